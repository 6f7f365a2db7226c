import type { LocalDate, LocalDateTime, LocalTime, Weekday } from './types.ts';

const DAY = 86_400_000;

/** Days since 1970-01-01. */
export function dayNumber(date: LocalDate): number {
	return (
		Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) /
		DAY
	);
}

const two = (n: number) => (n < 10 ? `0${n}` : String(n));

/** The date that many days after 1970-01-01. Years are reckoned from March, so that leap days come last. */
export function dateOfDay(day: number): LocalDate {
	const since = day + 719_468;
	const era = Math.floor(since / 146_097);
	const ofEra = since - era * 146_097;
	const yearOfEra = Math.floor(
		(ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
			365
	);
	const ofYear =
		ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const fromMarch = Math.floor((5 * ofYear + 2) / 153);
	const date = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
	const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
	const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
	return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}` as LocalDate;
}

/** True for a date of the calendar, `2024-02-29` but not `2026-02-29`. */
export function isDate(text: string): text is LocalDate {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const day = dayNumber(text as LocalDate);
	return Number.isFinite(day) && dateOfDay(day) === text;
}

export const dateOf = (local: LocalDateTime) => local.slice(0, 10) as LocalDate;
export const timeOf = (local: LocalDateTime) => local.slice(11, 16) as LocalTime;

export function addDays(date: LocalDate, days: number): LocalDate {
	return dateOfDay(dayNumber(date) + days);
}

/** Days from the first date to the second; negative when it lies before. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
	return dayNumber(to) - dayNumber(from);
}

/** 1970-01-01 was a Thursday. */
export function weekdayOf(date: LocalDate): Weekday {
	return (((((dayNumber(date) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** The Monday of the date's week (T5). */
export function mondayOf(date: LocalDate): LocalDate {
	return addDays(date, 1 - weekdayOf(date));
}

/** ISO 8601 week: the year its Thursday falls in, and its number, 1–53. */
export function isoWeek(date: LocalDate): { readonly year: number; readonly week: number } {
	const thursday = addDays(mondayOf(date), 3);
	const year = Number(thursday.slice(0, 4));
	const week = Math.floor(daysBetween(`${year}-01-01` as LocalDate, thursday) / 7) + 1;
	return { year, week };
}

/** First day of the date's month. */
export const monthStart = (date: LocalDate) => `${date.slice(0, 7)}-01` as LocalDate;

/** First day of the month `months` later. */
export function addMonths(date: LocalDate, months: number): LocalDate {
	const first = Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1 + months, 1);
	return dateOfDay(first / DAY);
}

/** How many days the date's month has. */
export function daysInMonth(date: LocalDate): number {
	return daysBetween(monthStart(date), addMonths(date, 1));
}
