import type { Package } from '../domain/resource/types.ts';
import type { LocalDate, LocalTime, Weekday } from '../domain/time/types.ts';
import { formatTime, formatWeekday } from './dates.ts';
import { m } from './paraglide/messages.js';

/** The first week of 2024 began on a Monday. */
export const weekdayName = (day: Weekday): string => formatWeekday(`2024-01-0${day}` as LocalDate);

/** "lundi", "lundi et jeudi", "lundi, mardi et jeudi". */
export function weekdaysWords(days: readonly Weekday[]): string {
	const names = days.map(weekdayName);
	const last = names.at(-1) ?? '';
	const before = names.slice(0, -1).join(', ');
	return before === '' ? last : m.inventory_and({ first: before, last });
}

const moment = (day: Weekday, time: LocalTime) => `${weekdayName(day)} ${formatTime(time)}`;

/** "Week-end : samedi 8 h – lundi 8 h" */
export const packageWords = ({ name, startDay, startTime, endDay, endTime }: Package): string =>
	m.inventory_package_words({
		name,
		start: moment(startDay, startTime),
		end: moment(endDay, endTime)
	});
