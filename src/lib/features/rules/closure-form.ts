import { addDays, isDate } from '../../domain/time/date.ts';
import type { LocalDate, LocalDateTime, LocalTime } from '../../domain/time/types.ts';
import { at } from '../../domain/time/zoned.ts';
import { m } from '../../i18n/paraglide/messages.js';
import { isTime } from './rules-form.ts';

export type ClosureForm = {
	scope: 'one' | 'all';
	from: string;
	to: string;
	byHour: boolean;
	fromTime: string;
	toTime: string;
	reason: string;
};

export const emptyClosure = (today: LocalDate): ClosureForm => ({
	scope: 'one',
	from: today,
	to: today,
	byHour: false,
	fromTime: '08:00',
	toTime: '18:00',
	reason: ''
});

const MIDNIGHT = '00:00' as LocalTime;

/** Wall time from start to end; whole days run from midnight to the midnight after the last (T2). */
export function closureRange(
	form: ClosureForm
): { readonly start: LocalDateTime; readonly end: LocalDateTime } | undefined {
	const { from, to, byHour, fromTime, toTime } = form;
	if (!isDate(from) || !isDate(to)) return undefined;
	const range = byHour
		? isTime(fromTime) && isTime(toTime) && { start: at(from, fromTime), end: at(to, toTime) }
		: { start: at(from, MIDNIGHT), end: at(addDays(to, 1), MIDNIGHT) };
	return range && range.start < range.end ? range : undefined;
}

type Problems = Partial<Record<'from' | 'to' | 'fromTime' | 'toTime', string>>;

/** What to correct, in words; empty when it can be written. */
export function closureProblems(form: ClosureForm): Problems {
	const problems: Problems = {};
	if (!isDate(form.from)) problems.from = m.rules_no_date();
	if (!isDate(form.to)) problems.to = m.rules_no_date();
	if (form.byHour && !isTime(form.fromTime)) problems.fromTime = m.rules_no_hour();
	if (form.byHour && !isTime(form.toTime)) problems.toTime = m.rules_no_hour();
	if (Object.keys(problems).length === 0 && closureRange(form) === undefined)
		problems.to = m.rules_before_first();
	return problems;
}
