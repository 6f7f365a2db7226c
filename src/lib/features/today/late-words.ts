import { dateOf, daysBetween, timeOf } from '../../domain/time/date.ts';
import type { Instant, LocalDate, LocalDateTime, Zone } from '../../domain/time/types.ts';
import { localOf } from '../../domain/time/zoned.ts';
import { formatDate, formatDay, formatRelativeDay, formatTime } from '../../i18n/dates.ts';
import { m } from '../../i18n/paraglide/messages.js';

/** "En retard depuis hier, 18 h": the hour matters today and yesterday, the day after that. */
export function lateSince(end: LocalDateTime, today: LocalDate): string {
	const days = daysBetween(dateOf(end), today);
	const time = formatTime(timeOf(end));
	if (days <= 0) return m.booking_late_since_time({ time });
	if (days === 1) return m.booking_late_since_yesterday({ time });
	return m.booking_late_since_day({ day: formatDate(dateOf(end)) });
}

/** "demain à 9 h", "samedi 19 juin à 9 h": from when the next borrower counts on it, or has since. */
export function expectedWhen(from: Instant, today: LocalDate, zone: Zone): string {
	const local = localOf(from, zone);
	const date = dateOf(local);
	const day =
		Math.abs(daysBetween(today, date)) <= 1 ? formatRelativeDay(date, today) : formatDay(date);
	return m.booking_day_at({ day, time: formatTime(local) });
}
