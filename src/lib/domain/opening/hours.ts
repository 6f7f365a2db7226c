import type { OpenHours } from '../resource/types.ts';
import type { LocalDateTime } from '../time/types.ts';
import { minuteOfDay, wallMinutes } from './wall.ts';

const DAY = 1440;

/** 1 is Monday; day 0 of the count was a Thursday. */
const weekdayOfDay = (day: number) => ((((day + 3) % 7) + 7) % 7) + 1;

/**
 * Whether opening hours cover every minute of the range (RS5). No hours at all means always open;
 * hours that end at or before their start run into the next day.
 */
export function isOpenThroughout(
	hours: readonly OpenHours[],
	range: { readonly start: LocalDateTime; readonly end: LocalDateTime }
): boolean {
	if (hours.length === 0) return true;
	const end = wallMinutes(range.end);
	let minute = wallMinutes(range.start);
	while (minute < end) {
		const until = openUntil(hours, minute);
		if (until <= minute) return false;
		minute = until;
	}
	return true;
}

/** The end of the opening that runs at this minute, or the minute itself when closed. */
function openUntil(hours: readonly OpenHours[], minute: number): number {
	const today = Math.floor(minute / DAY);
	let until = minute;
	for (const day of [today - 1, today]) {
		const weekday = weekdayOfDay(day);
		for (const open of hours) {
			if (!open.days.some((each) => each === weekday)) continue;
			const from = minuteOfDay(open.from);
			const to = minuteOfDay(open.to);
			const ends = day * DAY + (to > from ? to : to + DAY);
			if (day * DAY + from <= minute && ends > until) until = ends;
		}
	}
	return until;
}
