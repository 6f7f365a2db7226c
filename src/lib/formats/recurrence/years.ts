import { addDays, dateOf, dayNumber, isoWeek, timeOf, weekdayOf } from '../../domain/time/date.ts';
import type { LocalDate } from '../../domain/time/types.ts';
import { at } from '../../domain/time/zoned.ts';
import type { Repeating, Walk } from './dates.ts';
import type { RuleParts } from './parts.ts';

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/**
 * The twentieth Monday of the year, or the Monday of week 20: the two forms that the library gets
 * wrong (its answers to the RFC's own examples), and seldom anybody's.
 */
export const isCountedByYear = ({ freq, values }: RuleParts): boolean =>
	freq === 'YEARLY' &&
	(values.has('BYWEEKNO') || (!values.has('BYMONTH') && /\d/.test(values.get('BYDAY') ?? '')));

/** Parts that these forms can be walked with. */
const KNOWN = ['FREQ', 'INTERVAL', 'COUNT', 'WKST', 'BYWEEKNO', 'BYDAY'];

/** Day by day. Undefined for what else the rule may say. */
export function walkYears(parts: RuleParts, wish: Repeating): Walk | undefined {
	const { values } = parts;
	const weeks = values.get('BYWEEKNO')?.split(',').map(Number);
	const days = values.get('BYDAY')?.split(',') ?? [DAYS[weekdayOf(dateOf(wish.start)) - 1] ?? ''];
	const otherWeeks = weeks !== undefined && (values.get('WKST') ?? 'MO') !== 'MO';
	if (otherWeeks || [...values.keys()].some((name) => !KNOWN.includes(name))) return undefined;
	return walkDays(wish, Number(values.get('INTERVAL') ?? 1), (date) => {
		const weekday = DAYS[weekdayOf(date) - 1] ?? '';
		if (weeks !== undefined) return inWeeks(date, weeks) && days.includes(weekday);
		return days.some(
			(day) => day === weekday || nthsOf(date).some((nth) => day === `${nth}${weekday}`)
		);
	});
}

function* walkDays(
	{ start, until }: Repeating,
	interval: number,
	matches: (date: LocalDate) => boolean
): Walk {
	const first = Number(start.slice(0, 4));
	for (let date = dateOf(start); date <= until; date = addDays(date, 1)) {
		if ((Number(date.slice(0, 4)) - first) % interval === 0 && matches(date)) {
			yield at(date, timeOf(start));
		}
	}
	return 'until';
}

function inWeeks(date: LocalDate, weeks: readonly number[]): boolean {
	const { year, week } = isoWeek(date);
	// 28 December always lies in the last week.
	const last = isoWeek(`${year}-12-28` as LocalDate).week;
	return weeks.includes(week) || weeks.includes(week - last - 1);
}

/** Which such weekday of its year it is, from either end, as the RFC writes it. */
function nthsOf(date: LocalDate): string[] {
	const year = date.slice(0, 4);
	const nth = Math.floor((dayNumber(date) - dayNumber(`${year}-01-01` as LocalDate)) / 7) + 1;
	const back = Math.floor((dayNumber(`${year}-12-31` as LocalDate) - dayNumber(date)) / 7) + 1;
	return [String(nth), `+${nth}`, String(-back)];
}
