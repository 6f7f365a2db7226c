import { addDays, dateOf, timeOf } from '../../domain/time/date.ts';
import type { LocalDate, LocalTime } from '../../domain/time/types.ts';
import { lastDateOf } from '../../domain/time/zoned.ts';
import type { OccurrenceRow } from '../../store/rows.ts';

/** One booking on one day; a missing hour means it began before, or goes on after, that day. */
export type DayPart = {
	readonly row: OccurrenceRow;
	readonly start: LocalTime | undefined;
	readonly end: LocalTime | undefined;
};

export type Section =
	| { readonly type: 'day'; readonly date: LocalDate; readonly parts: readonly DayPart[] }
	/** A run of days with nothing on them, both ends included. */
	| { readonly type: 'empty'; readonly from: LocalDate; readonly to: LocalDate };

/**
 * The agenda from one date to another, both included. A booking of several days is on each of them.
 * Days with nothing are one line together, except those in `always` (today, the date asked for).
 */
export function sectionsOf(
	rows: readonly OccurrenceRow[],
	from: LocalDate,
	to: LocalDate,
	always: readonly LocalDate[] = []
): Section[] {
	const parts = new Map<LocalDate, DayPart[]>();
	for (const row of rows) {
		const last = min(lastDateOf(row.range), to);
		for (let date = max(dateOf(row.range.start), from); date <= last; date = addDays(date, 1)) {
			const list = parts.get(date);
			if (list === undefined) parts.set(date, [partOf(row, date)]);
			else list.push(partOf(row, date));
		}
	}
	const sections: Section[] = [];
	for (let date = from; date <= to; date = addDays(date, 1)) {
		const list = parts.get(date);
		const before = sections.at(-1);
		if (list !== undefined || always.includes(date)) {
			sections.push({ type: 'day', date, parts: (list ?? []).toSorted(inOrder) });
		} else if (before?.type === 'empty') {
			sections[sections.length - 1] = { ...before, to: date };
		} else {
			sections.push({ type: 'empty', from: date, to: date });
		}
	}
	return sections;
}

const partsIn = (section: Section): number => (section.type === 'day' ? section.parts.length : 0);

/** How many lines these sections hold. */
export const countParts = (sections: readonly Section[]): number =>
	sections.reduce((sum, section) => sum + partsIn(section), 0);

/** The sections that the first so many lines fill, the last of them cut short. */
export function firstParts(sections: readonly Section[], most: number): Section[] {
	const first: Section[] = [];
	let left = most;
	for (const section of sections) {
		if (left < 0 || (left === 0 && partsIn(section) > 0)) break;
		const cut = section.type === 'day' && section.parts.length > left;
		first.push(cut ? { ...section, parts: section.parts.slice(0, left) } : section);
		left -= partsIn(section);
	}
	return first;
}

function partOf(row: OccurrenceRow, date: LocalDate): DayPart {
	const { start, end } = row.range;
	const wholeDayStart = timeOf(start) === '00:00';
	const endsToday = dateOf(end) === date;
	return {
		row,
		start: dateOf(start) === date && !(wholeDayStart && !endsToday) ? timeOf(start) : undefined,
		end:
			endsToday && timeOf(end) !== '00:00'
				? timeOf(end)
				: addDays(date, 1) === dateOf(end) && timeOf(end) === '00:00' && !wholeDayStart
					? ('24:00' as LocalTime)
					: undefined
	};
}

/** What goes on from before comes first, then by hour. */
function inOrder(a: DayPart, b: DayPart): number {
	const [first, second] = [a.start ?? '', b.start ?? ''];
	if (first !== second) return first < second ? -1 : 1;
	return a.row.from - b.row.from || (a.row.id < b.row.id ? -1 : 1);
}

const max = (a: LocalDate, b: LocalDate) => (a > b ? a : b);
const min = (a: LocalDate, b: LocalDate) => (a < b ? a : b);
