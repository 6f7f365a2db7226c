import type { HandoverWay } from '../../domain/booking/types.ts';
import type { BookingId } from '../../domain/ids.ts';
import { addDays, dateOf, timeOf } from '../../domain/time/date.ts';
import type { Instant, LocalDate, LocalTime } from '../../domain/time/types.ts';
import { lastDateOf } from '../../domain/time/zoned.ts';
import type { ItemRow, OccurrenceRow } from '../../store/rows.ts';
import { handedOver, isStanding } from '../../store/handover.ts';

/** Something that leaves or comes back today. */
export type Movement = {
	readonly row: OccurrenceRow;
	readonly items: readonly ItemRow[];
	/** Undefined when it counts for the whole day. */
	readonly time: LocalTime | undefined;
	readonly done: boolean;
};

export type NextDay = { readonly date: LocalDate; readonly titles: readonly string[] };

export type Outline = {
	readonly late: readonly Movement[];
	readonly settle: readonly OccurrenceRow[];
	/** Bookings that have something to settle, whosever they are. */
	readonly open: ReadonlySet<BookingId>;
	readonly confirm: readonly OccurrenceRow[];
	readonly out: readonly Movement[];
	readonly back: readonly Movement[];
	readonly next: readonly NextDay[];
};

/** How many coming days with something on them are announced. */
const DAYS_ANNOUNCED = 3;

const byStart = (a: OccurrenceRow, b: OccurrenceRow) => a.from - b.from || (a.id < b.id ? -1 : 1);

/**
 * What Aujourd’hui says. `near` are the occurrences of today and the coming days, `needy` those
 * that someone must look at, whenever they are; a row may be in both. `concerns` tells which of
 * those to settle are mine to settle.
 */
export function outlineToday(
	near: readonly OccurrenceRow[],
	needy: readonly OccurrenceRow[],
	today: LocalDate,
	now: Instant,
	concerns: (row: OccurrenceRow) => boolean
): Outline {
	const standing = near.filter(isStanding).toSorted(byStart);
	const late = needy.filter((row) => row.out > row.back && row.to <= now).toSorted(byStart);
	const ahead = needy.filter((row) => row.to > now).toSorted(byStart);
	const lateIds = new Set(late.map((row) => row.id));
	return {
		late: late.flatMap((row) => movement(row, 'back')),
		settle: ahead.filter((row) => row.settle && concerns(row)),
		open: new Set(needy.filter((row) => row.settle).map((row) => row.booking)),
		confirm: ahead.filter((row) => row.iDecide && !row.settle && hasToConfirm(row)),
		out: standing
			.filter((row) => dateOf(row.range.start) === today)
			.flatMap((row) => movement(row, 'out')),
		back: standing
			.filter((row) => lastDateOf(row.range) === today && !lateIds.has(row.id))
			.filter((row) => row.out > 0 || dateOf(row.range.start) < today)
			.toSorted((a, b) => a.to - b.to)
			.flatMap((row) => movement(row, 'back')),
		next: nextDays(standing, today)
	};
}

/** What only waits its turn has nothing to confirm yet: room must be freed first. Nor has what this phone has answered. */
const hasToConfirm = (row: OccurrenceRow) =>
	row.items.some(
		(item) => item.standing === 'held' && !item.confirmsItself && item.pending === undefined
	);

function movement(row: OccurrenceRow, way: HandoverWay): Movement[] {
	const items = row.items.filter(handedOver);
	if (items.length === 0) return [];
	const local = way === 'out' ? row.range.start : row.range.end;
	const wanted = items.reduce((sum, item) => sum + item.quantity, 0);
	const done = way === 'out' ? row.out >= wanted : row.back > 0 && row.back >= row.out;
	const time = timeOf(local);
	return [{ row, items, time: time === '00:00' ? undefined : time, done }];
}

function nextDays(rows: readonly OccurrenceRow[], today: LocalDate): NextDay[] {
	const titles = new Map<LocalDate, string[]>();
	for (const row of rows) {
		const start = dateOf(row.range.start);
		const date = start <= today ? addDays(today, 1) : start;
		if (lastDateOf(row.range) < date) continue;
		titles.set(date, [...(titles.get(date) ?? []), row.title]);
	}
	return [...titles]
		.map(([date, list]) => ({ date, titles: [...new Set(list)] }))
		.toSorted((a, b) => (a.date < b.date ? -1 : 1))
		.slice(0, DAYS_ANNOUNCED);
}
