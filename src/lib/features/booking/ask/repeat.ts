import { datesOfRule } from '../../../domain/recurrence/dates.ts';
import {
	MOST_DATES,
	repeat as repeated,
	type Repeated,
	type RepeatRefusal
} from '../../../domain/recurrence/repeat.ts';
import { rruleText, type RepeatRule } from '../../../domain/recurrence/rule.ts';
import type { Repeat } from '../../../domain/booking/types.ts';
import type { Result } from '../../../domain/refusal.ts';
import { dateOf, daysInMonth, isDate, weekdayOf } from '../../../domain/time/date.ts';
import { seasonEnd, seasonOf } from '../../../domain/time/season.ts';
import type { Holiday, LocalDate, Range, Weekday, Zone } from '../../../domain/time/types.ts';

export const RHYTHMS = ['day', 'week', 'month'] as const;
export const MONTHLY = ['date', 'nth', 'last'] as const;
export const MOST_INTERVAL = 12;

/** Repetition as the form holds it; no repetition is `null` in the draft. */
export type RepeatDraft = {
	/** "Chaque semaine", or the longer form. */
	readonly simple: boolean;
	readonly every: (typeof RHYTHMS)[number];
	readonly interval: number;
	/** Weekdays besides that of the first date. */
	readonly days: readonly Weekday[];
	readonly monthly: (typeof MONTHLY)[number];
	/** Empty: the end of the season (T4). */
	readonly until: LocalDate | '';
	readonly skipSchool: boolean;
	readonly skipPublic: boolean;
	readonly skipTaken: boolean;
	/** Dates taken out by hand. */
	readonly except: readonly LocalDate[];
};

export const freshRepeat = (simple: boolean): RepeatDraft => ({
	simple,
	every: 'week',
	interval: simple ? 1 : 2,
	days: [],
	monthly: 'nth',
	until: '',
	skipSchool: true,
	skipPublic: true,
	skipTaken: false,
	except: []
});

/** A kept draft is read like anything from a disk. */
export function readRepeat(value: unknown): RepeatDraft | null {
	if (typeof value !== 'object' || value === null) return null;
	const field = (name: keyof RepeatDraft): unknown => Reflect.get(value, name);
	const [interval, until] = [field('interval'), field('until')];
	const list = (name: 'days' | 'except'): unknown[] => {
		const kept = field(name);
		return Array.isArray(kept) ? kept : [];
	};
	const whole = typeof interval === 'number' && Number.isInteger(interval);
	return {
		simple: field('simple') === true,
		every: RHYTHMS.find((each) => each === field('every')) ?? 'week',
		interval: whole && interval >= 1 && interval <= MOST_INTERVAL ? interval : 1,
		days: list('days').filter((day) => isWeekday(day)),
		monthly: MONTHLY.find((each) => each === field('monthly')) ?? 'nth',
		until: typeof until === 'string' && isDate(until) ? until : '',
		skipSchool: field('skipSchool') === true,
		skipPublic: field('skipPublic') === true,
		skipTaken: field('skipTaken') === true,
		except: list('except').filter((date) => typeof date === 'string' && isDate(date))
	};
}

const isWeekday = (value: unknown): value is Weekday =>
	typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 7;

/** Which such weekday of its month a date is: 1 to 5. */
export const nthOf = (date: LocalDate) => Math.ceil(Number(date.slice(8)) / 7);

/** Whether a date is the last of its weekday in its month. */
export const isLastOfMonth = (date: LocalDate): boolean =>
	Number(date.slice(8)) > daysInMonth(date) - 7;

export function ruleOf(draft: RepeatDraft, first: LocalDate): RepeatRule {
	const { every, interval } = draft.simple ? { every: 'week' as const, interval: 1 } : draft;
	const day = weekdayOf(first);
	if (every === 'day') return { every, interval };
	if (every === 'week') {
		const days = new Set([day, ...(draft.simple ? [] : draft.days)]);
		return { every, interval, days: [...days].toSorted((a, b) => a - b) };
	}
	if (draft.monthly === 'date') return { every, interval, by: 'date' };
	const last = draft.monthly === 'last' && isLastOfMonth(first);
	return { every, interval, by: 'weekday', day, nth: last ? -1 : nthFrom(nthOf(first)) };
}

const NTHS = [1, 2, 3, 4, 5] as const;
const nthFrom = (count: number) => NTHS.find((nth) => nth === count) ?? 1;

export const untilOf = (draft: RepeatDraft, first: LocalDate): LocalDate =>
	draft.until === '' || draft.until < first ? seasonEnd(seasonOf(first)) : draft.until;

/** What is skipped indeed: school holidays only where they are known. */
export const skipsOf = (
	{ skipSchool, skipPublic }: RepeatDraft,
	knowsSchool: boolean
): Repeat['skips'] =>
	skipSchool && knowsSchool ? (skipPublic ? 'both' : 'school') : skipPublic ? 'public' : 'none';

export type Repetition = {
	readonly rule: RepeatRule;
	readonly until: LocalDate;
	readonly skips: Repeat['skips'];
	/** Dates taken out by hand. */
	readonly except: readonly LocalDate[];
	readonly dates: Result<readonly Repeated[], RepeatRefusal>;
	/** Dates the rule means but that fall on a holiday that is skipped. */
	readonly skipped: readonly LocalDate[];
};

/** The dates a repeat means (BK10), and those it skips. */
export function repetitionOf(
	draft: RepeatDraft,
	first: Range,
	holidayOn: (date: LocalDate) => Holiday,
	knowsSchool = true
): Repetition {
	const day = dateOf(first.start);
	const [rule, until] = [ruleOf(draft, day), untilOf(draft, day)];
	const { start, end, zone } = first;
	const skips = skipsOf(draft, knowsSchool);
	const dates = repeated({ start, end, zone, rule, until, except: draft.except, skips }, holidayOn);
	const left = new Set(dates.ok ? dates.value.map(({ range }) => dateOf(range.start)) : []);
	const out = new Set(draft.except);
	const skipped = dates.ok
		? datesOfRule(day, rule, until, 2 * MOST_DATES).filter(
				(date) => !left.has(date) && !out.has(date)
			)
		: [];
	return { rule, until, skips, except: draft.except, dates, skipped };
}

/** What the booking keeps for reading (BK10). */
export const repeatText = (
	draft: RepeatDraft,
	first: LocalDate,
	zone: Zone,
	knowsSchool = true
): Repeat => ({
	rrule: rruleText(ruleOf(draft, first), untilOf(draft, first), zone),
	skips: skipsOf(draft, knowsSchool)
});
