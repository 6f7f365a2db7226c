import type { FactKey, SpaceId } from '../../src/lib/domain/ids.ts';
import type { Refusal } from '../../src/lib/domain/refusal.ts';
import type { Instant } from '../../src/lib/domain/time/types.ts';
import type { Room } from '../../src/lib/register/facts/kinds.ts';
import type { LogEntry } from '../../src/lib/register/log.ts';
import { keyOf, readFact, refusalOf } from '../../src/lib/register/text.ts';
import { appendToTrust, concernsTrust } from '../../src/lib/register/trust.ts';
import type { Trust } from '../../src/lib/register/trust/state.ts';
import type { Verify } from './admit.ts';
import { whyNotTaken, type Arrival } from './check.ts';
import type { RoomLog } from './log.ts';
import type { Batch } from './store.ts';

/** A space as the relay holds it while it is in use. */
export type Space = { readonly id: SpaceId; last: Instant; readonly trust: Trust };

/** What a step may ask of the world. */
export type Means = {
	readonly now: Instant;
	readonly mac: (space: SpaceId, room: Room, number: Instant, key: FactKey) => string;
	readonly verify: Verify;
	/** The number of a fact that is already in one of the space's logs. */
	readonly numberOf: (key: FactKey) => Instant | undefined;
	readonly log: (room: Room) => RoomLog;
};

/** What became of one arrival. `again`: its entry was there already. */
export type Outcome =
	| { readonly type: 'numbered'; readonly key: FactKey; readonly number: Instant }
	| { readonly type: 'again'; readonly key: FactKey; readonly number: Instant }
	| { readonly type: 'refused'; readonly key: FactKey; readonly refusal: Refusal };

/**
 * Judges arrivals in their order against what came before them, numbers those that are taken and
 * appends them to the logs in memory. Outcomes stand in the arrivals' order. The batch must be
 * committed before anything of it is told; if that fails, space and logs are to be dropped.
 */
export function step(
	space: Space,
	arrivals: readonly Arrival[],
	means: Means
): { readonly outcomes: readonly Outcome[]; readonly batch: Batch | undefined } {
	const keys: { key: FactKey; number: Instant; room: Room }[] = [];
	const trust: LogEntry[] = [];
	const invitations: { hash: string; key: FactKey }[] = [];
	const entries = new Map<Room, LogEntry[]>();
	const fresh = new Map<FactKey, Instant>();

	const judge = (arrival: Arrival): Outcome => {
		const { text } = arrival.sealed;
		const key = keyOf(text);
		const there = fresh.get(key) ?? means.numberOf(key);
		if (there !== undefined) return { type: 'again', key, number: there };
		const read = readFact(text, key);
		if (!read.ok) return { type: 'refused', key, refusal: refusalOf(read.refusal) };
		const written = read.value;
		const refusal = whyNotTaken({
			space: space.id,
			trust: space.trust,
			arrival,
			written,
			verify: means.verify
		});
		if (refusal !== undefined) return { type: 'refused', key, refusal };

		const { room } = arrival;
		const { fact } = written;
		const number = Math.max(space.last + 1, means.now);
		const entry = { number, mac: means.mac(space.id, room, number, key), text };
		space.last = number;
		fresh.set(key, number);
		keys.push({ key, number, room });
		const already = entries.get(room);
		if (already) already.push(entry);
		else entries.set(room, [entry]);
		if (concernsTrust(fact.kind)) {
			trust.push(entry);
			appendToTrust(space.trust, room, entry);
		}
		if (fact.kind === 'invitation.made' || fact.kind === 'recovery.made') {
			invitations.push({ hash: fact.body.hash, key });
		}
		return { type: 'numbered', key, number };
	};

	const outcomes = arrivals.map(judge);
	if (keys.length === 0) return { outcomes, batch: undefined };
	const rooms = [...entries].map(([room, added]) => {
		const log = means.log(room);
		return { room, update: log.append(added), head: log.head() };
	});
	return {
		outcomes,
		batch: { space: space.id, last: space.last, rooms, keys, trust, invitations }
	};
}
