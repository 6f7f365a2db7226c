/** One measured thing beside what it should be. */
export type Figure = {
	readonly what: string;
	readonly value: number;
	readonly unit: 'kB' | 'B' | 'ms' | 's' | '/s' | '×' | '';
	/** At most (or, with `least`, at least) this, in the same unit. */
	readonly budget?: number;
	readonly least?: boolean;
	/** How it was measured, or what stands beside it. */
	readonly note?: string;
};

/** Hands figures to `npm run bench`, a line each. */
export const report = (figure: Figure): void => console.log(`figure ${JSON.stringify(figure)}`);

export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** The value below which `share` of them lie. */
export function percentile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** Median time of `times` runs in ms, after one to warm up. */
export function timeOf(run: () => void, times = 7): number {
	run();
	return median(
		Array.from({ length: times }, () => {
			const began = performance.now();
			run();
			return performance.now() - began;
		})
	);
}
