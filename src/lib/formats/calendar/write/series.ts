import { datesOfRule } from '../../../domain/recurrence/dates.ts';
import type { RepeatRule } from '../../../domain/recurrence/rule.ts';
import { addDays, dateOf, daysBetween, timeOf } from '../../../domain/time/date.ts';
import type { LocalDate, Range, Zone } from '../../../domain/time/types.ts';
import { at, rangeBetween } from '../../../domain/time/zoned.ts';
import { readRule } from '../../recurrence/read.ts';
import type { OutDate } from './booking-out.ts';
import { isWholeDays } from './moment.ts';

/** A date told apart from its series: which one it is, and what it is instead. */
export type Override = { readonly original: Range; readonly date: OutDate };

/** A booking's dates as a rule, what of it doesn't take place, and what is otherwise. */
export type Series = {
	readonly rule: RepeatRule;
	readonly first: OutDate;
	/** The last date of the rule. */
	readonly last: LocalDate;
	readonly exceptions: readonly Range[];
	readonly overrides: readonly Override[];
	/** Dates that are none of the rule's: events of their own. */
	readonly singles: readonly OutDate[];
};

/** Any of the first dates may be one that was moved: the one that explains most is the beginning. */
const BEGINNINGS = 5;
/** A date moved further than this is another date. */
const MOST_MOVED = 6;

/**
 * The dates of a booking as a series, where its rule explains at least two of them. Undefined: they are
 * told one by one. What the dates are is never changed by how they are told.
 */
export function seriesOf(
	rrule: string | undefined,
	dates: readonly OutDate[],
	zone: Zone
): Series | undefined {
	const read = rrule === undefined ? undefined : readRule(rrule, zone);
	if (read === undefined || dates.length < 2) return undefined;
	const sorted = dates.toSorted((one, other) => one.range.from - other.range.from);
	const tries = sorted
		.slice(0, BEGINNINGS)
		.flatMap((first) => explain(read.rule, first, sorted, zone) ?? []);
	return tries.toSorted((one, other) => other.explained - one.explained)[0]?.series;
}

type Tried = { readonly explained: number; readonly series: Series };

function explain(
	rule: RepeatRule,
	first: OutDate,
	sorted: readonly OutDate[],
	zone: Zone
): Tried | undefined {
	const expected = expectedDates(rule, first, sorted, zone);
	if (expected === undefined) return undefined;
	const wanted = new Map(expected.map((range) => [range.start, range]));
	const left: OutDate[] = [];
	const regular: OutDate[] = [];
	for (const date of sorted) {
		const range = wanted.get(date.range.start);
		if (range !== undefined && sameInstants(range, date.range)) {
			regular.push(date);
			wanted.delete(range.start);
		} else left.push(date);
	}
	if (regular.length < 2) return undefined;
	const { overrides, exceptions, singles } = pair([...wanted.values()], left);
	const status = usualStatus(regular, sorted);
	const otherwise = regular
		.filter((date) => date.status !== status)
		.map((date) => ({ original: date.range, date }));
	const series = {
		rule,
		first: { ...first, status },
		last: dateOf(expected.at(-1)?.start ?? first.range.start),
		exceptions,
		overrides: [...otherwise, ...overrides],
		singles
	};
	return { explained: regular.length - exceptions.length, series };
}

const sameInstants = (one: Range, other: Range) => one.from === other.from && one.to === other.to;

/** What the rule says from a first date on, as far as there are dates; only where it is the rule's own. */
function expectedDates(
	rule: RepeatRule,
	{ range }: OutDate,
	sorted: readonly OutDate[],
	zone: Zone
): readonly Range[] | undefined {
	const begin = dateOf(range.start);
	const last = sorted.at(-1)?.range.start;
	if (last === undefined) return undefined;
	const length = daysBetween(begin, dateOf(range.end));
	const days = datesOfRule(begin, rule, dateOf(last), 1000);
	const [, second] = days;
	// Asked from the day before, the rule says whether the first date is one of its own.
	if (second === undefined || !isOwn(rule, begin)) return undefined;
	const made: Range[] = [];
	for (const day of days) {
		const each = rangeBetween(
			at(day, timeOf(range.start)),
			at(addDays(day, length), timeOf(range.end)),
			zone
		);
		// An hour that this day doesn't have: readers would not agree on what the rule means.
		if (!each.ok || isWholeDays(each.value) !== isWholeDays(range)) return undefined;
		made.push(each.value);
	}
	return made;
}

/** Whether a date is one that the rule itself would say. */
function isOwn(rule: RepeatRule, date: LocalDate): boolean {
	if (rule.every === 'day' || (rule.every === 'month' && rule.by === 'date')) return true;
	const every = { ...rule, interval: 1 };
	return datesOfRule(addDays(date, -40), every, date, 1000).slice(1).includes(date);
}

/** Dates that are missing and dates that are too many: the nearest to each other are the same, moved. */
function pair(missing: readonly Range[], left: readonly OutDate[]) {
	const overrides: Override[] = [];
	const exceptions: Range[] = [];
	const free = new Set(left);
	for (const original of missing) {
		const day = dateOf(original.start);
		const near = [...free]
			.map((date) => ({ date, by: Math.abs(daysBetween(day, dateOf(date.range.start))) }))
			.filter(({ by }) => by <= MOST_MOVED)
			.toSorted((one, other) => one.by - other.by)[0];
		if (near === undefined) exceptions.push(original);
		else {
			free.delete(near.date);
			overrides.push({ original, date: near.date });
		}
	}
	return { overrides, exceptions, singles: [...free] };
}

/**
 * What most of them are: the others are told apart. A series is called off only where nothing of it
 * takes place: readers then drop it whole.
 */
function usualStatus(regular: readonly OutDate[], all: readonly OutDate[]): OutDate['status'] {
	if (all.every(({ status }) => status === 'CANCELLED')) return 'CANCELLED';
	const dates = regular.filter(({ status }) => status !== 'CANCELLED');
	const counts = new Map<OutDate['status'], number>();
	for (const { status } of dates) counts.set(status, (counts.get(status) ?? 0) + 1);
	const [most] = [...counts].toSorted((one, other) => other[1] - one[1]);
	return most?.[0] ?? 'CONFIRMED';
}
