import { expect, test } from 'vitest';
import { isCopyDue } from './copied.ts';

const DAY = 86_400_000;
const NOW = 1_800_000_000_000;
const row = (kind: 'shared' | 'example', days: number) => ({ kind, createdAt: NOW - days * DAY });

test('a copy is asked for after a week without any, and a month after the last', () => {
	expect(isCopyDue(row('shared', 6), 0, NOW, false)).toBe(false);
	expect(isCopyDue(row('shared', 8), 0, NOW, false)).toBe(true);
	expect(isCopyDue(row('shared', 300), NOW - 29 * DAY, NOW, false)).toBe(false);
	expect(isCopyDue(row('shared', 300), NOW - 31 * DAY, NOW, false)).toBe(true);
});

test('never of an example, nor where the app is installed', () => {
	expect(isCopyDue(row('example', 300), 0, NOW, false)).toBe(false);
	expect(isCopyDue(row('shared', 300), 0, NOW, true)).toBe(false);
	expect(isCopyDue(undefined, 0, NOW, false)).toBe(false);
});
