import { goesWith } from '../../../src/lib/register/erasure.ts';
import type { SpaceState } from '../../../src/lib/register/fold/state.ts';
import { readFact } from '../../../src/lib/register/text.ts';
import { whyNotRead } from '../../../sync-server/room/admit.ts';
import { ROOMS } from '../engine.ts';
import { foldOf } from '../log.ts';
import type { Phone } from '../phone.ts';
import type { VillageRelay } from '../relay.ts';
import { difference, Violation } from '../violation.ts';
import type { Witness } from '../witness.ts';

/** All that is kept somewhere, as bytes one can search. */
type Kept = { readonly where: string; readonly bytes: string };

const latin = (updates: readonly Uint8Array[]): string =>
	updates.map((update) => Buffer.from(update).toString('latin1')).join('\n');

function keptBy({ name, disk }: Phone): Kept[] {
	const { copies, begun, outbox, drawer, beside } = disk;
	return [
		{ where: `${name}’s copies`, bytes: ROOMS.map((room) => latin(copies[room])).join('\n') },
		{ where: `${name}’s new copies`, bytes: ROOMS.map((room) => latin(begun[room])).join('\n') },
		{
			where: `what ${name} was handed`,
			bytes: JSON.stringify(beside.map(({ text }) => text))
		},
		{ where: `${name}’s outbox`, bytes: JSON.stringify(outbox.map(({ text }) => text)) },
		{
			where: `${name}’s drawer`,
			bytes: JSON.stringify([...drawer.values()].map(({ text }) => text))
		}
	];
}

/** What people and texts are called that are still there: two may have one name. */
const living = ({ people, words }: SpaceState): ReadonlySet<string> =>
	new Set([
		...[...people.values()].map(({ body }) => body.name),
		...[...words.values()].map(({ text }) => text)
	]);

/** R7: whoever may hear of an erasure keeps nothing of what it takes away, nor does the relay. */
export function checkErased(
	phones: readonly Phone[],
	relay: VillageRelay,
	witness: Witness
): number {
	const { log } = witness;
	const { state } = log.fold(log.counts).fold;
	const { erased, trust, space } = state;
	if (erased.size === 0) return 0;
	const goes = goesWith((key) => erased.has(key));
	const hearing = phones.filter(
		({ joined, network }) =>
			joined && whyNotRead(trust, network.device.id, 'register') === undefined
	);
	const bytes = ROOMS.map((room) => latin(relay.store.updatesOf(space, room).updates)).join('\n');
	const kept = [{ where: 'the relay', bytes }, ...hearing.flatMap(keptBy)];
	const still = living(state);
	let gone = 0;
	for (const [key, { text }] of witness.said) {
		if (!goes(text, key)) continue;
		gone += 1;
		const read = readFact(text, key);
		if (!read.ok) continue;
		const { fact } = read.value;
		const where = kept.find((one) => one.bytes.includes(fact.n))?.where;
		if (where !== undefined) throw new Violation('R7', `${where} still has ${text}`);
		const said =
			fact.kind === 'person.added'
				? fact.body.name
				: fact.kind === 'words.written'
					? fact.body.text
					: undefined;
		if (said === undefined || still.has(said)) continue;
		const shown = hearing.find(({ disk }) => showsIt(disk.rows, said));
		if (shown !== undefined) throw new Violation('R7', `${shown.name} still shows ${said}`);
	}
	return gone;
}

const showsIt = (rows: Phone['disk']['rows'], said: string): boolean => {
	const quoted = JSON.stringify(said);
	return [...rows.values()].some((row) => JSON.stringify(row)?.includes(quoted));
};

/** R7: what was erased decided nothing: standings are what they would be with it. */
export function checkUnmoved({ log }: Witness): void {
	if (!log.isRewritten) return;
	const { state } = log.fold(log.counts).fold;
	const { fold: whole } = foldOf(state.space, log.all.people, log.all.register);
	const is = standingsOf(state);
	const should = standingsOf(whole.state);
	if (is !== should)
		throw new Violation('R7', `erasing moved a standing: ${difference(is, should)}`);
}

const standingsOf = (state: SpaceState): string =>
	JSON.stringify(
		[...state.bookings.values()].map(({ id }) => [id, state.book.standings(id)]),
		undefined,
		1
	);
