import { addDays, addMonths, daysBetween, mondayOf, monthStart } from '../../domain/time/date.ts';
import { dateOf } from '../../domain/time/date.ts';
import type { Holiday, LocalDate } from '../../domain/time/types.ts';
import { lastDateOf } from '../../domain/time/zoned.ts';
import type { OccurrenceRow } from '../../store/rows.ts';

/** Shown as a full disc, a ring, a diamond; the worst news last, as in the legend. */
export type Dot = 'confirmed' | 'open' | 'settle';
export type StripDay = {
	readonly date: LocalDate;
	/** How many bookings each kind of dot stands for. */
	readonly counts: Readonly<Record<Dot, number>>;
	readonly dots: readonly Dot[];
	readonly holiday: Holiday;
};

const MOST_DOTS = 3;
const SHORT_WEEKS = 2;

/** First and last date of the strip: two weeks around a date, or its whole month, in whole weeks. */
export function stripSpan(
	date: LocalDate,
	whole: boolean
): { readonly from: LocalDate; readonly to: LocalDate } {
	if (!whole) {
		const from = mondayOf(date);
		return { from, to: addDays(from, SHORT_WEEKS * 7 - 1) };
	}
	const from = mondayOf(monthStart(date));
	const lastOfMonth = addDays(addMonths(date, 1), -1);
	return { from, to: addDays(mondayOf(lastOfMonth), 6) };
}

/** The strip stays where it is while the date is on it, so that days don't jump under a thumb. */
export function keepSpan(
	shown: { readonly from: LocalDate; readonly to: LocalDate } | undefined,
	date: LocalDate,
	whole: boolean
): { readonly from: LocalDate; readonly to: LocalDate } {
	const wanted = stripSpan(date, whole);
	if (shown === undefined) return wanted;
	const sameLength = daysBetween(shown.from, shown.to) === daysBetween(wanted.from, wanted.to);
	return sameLength && !whole && date >= shown.from && date <= shown.to ? shown : wanted;
}

export function dotOf(row: Pick<OccurrenceRow, 'standing' | 'settle' | 'items'>): Dot | undefined {
	if (row.settle) return 'settle';
	if (row.standing === 'refused' || row.standing === 'withdrawn') return undefined;
	const sure = row.items.every(
		(item) => item.standing === 'confirmed' || (item.standing === 'held' && item.confirmsItself)
	);
	return sure ? 'confirmed' : 'open';
}

/** The worst last. */
const KINDS = ['confirmed', 'open', 'settle'] as const satisfies readonly Dot[];

/** At most three dots: one of each kind there is, then more of what most needs a hand. */
function dotsOf(counts: Readonly<Record<Dot, number>>): Dot[] {
	const shown = KINDS.filter((kind) => counts[kind] > 0);
	const more = KINDS.toReversed().flatMap((kind) =>
		Array.from({ length: Math.max(0, counts[kind] - 1) }, () => kind)
	);
	const drawn = [...shown, ...more.slice(0, MOST_DOTS - shown.length)];
	return KINDS.flatMap((kind) => drawn.filter((dot) => dot === kind));
}

/** The days of the strip, with what is on each. */
export function stripDays(
	rows: readonly OccurrenceRow[],
	from: LocalDate,
	to: LocalDate,
	holidayOn: (date: LocalDate) => Holiday
): StripDay[] {
	const counted = new Map<LocalDate, Record<Dot, number>>();
	for (const row of rows) {
		const dot = dotOf(row);
		if (dot === undefined) continue;
		const last = lastDateOf(row.range);
		let date = dateOf(row.range.start);
		if (date < from) date = from;
		for (; date <= last && date <= to; date = addDays(date, 1)) {
			const counts = counted.get(date) ?? { confirmed: 0, open: 0, settle: 0 };
			counts[dot] += 1;
			counted.set(date, counts);
		}
	}
	return Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => {
		const date = addDays(from, index);
		const counts = counted.get(date) ?? { confirmed: 0, open: 0, settle: 0 };
		return { date, counts, dots: dotsOf(counts), holiday: holidayOn(date) };
	});
}
