import type { ResourceId } from '../../../domain/ids.ts';
import { addDays, dateOf, daysBetween, mondayOf } from '../../../domain/time/date.ts';
import type { Instant, LocalDate, LocalDateTime, Range, Zone } from '../../../domain/time/types.ts';
import { lastDateOf, rangeOf } from '../../../domain/time/zoned.ts';
import type { ClaimRow, ItemRow, OccurrenceRow } from '../../../store/rows.ts';
import { shownOfItem, type Shown } from '../../../store/shown.ts';

/** Columns of a week, Monday first (T5). */
export const DAYS = 7;

export const weekOf = (date: LocalDate): readonly LocalDate[] =>
	Array.from({ length: DAYS }, (_, day) => addDays(mondayOf(date), day));

/** First and last column, both included; below 0 or above 6 where it lies beyond the week. */
export type Columns = { readonly first: number; readonly last: number };

/** What one line of a booking takes of one thing in the week shown. */
export type Bar = Columns & {
	/** Of the occurrence, the line and the thing. */
	readonly id: string;
	readonly thing: ResourceId;
	readonly row: OccurrenceRow;
	readonly item: ItemRow;
	readonly quantity: number;
	readonly shown: Shown;
	/** Out after its end and not all back (BK12). */
	readonly late: boolean;
	/** With the turnaround before and after (RS4), wall time. */
	readonly block: Pick<Range, 'start' | 'end'>;
	/** Columns of the block: beyond the bar's own when it is still being cleaned the day after. */
	readonly turn: Columns;
	/** Taken through something this is a part of (RS3): that thing's name. */
	readonly through: string | undefined;
};

export type Wall = { readonly start: LocalDateTime; readonly end: LocalDateTime };

/** Columns by wall dates alone: a day of 23 or 25 hours is one column (T3), an end at midnight touches nothing (T2). */
export const columnsOf = (range: Wall, monday: LocalDate): Columns => ({
	first: daysBetween(monday, dateOf(range.start)),
	last: daysBetween(monday, lastDateOf(range))
});

export const inWeek = ({ first, last }: Columns): boolean => first < DAYS && last >= 0;
export const clipped = ({ first, last }: Columns): Columns => ({
	first: Math.max(first, 0),
	last: Math.min(last, DAYS - 1)
});

const takesNothing = (item: ItemRow) =>
	item.standing === 'refused' || item.standing === 'withdrawn';

const keyOf = (occurrence: string, line: string, resource: string) =>
	`${occurrence}/${line}/${resource}`;

/** What one line of a booking takes of one thing. */
type Taken = {
	readonly row: OccurrenceRow;
	readonly item: ItemRow;
	readonly claim: Pick<ClaimRow, 'resource' | 'quantity' | 'from' | 'to'>;
};

/** The week's bars by thing; undefined for a thing nothing touches. */
export type Bars = { get(resource: string): readonly Bar[] | undefined };

/**
 * Every bar of the week, by thing. An occurrence says what is asked; claims say what parts of a
 * whole that takes, and the turnaround around it. A thing's bars are made when they are asked for: of
 * hundreds of things one sees six.
 */
export function barsOf(
	rows: readonly OccurrenceRow[],
	claims: readonly ClaimRow[],
	monday: LocalDate,
	zone: Zone,
	now: Instant
): Bars {
	const taken = takenBy(rows, claims);
	const made = new Map<string, readonly Bar[]>();
	const make = (resource: string) =>
		(taken.get(resource) ?? [])
			.map((one) => barOf(one, monday, zone, now))
			.filter((bar) => inWeek(bar) || inWeek(bar.turn))
			.sort(inOrder);
	return {
		get(resource) {
			const bars = made.get(resource) ?? make(resource);
			made.set(resource, bars);
			return bars.length > 0 ? bars : undefined;
		}
	};
}

/** What is taken of each thing. */
function takenBy(
	rows: readonly OccurrenceRow[],
	claims: readonly ClaimRow[]
): ReadonlyMap<string, Taken[]> {
	const claimed = new Map<string, ClaimRow[]>();
	for (const claim of claims) {
		const [booking, line, occurrence] = claim.id.split('/');
		const key = `${booking}/${occurrence}/${line}`;
		const list = claimed.get(key);
		if (list === undefined) claimed.set(key, [claim]);
		else list.push(claim);
	}
	const taken = new Map<string, Taken[]>();
	for (const row of rows) {
		for (const item of row.items) {
			if (takesNothing(item)) continue;
			const { resource, quantity } = item;
			const own = claimed.get(`${row.id}/${item.line}`);
			for (const claim of own ?? [{ resource, quantity, from: row.from, to: row.to }]) {
				const list = taken.get(claim.resource);
				if (list === undefined) taken.set(claim.resource, [{ row, item, claim }]);
				else list.push({ row, item, claim });
			}
		}
	}
	return taken;
}

function barOf({ row, item, claim }: Taken, monday: LocalDate, zone: Zone, now: Instant): Bar {
	const block = rangeOf(claim.from, claim.to, zone);
	return {
		...columnsOf(row.range, monday),
		id: keyOf(row.id, item.line, claim.resource),
		thing: claim.resource,
		row,
		item,
		quantity: claim.quantity,
		shown: shownOfItem(item),
		late: row.out > row.back && row.to <= now,
		block,
		turn: columnsOf(block, monday),
		through: claim.resource === item.resource ? undefined : item.resourceName
	};
}

const inOrder = (a: Bar, b: Bar): number =>
	a.row.from - b.row.from || b.row.to - a.row.to || (a.id < b.id ? -1 : 1);

/** What is there on one column, in the order of the hours. */
export const barsOn = (bars: readonly Bar[], day: number): Bar[] =>
	bars.filter((bar) => bar.first <= day && bar.last >= day);
