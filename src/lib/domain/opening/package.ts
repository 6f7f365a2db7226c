import { dateOf, timeOf, weekdayOf } from '../time/date.ts';
import type { Package } from '../resource/types.ts';
import type { LocalDateTime } from '../time/types.ts';
import { minuteOfDay, wallMinutes } from './wall.ts';

const DAY = 1440;
const WEEK = 7 * DAY;

/** Minutes of wall time from a package's start to its end, at most a week. */
export function packageMinutes(each: Package): number {
	const minutes =
		(each.endDay - each.startDay) * DAY + minuteOfDay(each.endTime) - minuteOfDay(each.startTime);
	return minutes > 0 ? minutes : minutes + WEEK;
}

/** Whether the range is exactly this package (RS5). */
export function matchesPackage(
	each: Package,
	range: { readonly start: LocalDateTime; readonly end: LocalDateTime }
): boolean {
	return (
		timeOf(range.start) === each.startTime &&
		weekdayOf(dateOf(range.start)) === each.startDay &&
		wallMinutes(range.end) - wallMinutes(range.start) === packageMinutes(each)
	);
}
