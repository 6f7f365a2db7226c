import { expect, test } from 'vitest';
import { keepsThing } from './keeps.ts';

test('[BK10] [BK12] [RS3] another thing is asked for once, by the line itself, and before anything goes out', () => {
	const once = { repeats: false, out: 0 };
	expect(keepsThing({ through: undefined, row: once })).toBeUndefined();
	expect(keepsThing({ through: 'Sono', row: once })).toBe('part');
	expect(keepsThing({ through: undefined, row: { ...once, repeats: true } })).toBe('repeat');
	expect(keepsThing({ through: undefined, row: { ...once, out: 1 } })).toBe('out');
});
