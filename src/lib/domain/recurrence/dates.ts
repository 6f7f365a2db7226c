import {
	addDays,
	addMonths,
	dateOfDay,
	dayNumber,
	daysBetween,
	daysInMonth,
	mondayOf,
	weekdayOf
} from '../time/date.ts';
import type { LocalDate, Weekday } from '../time/types.ts';
import type { RepeatRule } from './rule.ts';

/**
 * Dates of a rule from the first on, both ends included, in order, at most `most`. The first date is
 * always one of them: it is what was being booked when the repeat was ticked.
 */
export function datesOfRule(
	first: LocalDate,
	rule: RepeatRule,
	until: LocalDate,
	most: number
): LocalDate[] {
	const dates: LocalDate[] = [first];
	const interval = Math.max(1, Math.floor(rule.interval));
	for (const date of datesAfter(first, { ...rule, interval }, until)) {
		if (dates.length >= most) break;
		dates.push(date);
	}
	return dates;
}

function* datesAfter(first: LocalDate, rule: RepeatRule, until: LocalDate): Generator<LocalDate> {
	for (let period = 0; ; period++) {
		const [begins, dates] = periodOf(first, rule, period);
		if (begins > until) return;
		for (const date of dates) if (date > first && date <= until) yield date;
	}
}

/** When the n-th day, week or month of the rule begins, and its dates. */
function periodOf(
	first: LocalDate,
	rule: RepeatRule,
	period: number
): readonly [LocalDate, readonly LocalDate[]] {
	const step = period * rule.interval;
	if (rule.every === 'day') {
		const date = addDays(first, step);
		return [date, [date]];
	}
	if (rule.every === 'week') {
		const monday = dayNumber(mondayOf(first)) + 7 * step;
		const days = [...new Set(rule.days)].sort((a, b) => a - b);
		return [dateOfDay(monday), days.map((day) => dateOfDay(monday + day - 1))];
	}
	const month = addMonths(first, step);
	if (rule.by === 'weekday') return [month, nthWeekday(month, rule.day, rule.nth)];
	const day = Number(first.slice(8));
	return [month, day <= daysInMonth(month) ? [addDays(month, day - 1)] : []];
}

function nthWeekday(month: LocalDate, day: Weekday, nth: number): LocalDate[] {
	const firstSuch = addDays(month, (day - weekdayOf(month) + 7) % 7);
	const last = daysInMonth(month);
	const count = Math.floor((last - 1 - daysBetween(month, firstSuch)) / 7) + 1;
	const place = nth === -1 ? count : nth;
	return place <= count ? [addDays(firstSuch, 7 * (place - 1))] : [];
}
