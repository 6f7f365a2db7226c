import { expect, test } from 'vitest';
import { backoff, LONGEST_WAIT } from './backoff.ts';

test('waits double, never beyond a minute', () => {
	expect([0, 1, 2, 3].map((tries) => backoff(tries, 1))).toEqual([200, 400, 800, 1600]);
	expect(backoff(9, 1)).toBe(LONGEST_WAIT);
	expect(backoff(4000, 1)).toBe(LONGEST_WAIT);
});

test('two phones wait differently', () => {
	expect(backoff(9, 0)).toBe(LONGEST_WAIT / 2);
	expect(backoff(9, 0.5)).toBe(LONGEST_WAIT * 0.75);
});
