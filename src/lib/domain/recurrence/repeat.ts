import { ok, refused, type Result } from '../refusal.ts';
import { addDays, dateOf, daysBetween, timeOf } from '../time/date.ts';
import { seasonEnd, seasonOf } from '../time/season.ts';
import type { Holiday, LocalDate, LocalDateTime, Range, Zone } from '../time/types.ts';
import { at, rangeBetween } from '../time/zoned.ts';
import { datesOfRule } from './dates.ts';
import type { RepeatRule } from './rule.ts';

/** BK10: a longer repeat is refused. */
export const MOST_DATES = 400;

/** Holidays and exceptions leave dates out; but nobody waits for forty years to be walked through. */
const MOST_LOOKED_AT = 4 * MOST_DATES;

export type Repeated = { readonly range: Range; readonly holiday: Holiday };

export type RepeatRefusal =
	| { readonly type: 'EndBeforeStart' }
	| { readonly type: 'TooManyOccurrences'; readonly most: number }
	| { readonly type: 'NothingAsked' };

export type RepeatWish = {
	readonly start: LocalDateTime;
	readonly end: LocalDateTime;
	readonly zone: Zone;
	readonly rule: RepeatRule;
	/** Last date it may begin on; absent: the end of the season of the first (T4). */
	readonly until?: LocalDate | undefined;
	readonly except?: readonly LocalDate[] | undefined;
	readonly skips: 'none' | 'public' | 'school' | 'both';
};

/**
 * The dates of a repeat, each with the wall time of the first and the instants it means (BK10, T3),
 * minus exceptions and, if ticked, holidays. More than 400 are refused, none at all too. A date on
 * which nothing of the wall time exists is passed over.
 */
export function repeat(
	wish: RepeatWish,
	holidayOn: (date: LocalDate) => Holiday
): Result<Repeated[], RepeatRefusal> {
	const first = rangeBetween(wish.start, wish.end, wish.zone);
	if (!first.ok) return first;
	const day = dateOf(wish.start);
	const until = wish.until ?? seasonEnd(seasonOf(day));
	const length = daysBetween(day, dateOf(wish.end));
	const except = new Set(wish.except);
	const dates = datesOfRule(day, wish.rule, until, MOST_LOOKED_AT);
	const found: Repeated[] = [];
	for (const date of dates) {
		const holiday = holidayOn(date);
		if (except.has(date) || isSkipped(holiday, wish.skips)) continue;
		const range = rangeBetween(
			at(date, timeOf(wish.start)),
			at(addDays(date, length), timeOf(wish.end)),
			wish.zone
		);
		if (!range.ok) continue;
		if (found.length === MOST_DATES)
			return refused({ type: 'TooManyOccurrences', most: MOST_DATES });
		found.push({ range: range.value, holiday });
	}
	return found.length === 0 ? refused({ type: 'NothingAsked' }) : ok(found);
}

/** Whether a day of this kind is left out. */
export function isSkipped(holiday: Holiday, skips: RepeatWish['skips']): boolean {
	if (holiday === 'none' || skips === 'none') return false;
	return holiday === 'both' || skips === 'both' || holiday === skips;
}
