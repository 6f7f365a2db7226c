/** Longest wait between two tries, ms. */
export const LONGEST_WAIT = 60_000;
const FIRST_WAIT = 200;

/**
 * How long to wait after so many tries in a row: doubling up to a minute, and somewhere in the upper
 * half of that by `chance` (0–1), so that a village's phones don't all come back in one second.
 */
export function backoff(tries: number, chance: number): number {
	const whole = Math.min(FIRST_WAIT * 2 ** Math.min(tries, 20), LONGEST_WAIT);
	return whole * (0.5 + chance / 2);
}
