import { clipped, DAYS, type Bar, type Columns } from './bars.ts';

export type Laned = { readonly bar: Bar; readonly lane: number };

/** What a bar and its turnaround cover together. */
const coverOf = ({ first, last, turn }: Columns & { readonly turn: Columns }): Columns =>
	clipped({ first: Math.min(first, turn.first), last: Math.max(last, turn.last) });

/**
 * Bars of a thing there is one of, in lines under each other: each takes the first line that is free
 * on all its days, so that two on one day never hide each other.
 */
export function lanesOf(bars: readonly Bar[]): { readonly lanes: number; readonly laned: Laned[] } {
	const taken: boolean[][] = [];
	const laned = bars.map((bar) => {
		const { first, last } = coverOf(bar);
		const fits = (lane: readonly boolean[]) => !lane.slice(first, last + 1).some(Boolean);
		let lane = taken.findIndex(fits);
		if (lane < 0) lane = taken.push(new Array<boolean>(DAYS).fill(false)) - 1;
		taken[lane]?.fill(true, first, last + 1);
		return { bar, lane };
	});
	return { lanes: taken.length, laned };
}

export type Levelled = { readonly bar: Bar; readonly bottom: number; readonly height: number };

/** Room for one line of words, px. */
const LEAST = 28;
/** Height of everything there is, px. */
const FULL = 96;

/**
 * Bars of a thing there are many of, stacked from the bottom, as high as what they take but never
 * lower than their words. What waits stands above what is taken. Pixels.
 */
export function levelsOf(
	bars: readonly Bar[],
	capacity: number
): { readonly height: number; readonly levelled: Levelled[] } {
	const tops = new Array<number>(DAYS).fill(0);
	const waits = (bar: Bar) => Number(bar.shown === 'waiting' || bar.shown === 'askedTaken');
	const levelled = bars
		.toSorted((a, b) => waits(a) - waits(b))
		.map((bar) => {
			const { first, last } = coverOf(bar);
			const bottom = Math.max(...tops.slice(first, last + 1));
			const height = Math.round(
				Math.max(LEAST, (bar.quantity / Math.max(capacity, bar.quantity)) * FULL)
			);
			tops.fill(bottom + height, first, last + 1);
			return { bar, bottom, height };
		});
	return { height: Math.max(FULL, ...tops), levelled };
}
