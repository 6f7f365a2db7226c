import { readsPeople, memberOf } from '../../src/lib/register/trust/roles.ts';
import { goesWith } from '../../src/lib/register/erasure.ts';
import { readLog } from '../../src/lib/register/log.ts';
import { keyOf } from '../../src/lib/register/text.ts';
import type { BesideRow } from '../../src/lib/store/rows.ts';
import { ROOMS, type Engine } from './engine.ts';
import type { Phone } from './phone.ts';

type Handed = Pick<BesideRow, 'room' | 'key' | 'text' | 'told' | 'sig'>;

/**
 * What one phone hands another as a file: the end of its log, what it was handed itself, and what isn't
 * numbered with its authors' signatures. What leaves can't be taken back. As engine/copy/hand-over.ts.
 */
export function handOver({ disk, network }: Phone, engine: Engine): Handed[] {
	const { chance } = network;
	disk.markSent(disk.outbox);
	const told = ROOMS.flatMap((room) =>
		readLog(engine.docOf(room))
			.slice(-chance.below(60) - 1)
			.map(({ number, mac, text }): Handed => {
				const generation = disk.generations[room];
				return { room, key: keyOf(text), text, told: { number, mac, generation }, sig: undefined };
			})
	);
	const unsent = disk.outbox.map(({ room, key, text, sig }): Handed => ({
		room,
		key,
		text,
		told: undefined,
		sig
	}));
	const beside = disk.beside.filter(({ refusal }) => refusal === undefined);
	return [...told, ...unsent, ...beside].filter(
		({ key, told: entry }) => entry || !engine.fold.inLog.has(key)
	);
}

/** What is news to this phone is kept beside its log. As engine/copy/take-over.ts. */
export function takeOver(
	{ disk, network }: Phone,
	from: Phone,
	handed: readonly Handed[],
	engine: Engine
): number {
	const { state } = engine.fold;
	const me = memberOf(state.trust, network.device.id);
	const there = disk.textsIn();
	const goes = goesWith((key) => state.erased.has(key));
	const own = new Set<string>([...disk.outbox.map(({ key }) => key), ...disk.drawer.keys()]);
	const news = handed.filter(
		({ room, key, text }) =>
			(room === 'register' || me === undefined || readsPeople(me)) &&
			!there.has(text) &&
			!own.has(key) &&
			!goes(text, key)
	);
	const { space, device } = from.network;
	const at = network.clock();
	return disk.keepBeside(
		news.map(({ room, key, text, told, sig }) => ({
			space,
			room,
			key,
			text,
			told,
			sig,
			at,
			from: device.id
		}))
	);
}
