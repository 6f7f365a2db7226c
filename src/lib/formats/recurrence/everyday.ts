import { datesOfRule } from '../../domain/recurrence/dates.ts';
import type { RepeatRule } from '../../domain/recurrence/rule.ts';
import { dateOf, daysInMonth, timeOf, weekdayOf } from '../../domain/time/date.ts';
import { at } from '../../domain/time/zoned.ts';
import type { LocalDate, Weekday } from '../../domain/time/types.ts';
import { MOST_STEPS } from './most-steps.ts';
import type { Repeating, Walk } from './dates.ts';
import type { RuleParts } from './parts.ts';

const KNOWN = ['FREQ', 'INTERVAL', 'BYDAY', 'COUNT', 'WKST'];
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const NTHS = [1, 2, 3, 4, 5, -1] as const;

const weekdayNamed = (text: string): Weekday | undefined =>
	([1, 2, 3, 4, 5, 6, 7] as const).find((day) => DAYS[day - 1] === text);

/**
 * The rule as our own code walks it, many times as fast as the library: those that people tick (BK10),
 * where the first date is one of the rule's. Undefined for any other.
 */
export function everydayRule(
	{ freq, values }: RuleParts,
	first: LocalDate
): RepeatRule | undefined {
	if ([...values.keys()].some((name) => !KNOWN.includes(name))) return undefined;
	const interval = Number(values.get('INTERVAL') ?? 1);
	const byDay = values.get('BYDAY');
	if (freq === 'DAILY' && byDay === undefined) return { every: 'day', interval };
	if (freq === 'WEEKLY') return weekly(values, byDay, interval, first);
	if (freq !== 'MONTHLY') return undefined;
	return byDay === undefined
		? { every: 'month', interval, by: 'date' }
		: monthly(byDay, interval, first);
}

function weekly(
	values: RuleParts['values'],
	byDay: string | undefined,
	interval: number,
	first: LocalDate
): RepeatRule | undefined {
	if (interval > 1 && (values.get('WKST') ?? 'MO') !== 'MO') return undefined;
	const own = weekdayOf(first);
	const days = byDay === undefined ? [own] : byDay.split(',').map(weekdayNamed);
	const known = days.filter((day) => day !== undefined);
	if (known.length < days.length || !known.includes(own)) return undefined;
	return { every: 'week', interval, days: known };
}

function monthly(byDay: string, interval: number, first: LocalDate): RepeatRule | undefined {
	const nth = NTHS.find((each) => each === Number(byDay.slice(0, -2)));
	const day = weekdayNamed(byDay.slice(-2));
	if (nth === undefined || day === undefined || weekdayOf(first) !== day) return undefined;
	const date = Number(first.slice(8));
	const fits = nth === -1 ? date > daysInMonth(first) - 7 : Math.ceil(date / 7) === nth;
	return fits ? { every: 'month', interval, by: 'weekday', day, nth } : undefined;
}

export function* walkEveryday(rule: RepeatRule, parts: RuleParts, wish: Repeating): Walk {
	const { start, until } = wish;
	const own = parts.until !== undefined && dateOf(parts.until) <= until;
	const last = own && parts.until !== undefined ? dateOf(parts.until) : until;
	const most = Math.min(parts.count ?? MOST_STEPS, MOST_STEPS);
	const dates = datesOfRule(dateOf(start), rule, last, most);
	for (const date of dates) yield at(date, timeOf(start));
	if (dates.length === MOST_STEPS) return 'steps';
	return own ? 'rule' : 'until';
}
