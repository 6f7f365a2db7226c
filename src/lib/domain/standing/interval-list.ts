import type { Instant, Span } from '../time/types.ts';

const HOUR = 3_600_000;
/** Longest span kept in each of the lists; the last keeps the rest. */
const CLASSES = [6 * HOUR, 36 * HOUR, 240 * HOUR, 2400 * HOUR, Infinity];

const NONE: readonly never[] = [];

/**
 * Spans in lists sorted by their beginning, one list per order of length, so that a single
 * three-month booking doesn't make every evening's question look back three months.
 */
export class IntervalList<T extends Span> {
	private readonly lists: T[][];
	/** Longest span ever kept. */
	private longest = 0;

	constructor(lists: T[][] = CLASSES.map(() => [])) {
		this.lists = lists;
	}

	copy(): IntervalList<T> {
		const copy = new IntervalList(this.lists.map((list) => list.slice()));
		copy.longest = this.longest;
		return copy;
	}

	add(item: T): void {
		const length = item.to - item.from;
		const list = this.listFor(length);
		if (length > this.longest) this.longest = length;
		list.splice(firstFrom(list, item.from + 1), 0, item);
	}

	/** Whether it was there. */
	remove(item: T): boolean {
		const list = this.listFor(item.to - item.from);
		for (let index = firstFrom(list, item.from); index < list.length; index++) {
			const found = list[index];
			if (found === item) {
				list.splice(index, 1);
				return true;
			}
			if (found === undefined || found.from > item.from) return false;
		}
		return false;
	}

	/** Items that overlap `[from, to)`, each list in order of beginning. */
	over(from: Instant, to: Instant): readonly T[] {
		let found: T[] | undefined;
		for (let index = 0; index < CLASSES.length; index++) {
			const list = this.lists[index];
			if (list === undefined || list.length === 0) continue;
			const reach = Math.min(CLASSES[index] ?? Infinity, this.longest);
			for (let at = firstFrom(list, from - reach); at < list.length; at++) {
				const item = list[at];
				if (item === undefined || item.from >= to) break;
				if (item.to > from) (found ??= []).push(item);
			}
		}
		return found ?? NONE;
	}

	all(): T[] {
		return this.lists.flat();
	}

	private listFor(length: number): T[] {
		const index = CLASSES.findIndex((most) => length <= most);
		return this.lists[index] ?? [];
	}
}

/** Index of the first item that begins at or after the instant. */
function firstFrom(list: readonly Span[], from: Instant): number {
	let low = 0;
	let high = list.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((list[middle]?.from ?? Infinity) < from) low = middle + 1;
		else high = middle;
	}
	return low;
}
