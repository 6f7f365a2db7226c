import type { Instant, Span } from '../time/types.ts';

const HOUR = 3_600_000;
/** Longest span kept in each of the lists; the last keeps the rest. */
const CLASSES = [6 * HOUR, 36 * HOUR, 240 * HOUR, 2400 * HOUR, Infinity];

const NONE: readonly never[] = [];

/**
 * Spans sorted by their beginning. Beginnings stand in an array of plain numbers beside them, so that
 * a search doesn't look at the items.
 */
type Row<T> = {
	readonly items: T[];
	readonly from: Instant[];
	/** Longest span ever kept here. */
	longest: number;
};

/**
 * Spans in rows sorted by their beginning, one row per order of length, so that a single
 * three-month booking doesn't make every evening's question look back three months.
 */
export class IntervalList<T extends Span> {
	private readonly rows: Row<T>[];

	constructor(rows: Row<T>[] = CLASSES.map(() => ({ items: [], from: [], longest: 0 }))) {
		this.rows = rows;
	}

	copy(): IntervalList<T> {
		return new IntervalList(
			this.rows.map(({ items, from, longest }) => ({
				items: items.slice(),
				from: from.slice(),
				longest
			}))
		);
	}

	add(item: T): void {
		const length = item.to - item.from;
		const row = this.rowFor(length);
		if (row === undefined) return;
		if (length > row.longest) row.longest = length;
		const place = firstAbove(row.from, item.from);
		insertAt(row.items, place, item);
		insertAt(row.from, place, item.from);
	}

	/** Whether it was there. */
	remove(item: T): boolean {
		const row = this.rowFor(item.to - item.from);
		if (row === undefined) return false;
		let place = firstAbove(row.from, item.from) - 1;
		while (row.from[place] === item.from && row.items[place] !== item) place--;
		if (row.items[place] !== item) return false;
		row.items.splice(place, 1);
		row.from.splice(place, 1);
		return true;
	}

	/** Items that overlap `[from, to)`, each row in order of beginning. */
	over(from: Instant, to: Instant): readonly T[] {
		let found: T[] | undefined;
		for (const row of this.rows) {
			if (row.items.length === 0) continue;
			const begins = row.from;
			for (let at = firstAbove(begins, from - row.longest); at < begins.length; at++) {
				if ((begins[at] ?? to) >= to) break;
				const item = row.items[at];
				if (item !== undefined && item.to > from) (found ??= []).push(item);
			}
		}
		return found ?? NONE;
	}

	all(): T[] {
		return this.rows.flatMap(({ items }) => items);
	}

	private rowFor(length: number): Row<T> | undefined {
		let index = 0;
		while (length > (CLASSES[index] ?? Infinity)) index++;
		return this.rows[index];
	}
}

/** At the end of a list without making an array, as `splice` does. */
function insertAt<T>(list: T[], place: number, item: T): void {
	if (place === list.length) list.push(item);
	else list.splice(place, 0, item);
}

/** How many of the sorted instants are not above this one: the place of the first that is. */
function firstAbove(sorted: readonly Instant[], instant: Instant): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((sorted[middle] ?? Infinity) <= instant) low = middle + 1;
		else high = middle;
	}
	return low;
}
