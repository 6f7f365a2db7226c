/**
 * Dates and hours in words. The phone's own zone never counts (T3): local dates and times are
 * written as they stand, instants only with the zone they are to be read in.
 */
import { m } from './paraglide/messages.js';
import { getLocale } from './paraglide/runtime.js';
import type { Instant, LocalDate, LocalDateTime, LocalTime, Zone } from '../domain/time/types.ts';
import { clockOf } from './clock.ts';

const NBSP = '\u00a0';
const DAY_MS = 86_400_000;

/** Each a list of words, in the calendar's order, Sunday first. */
const NAMES = {
	month: m.common_months,
	monthShort: m.common_months_short,
	weekday: m.common_weekdays,
	weekdayShort: m.common_weekdays_short
} as const satisfies Record<string, () => string>;

/**
 * Order, spaces and "1er" are ours, and so are the names: the first one that a browser's Intl is asked
 * for keeps a phone busy for longer than the screen that says it. They are asked for by the thousand:
 * each list is cut once.
 */
const names = new Map<string, readonly string[]>();
function named(date: LocalDate, form: keyof typeof NAMES): string {
	const key = getLocale() + form;
	let list = names.get(key);
	if (list === undefined) {
		list = NAMES[form]().split(' ');
		names.set(key, list);
	}
	const isMonth = form === 'month' || form === 'monthShort';
	const place = isMonth ? Number(date.slice(5, 7)) - 1 : new Date(utc(date)).getUTCDay();
	return list[place] ?? '';
}

const utc = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`);
const dayOf = (at: LocalDateTime): LocalDate => at.slice(0, 10) as LocalDate; // a prefix of a checked value
const year = (date: LocalDate): string => date.slice(0, 4);

/** "12", or "1er" in French. */
function dayNumber(date: LocalDate): string {
	const day = Number(date.slice(8, 10));
	return day === 1 && getLocale() === 'fr' ? '1er' : String(day);
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** "juin". */
export const formatMonthName = (date: LocalDate): string => named(date, 'month');
/** "juil." */
export const formatMonthShort = (date: LocalDate): string => named(date, 'monthShort');
/** "juin 2027". */
export const formatMonth = (date: LocalDate): string => `${formatMonthName(date)} ${year(date)}`;
/** "samedi". */
export const formatWeekday = (date: LocalDate): string => named(date, 'weekday');
/** "sam." */
export const formatWeekdayShort = (date: LocalDate): string => named(date, 'weekdayShort');

/** "12 juin", unbroken. */
export const formatDate = (date: LocalDate): string =>
	`${dayNumber(date)}${NBSP}${formatMonthName(date)}`;
/** "samedi 12 juin". */
export const formatDay = (date: LocalDate): string => `${formatWeekday(date)} ${formatDate(date)}`;
/** "Samedi 12 juin", to begin a line. */
export const formatDayTitle = (date: LocalDate): string => capital(formatDay(date));
/** "samedi 12 juin 2027". */
export const formatDayLong = (date: LocalDate): string => `${formatDay(date)}${NBSP}${year(date)}`;
/** "Sam. 12". */
export const formatDayShort = (date: LocalDate): string =>
	`${capital(formatWeekdayShort(date))}${NBSP}${Number(date.slice(8, 10))}`;
/** "12/06/2027" (T5). */
export const formatDateNumeric = (date: LocalDate): string =>
	`${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;

/** "14 h 30", "14 h"; "14:30" in English. Takes the hour of a date and time as well. */
export function formatTime(at: LocalDateTime | LocalTime): string {
	const time = at.length > 5 ? at.slice(11, 16) : at;
	const hours = Number(time.slice(0, 2));
	const minutes = time.slice(3, 5);
	if (getLocale() !== 'fr') return `${String(hours).padStart(2, '0')}:${minutes}`;
	return minutes === '00' ? `${hours}${NBSP}h` : `${hours}${NBSP}h${NBSP}${minutes}`;
}

/** "14 h – 17 h"; an end at midnight is said as such. */
export function formatHours(start: LocalDateTime, end: LocalDateTime): string {
	const last = end.slice(11, 16) === '00:00' ? m.common_midnight() : formatTime(end);
	return m.common_hours_range({ start: formatTime(start), end: last });
}

const startsAtMidnight = (at: LocalDateTime): boolean => at.slice(11, 16) === '00:00';
const before = (date: LocalDate): LocalDate =>
	new Date(utc(date) - DAY_MS).toISOString().slice(0, 10) as LocalDate; // ISO text of a checked date

/** True for midnight to midnight: shown with an inclusive last day (T2). */
export const isWholeDays = (start: LocalDateTime, end: LocalDateTime): boolean =>
	startsAtMidnight(start) && startsAtMidnight(end) && start < end;

/** "du 12 au 14 juin", "du 30 juin au 2 juillet", "12 juin" alone when it is one day. Both inclusive. */
export function formatDays(first: LocalDate, last: LocalDate): string {
	if (first === last) return formatDay(first);
	return m.common_when_days({ first: formatDay(first), last: formatDay(last) });
}

/**
 * "samedi 12 juin, 9 h – 19 h"; "du samedi 12 juin, 18 h, au lundi 14 juin, 8 h"; whole days
 * without hours. The year is said when it isn't `today`'s.
 */
export function formatRange(
	{ start, end }: { readonly start: LocalDateTime; readonly end: LocalDateTime },
	today?: LocalDate
): string {
	const first = dayOf(start);
	const last = startsAtMidnight(end) && start < end ? before(dayOf(end)) : dayOf(end);
	const otherYear = today !== undefined && year(today) !== year(last);
	const tail = otherYear ? `${NBSP}${year(last)}` : '';
	if (isWholeDays(start, end)) return formatDays(first, last) + tail;
	if (first === last)
		return m.common_when_day_hours({
			day: formatDay(first) + tail,
			hours: formatHours(start, end)
		});
	return m.common_when_span({
		first: formatDay(first),
		start: formatTime(start),
		last: formatDay(dayOf(end)) + tail,
		end: formatTime(end)
	});
}

/** Whole days from one date to another; negative when the other is earlier. */
export const daysFrom = (from: LocalDate, to: LocalDate): number =>
	Math.round((utc(to) - utc(from)) / DAY_MS);

/** "aujourd'hui", "demain", "dans 2 jours", "il y a 3 jours". */
export function formatRelativeDay(date: LocalDate, today: LocalDate): string {
	const days = daysFrom(today, date);
	if (days === 0) return m.common_today();
	if (days === 1) return m.common_tomorrow();
	if (days === -1) return m.common_yesterday();
	return days > 0 ? m.common_in_days({ days }) : m.common_days_ago({ days: -days });
}

/** An instant as people there say it: "à 14 h 30", "hier à 18 h", "le 3 mai à 18 h". */
export function formatInstant(at: Instant, now: Instant, zone: Zone): string {
	const then = clockOf(at, zone);
	const today = clockOf(now, zone).date;
	const time = formatTime(then.time);
	const days = daysFrom(then.date, today);
	if (days === 0) return m.common_at_time({ time });
	if (days === 1) return m.common_yesterday_at({ time });
	const tail = year(then.date) === year(today) ? '' : `${NBSP}${year(then.date)}`;
	return m.common_on_day_at({ day: formatDate(then.date) + tail, time });
}
