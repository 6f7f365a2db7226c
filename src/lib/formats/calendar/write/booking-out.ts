import type { Instant, Range } from '../../../domain/time/types.ts';

/** RFC 5545, 3.8.1.11. What waits, or isn't confirmed yet, is tentative. */
export type OutStatus = 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';

export type OutDate = {
	readonly id: string;
	readonly range: Range;
	readonly status: OutStatus;
};

/** A booking as a calendar tells it. */
export type OutBooking = {
	/** The same for ever. */
	readonly uid: string;
	/** Grows when it is changed. */
	readonly sequence: number;
	readonly created: Instant;
	/** When it was last changed. */
	readonly stamp: Instant;
	readonly title: string;
	readonly place: string;
	readonly description: string;
	/** Whose it is. */
	readonly category: string;
	readonly url?: string | undefined;
	/** The rule its dates came from (BK10). */
	readonly rrule: string | undefined;
	/** At least one. */
	readonly dates: readonly OutDate[];
};
