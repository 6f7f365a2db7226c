import type { Instant, Span } from '../time/types.ts';
import type { UnitsOut, Use } from './places.ts';

/** Below this many uses, adding them up at each start beats sorting. */
const FEW = 12;

type Amount = Span & { readonly amount: number };

/**
 * The most that is taken at one moment of `[from, to)`: a sweep over the intervals, never their sum
 * (BK3). Use can only rise where an interval begins.
 */
export function peakUse(
	uses: readonly Use[],
	outages: readonly UnitsOut[],
	from: Instant,
	to: Instant
): number {
	const amounts: Amount[] = [];
	for (const use of uses) {
		if (use.from < to && use.to > from)
			amounts.push({ from: use.from, to: use.to, amount: use.quantity });
	}
	for (const out of outages) {
		if (out.from < to && out.to > from)
			amounts.push({ from: out.from, to: out.to, amount: out.units });
	}
	if (amounts.length === 0) return 0;
	if (amounts.length === 1) return amounts[0]?.amount ?? 0;
	return amounts.length <= FEW ? peakOfFew(amounts, from) : peakOfMany(amounts, from);
}

function peakOfFew(amounts: readonly Amount[], from: Instant): number {
	let peak = 0;
	for (const one of amounts) {
		const moment = one.from > from ? one.from : from;
		let taken = 0;
		for (const other of amounts) {
			if (other.from <= moment && other.to > moment) taken += other.amount;
		}
		if (taken > peak) peak = taken;
	}
	return peak;
}

function peakOfMany(amounts: readonly Amount[], from: Instant): number {
	const starts = amounts.toSorted((a, b) => a.from - b.from);
	const ends = amounts.toSorted((a, b) => a.to - b.to);
	let taken = 0;
	let peak = 0;
	let ended = 0;
	for (const start of starts) {
		const moment = start.from > from ? start.from : from;
		for (let end = ends[ended]; end !== undefined && end.to <= moment; end = ends[ended]) {
			taken -= end.amount;
			ended++;
		}
		taken += start.amount;
		if (taken > peak) peak = taken;
	}
	return peak;
}

/** Units free during the whole of `[from, to)`; below zero where more is taken than there is. */
export function freeUnits(
	capacity: number,
	uses: readonly Use[],
	outages: readonly UnitsOut[],
	from: Instant,
	to: Instant
): number {
	return capacity - peakUse(uses, outages, from, to);
}

/** A stretch during which nothing begins or ends. */
export type Stretch<U extends Use> = Span & {
	readonly uses: readonly U[];
	readonly outages: readonly UnitsOut[];
	readonly taken: number;
	readonly out: number;
};

/** Every stretch of `[from, to)` in order, with who takes what during it. */
export function stretchesOf<U extends Use>(
	uses: readonly U[],
	outages: readonly UnitsOut[],
	from: Instant,
	to: Instant
): Stretch<U>[] {
	const edges = new Set<Instant>([from, to]);
	for (const { from: begins, to: ends } of [...uses, ...outages]) {
		if (begins > from && begins < to) edges.add(begins);
		if (ends > from && ends < to) edges.add(ends);
	}
	const sorted = [...edges].sort((a, b) => a - b);
	const stretches: Stretch<U>[] = [];
	for (const [index, begins] of sorted.entries()) {
		const ends = sorted[index + 1];
		if (ends === undefined) break;
		const present = uses.filter((use) => use.from <= begins && use.to >= ends);
		const missing = outages.filter((out) => out.from <= begins && out.to >= ends);
		stretches.push({
			from: begins,
			to: ends,
			uses: present,
			outages: missing,
			taken: present.reduce((sum, use) => sum + use.quantity, 0),
			out: missing.reduce((sum, out) => sum + out.units, 0)
		});
	}
	return stretches;
}
