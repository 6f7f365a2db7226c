import { runSeed, type Figures } from './run.ts';

/** Lines of what happened last, enough to see how it came about. */
const LAST = 25;
const WIDEST = 240;

export type Result =
	| { readonly seed: number; readonly figures: Figures }
	| { readonly seed: number; readonly failure: string };

/** Runs a seed; a failing one is run again, which is all the same, to tell what led to it. */
export function trySeed(seed: number): Result {
	try {
		return { seed, figures: runSeed(seed) };
	} catch (cause) {
		return { seed, failure: failureOf(seed, cause) };
	}
}

function failureOf(seed: number, cause: unknown): string {
	const lines: string[] = [];
	try {
		runSeed(seed, (line) => lines.push(line));
	} catch {
		// The same failure as before.
	}
	const trace = lines.slice(-LAST).map((line) => `  ${line.slice(0, WIDEST)}`);
	const what = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
	return [
		`seed ${String(seed)}: ${what}`,
		...trace,
		`  again: node scripts/simulate.mjs --seed ${String(seed)}`
	].join('\n');
}
