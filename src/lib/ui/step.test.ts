import { expect, test } from 'vitest';
import { stepFor, stepped, typedNumber } from './step.ts';

test('up to sixty one counts one by one, above in tens', () => {
	expect(stepFor(60)).toBe(1);
	expect(stepFor(61)).toBe(10);
});

test('tens land on round numbers, and both ends are reachable', () => {
	expect(stepped(0, 1, 0, 115)).toBe(10);
	expect(stepped(23, 1, 0, 115)).toBe(30);
	expect(stepped(23, -1, 0, 115)).toBe(20);
	expect(stepped(110, 1, 0, 115)).toBe(115);
	expect(stepped(115, -1, 0, 115)).toBe(110);
	expect(stepped(10, -1, 1, 115)).toBe(1);
});

test('one by one stays within the limits', () => {
	expect(stepped(0, -1, 0, 12)).toBe(0);
	expect(stepped(12, 1, 0, 12)).toBe(12);
	expect(stepped(3, 1, 0, 12)).toBe(4);
});

test('a typed number is whole and within the limits; anything else is no number', () => {
	expect(typedNumber('80', 0, 110)).toBe(80);
	expect(typedNumber(' 1 20 ', 0, 200)).toBe(120);
	expect(typedNumber('999', 0, 110)).toBe(110);
	expect(typedNumber('0', 1, 110)).toBe(1);
	for (const text of ['', 'dix', '-3', '2,5', '1e3'])
		expect(typedNumber(text, 0, 110)).toBeUndefined();
});
