import { backoff, LONGEST_WAIT } from './backoff.ts';

/** Close codes that mean "later" (sync-server/wire/close.ts). */
const isLater = (code: number): boolean => code >= 4500 && code < 4600;

/**
 * How long to stay away from a relay that said "later": longer each time it says so in a row. A
 * provider counts only lines that never came to be, and this relay lets a phone in and reads before
 * it finds its disk full: the provider alone would come back at once, for ever.
 */
export function createPatience(): {
	/** Ms to wait after this code, by `chance` (0–1); `undefined` for one that doesn't ask for it. */
	wait(code: number | undefined, now: number, chance: number): number | undefined;
	/** It has said so more than once: people are to be told. */
	readonly isTried: boolean;
} {
	let times = 0;
	let last = -Infinity;
	return {
		wait(code, now, chance) {
			if (code === undefined || !isLater(code)) return undefined;
			times = now - last < 2 * LONGEST_WAIT ? times + 1 : 0;
			last = now;
			return backoff(times, chance);
		},
		get isTried() {
			return times > 0;
		}
	};
}
