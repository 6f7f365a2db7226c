import type { Range } from '../../../domain/time/types.ts';

/** What was read otherwise than it stands, or could not be read. */
export type CalendarOddity =
	/** A whole day that ends on the day it begins: read as one day. */
	| 'OneDay'
	/** Says no end: read as an hour. */
	| 'NoEnd'
	/** Goes on for ever: it stops at the season's end (T4). */
	| 'Endless'
	/** Goes on beyond the season. */
	| 'GoesOn'
	/** More than 400 dates (BK10). */
	| 'TooMany'
	/** Repeats by the second, or on no day at all: not walked to its end. */
	| 'TooFine'
	/** A repetition that can't be read: its first date stands. */
	| 'RuleUnread'
	/** A zone nobody knows: read as the space's. */
	| 'ZoneUnknown'
	/** No name to know it by when it comes again: one was made of its first date and title. */
	| 'NoUid'
	/** The same name twice: the later version stands. */
	| 'Twice'
	/** A change to one date and all after it: read as a change to that date. */
	| 'AndAfter';

export type ReadDate = {
	/** Wall time of the space and instants. */
	readonly range: Range;
	/** Which date of its series, by the instant it was meant to begin: the same at every import. */
	readonly part: string;
	/** Where this date says otherwise than its series. */
	readonly title?: string;
	readonly place?: string;
};

export type ReadEvent = {
	/** UID: importing again updates. */
	readonly uid: string;
	readonly title: string;
	readonly place: string;
	readonly description: string;
	readonly allDay: boolean;
	readonly cancelled: boolean;
	/** What stands behind `RRULE:`, for reading. */
	readonly rrule: string | undefined;
	readonly dates: readonly ReadDate[];
	readonly oddities: readonly CalendarOddity[];
};
