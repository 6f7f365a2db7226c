import {
	addDays,
	addMonths,
	daysBetween,
	mondayOf,
	monthStart
} from '../../../domain/time/date.ts';
import { dateOf, isoWeek } from '../../../domain/time/date.ts';
import type { Holiday, LocalDate } from '../../../domain/time/types.ts';
import { lastDateOf } from '../../../domain/time/zoned.ts';
import type { OccurrenceRow } from '../../../store/rows.ts';
import { dotOf, type Dot } from '../strip.ts';

/** One booking as a day of the month names it. */
export type Named = { readonly id: string; readonly title: string; readonly dot: Dot };
/** One more is named rather than counted as one more. */
const MOST_NAMED = 3;

export type MonthDay = {
	readonly date: LocalDate;
	/** False for the days of the months before and after that fill the weeks. */
	readonly inside: boolean;
	/** How many bookings of each sort; those refused or withdrawn don't count. */
	readonly counts: Readonly<Record<Dot, number>>;
	readonly total: number;
	/** Those named where there is room: what is to be settled first, then by hour; at most three. */
	readonly named: readonly Named[];
	readonly holiday: Holiday;
};
export type MonthWeek = {
	/** ISO 8601. */
	readonly week: number;
	readonly monday: LocalDate;
	readonly days: readonly MonthDay[];
};

/** First and last date shown: the month in whole weeks (T5). */
export function monthSpan(date: LocalDate): { readonly from: LocalDate; readonly to: LocalDate } {
	const lastOfMonth = addDays(addMonths(date, 1), -1);
	return { from: mondayOf(monthStart(date)), to: addDays(mondayOf(lastOfMonth), 6) };
}

const byNeedAndHour = (a: OccurrenceRow, b: OccurrenceRow): number =>
	Number(b.settle) - Number(a.settle) || a.from - b.from || (a.id < b.id ? -1 : 1);

const NONE: Readonly<Record<Dot, number>> = { confirmed: 0, open: 0, settle: 0 };

/** The month in weeks; a booking of several days counts on each. */
export function monthWeeks(
	rows: readonly OccurrenceRow[],
	date: LocalDate,
	holidayOn: (date: LocalDate) => Holiday
): MonthWeek[] {
	const { from, to } = monthSpan(date);
	const counts = new Map<LocalDate, Record<Dot, number>>();
	const named = new Map<LocalDate, Named[]>();
	for (const row of rows.toSorted(byNeedAndHour)) {
		const dot = dotOf(row);
		if (dot === undefined) continue;
		const last = lastDateOf(row.range);
		const start = dateOf(row.range.start);
		for (let day = start < from ? from : start; day <= last && day <= to; day = addDays(day, 1)) {
			const sofar = counts.get(day);
			if (sofar === undefined) counts.set(day, { ...NONE, [dot]: 1 });
			else sofar[dot] += 1;
			const names = named.get(day) ?? [];
			if (names.length < MOST_NAMED)
				named.set(day, [...names, { id: row.id, title: row.title, dot }]);
		}
	}
	const dayOf = (day: LocalDate): MonthDay => {
		const found = counts.get(day) ?? NONE;
		return {
			date: day,
			inside: day.slice(0, 7) === date.slice(0, 7),
			counts: found,
			total: found.confirmed + found.open + found.settle,
			named: named.get(day) ?? [],
			holiday: holidayOn(day)
		};
	};
	return Array.from({ length: (daysBetween(from, to) + 1) / 7 }, (_, index) => {
		const monday = addDays(from, index * 7);
		const days = Array.from({ length: 7 }, (_day, ahead) => dayOf(addDays(monday, ahead)));
		return { week: isoWeek(monday).week, monday, days };
	});
}
