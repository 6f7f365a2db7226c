import { expect, test } from 'vitest';
import { mostUrgent } from './standing.ts';

test('of several items the one that needs a hand gives the standing', () => {
	expect(mostUrgent(['confirmed', 'waiting', 'held'])).toBe('waiting');
	expect(mostUrgent(['held', 'askedTaken', 'waiting'])).toBe('askedTaken');
	expect(mostUrgent(['withdrawn', 'held'])).toBe('held');
	expect(mostUrgent([])).toBe('withdrawn');
});
