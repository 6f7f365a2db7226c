import type { Holiday, LocalDate } from '../time/types.ts';
import { datesOfRule } from './dates.ts';
import { isSkipped, MOST_DATES, type RepeatWish } from './repeat.ts';
import type { RepeatRule } from './rule.ts';

/**
 * Dates a kept repeat means that aren't among its own and are no holiday it skips: taken out by hand,
 * dropped or moved (BK10).
 */
export function leftOut(
	kept: readonly LocalDate[],
	rule: RepeatRule,
	until: LocalDate,
	skips: RepeatWish['skips'],
	holidayOn: (date: LocalDate) => Holiday
): LocalDate[] {
	const own = new Set(kept);
	const first = kept.toSorted()[0];
	if (first === undefined) return [];
	return datesOfRule(first, rule, until, 2 * MOST_DATES).filter(
		(date) => !own.has(date) && !isSkipped(holidayOn(date), skips)
	);
}
