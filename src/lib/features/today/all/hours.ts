import { dateOf } from '../../../domain/time/date.ts';
import type { LocalDate, Range } from '../../../domain/time/types.ts';
import { lastDateOf } from '../../../domain/time/zoned.ts';
import { formatRange, formatTime, isWholeDays } from '../../../i18n/dates.ts';
import { m } from '../../../i18n/paraglide/messages.js';

export type HoursOnDay = {
	readonly start: string;
	readonly end: string | undefined;
	/** All of it, to begin a line, when it is of other days too: the margin doesn't say. */
	readonly beyond: string | undefined;
};

/** What the margin says of a booking under one of its days: as the agenda does. */
export function hoursOn(date: LocalDate, range: Pick<Range, 'start' | 'end'>): HoursOnDay {
	const last = lastDateOf(range);
	const whole = formatRange(range);
	const beyond =
		dateOf(range.start) === last ? undefined : whole.charAt(0).toUpperCase() + whole.slice(1);
	const begins = dateOf(range.start) === date;
	if (isWholeDays(range.start, range.end) || (!begins && date !== last))
		return { start: m.booking_all_day_1(), end: m.booking_all_day_2(), beyond };
	const over = dateOf(range.end) === last ? formatTime(range.end) : m.common_midnight();
	if (!begins) return { start: m.booking_end(), end: over, beyond };
	return { start: formatTime(range.start), end: beyond ? undefined : over, beyond };
}
