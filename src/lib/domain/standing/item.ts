import type { Wanted } from '../availability/places.ts';
import type { BookingId, LineId, OccurrenceId } from '../ids.ts';
import type { Instant, Span } from '../time/types.ts';
import type { Standing } from './types.ts';
import type { Claim } from './claim.ts';

/** A claim that waits to be tried again, in the order it was asked (BK5). */
export type Wait = Span & {
	readonly booking: BookingId;
	readonly line: LineId;
	readonly occurrence: OccurrenceId;
	/** The number of the fact that asked for it. */
	readonly number: Instant;
	/** Equal numbers (facts not yet numbered) keep the order they were written in. */
	readonly turn: number;
	/** Place in its booking: dates within lines (BK7). */
	readonly place: number;
};

/** One line on one date of a booking: what is wished, and what stands (BK2, BK6). */
export type Item = {
	readonly line: LineId;
	readonly occurrence: OccurrenceId;
	readonly wanted: Wanted;
	readonly stands: Claim | undefined;
	readonly confirmed: boolean;
	/** Set while what is wished doesn't stand and may yet be tried. */
	readonly waits: Wait | undefined;
	readonly ended: 'refused' | 'withdrawn' | undefined;
	/** A steward refused the change that waits; what stood before still stands. */
	readonly changeRefused: boolean;
	/** Turn at which its people last said that it is settled as it stands (BK8). */
	readonly settled: number;
};

export function standingOf(item: Item): Standing {
	if (item.ended !== undefined) return item.ended;
	if (item.stands === undefined) return 'waiting';
	return item.confirmed ? 'confirmed' : 'held';
}

/** Whether what stands is exactly what is wished. */
export function standsAsWished({ stands, wanted }: Item): boolean {
	return stands !== undefined && sameAsk(stands.asked, wanted);
}

type Asked = Span & Pick<Wanted, 'resource' | 'quantity'>;

export const sameAsk = (one: Asked, other: Asked) =>
	one.resource === other.resource &&
	one.quantity === other.quantity &&
	one.from === other.from &&
	one.to === other.to;

/** Less of the same, or the same: fewer units, or a shorter stretch within (BK6). */
export const isWithin = (inner: Asked, outer: Asked) =>
	inner.resource === outer.resource &&
	inner.quantity <= outer.quantity &&
	inner.from >= outer.from &&
	inner.to <= outer.to;

/** Earlier number first, then earlier written, then lines and dates in order (BK3, BK7). */
export const byTurn = (one: Wait, other: Wait) =>
	one.number - other.number || one.turn - other.turn || one.place - other.place;
