import type { FactKey, SpaceId } from '../../src/lib/domain/ids.ts';
import type { Refusal } from '../../src/lib/domain/refusal.ts';
import type { Instant } from '../../src/lib/domain/time/types.ts';
import { goesWith, keysErasedBy } from '../../src/lib/register/erasure.ts';
import type { Room } from '../../src/lib/register/facts/kinds.ts';
import { keyOf, readFact, refusalOf } from '../../src/lib/register/text.ts';
import type { Trust } from '../../src/lib/register/trust/state.ts';
import type { Verify } from './admit.ts';
import { whyNotTaken, type Arrival } from './check.ts';
import { Draft } from './draft.ts';
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
	/** R7: its key, or whom it is about, was erased. */
	readonly isErased: (key: string) => boolean;
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
	const draft = new Draft(space, means);
	const isGone = goesWith((key) => draft.isErased(key));

	const judge = (arrival: Arrival): Outcome => {
		const { text } = arrival.sealed;
		const key = keyOf(text);
		const there = draft.numberOf(key);
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
		if (isGone(text, key)) return { type: 'refused', key, refusal: { type: 'Erased' } };

		const { room } = arrival;
		const number = Math.max(space.last + 1, means.now);
		draft.add(room, { ...written, number, mac: means.mac(space.id, room, number, key) });
		draft.erase(keysErasedBy(written.fact));
		return { type: 'numbered', key, number };
	};

	return { outcomes: arrivals.map(judge), batch: draft.done() };
}
