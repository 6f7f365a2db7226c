import { expect, test } from 'vitest';
import { eurosText, parseEuros } from './money.ts';
import { readPhone } from './phone.ts';
import { isRna } from './rna.ts';
import { isSiren, isSiret } from './siret.ts';

test.each([
	['200034528', true],
	['200 034 528', true],
	['200034582', false],
	['20003452', false],
	['20003452A', false]
])('SIREN %s: %s', (text, valid) => expect(isSiren(text)).toBe(valid));

test.each([
	['20003452800014', true],
	['200 034 528 00014', true],
	['35600000009075', true],
	['35600000009076', false],
	['20003452800041', false],
	['2000345280001', false]
])('SIRET %s: %s', (text, valid) => expect(isSiret(text)).toBe(valid));

test('an RNA number has a W, a digit, a letter or digit, seven digits', () => {
	expect(['W312004567', 'w9R1000123', 'W 312 004 567'].every(isRna)).toBe(true);
	expect(['W31200456', 'X312004567', 'WA12004567', ''].some(isRna)).toBe(false);
});

test.each([
	['06 39 98 12 34', '06 39 98 12 34', '+33639981234', true],
	['0639981234', '06 39 98 12 34', '+33639981234', true],
	['+33 6 39 98 12 34', '06 39 98 12 34', '+33639981234', true],
	['+33 (0)6 39 98 12 34', '06 39 98 12 34', '+33639981234', true],
	['0033639981234', '06 39 98 12 34', '+33639981234', true],
	['05.36.49.12.34', '05 36 49 12 34', '+33536491234', true],
	['+262 692 12 34 56', '+262 69 21 23 45 6', '+262692123456', true],
	['06 39 98', '06 39 98', '063998', false],
	['poste 12', 'poste 12', '12', false]
])('phone %s is shown %s', (typed, shown, dial, certain) => {
	expect(readPhone(typed)).toEqual({ shown, dial, certain });
});

test.each([
	['2 240,00 €', 224_000],
	['2\u202f240,00\u00a0€', 224_000],
	['1.234,50', 123_450],
	['1,234.50', 123_450],
	['12.5', 1250],
	['30 euros', 3000],
	['gratuit', 0],
	['0', 0],
	['1,234', undefined],
	['-5', undefined],
	['une vingtaine', undefined],
	['', undefined],
	['12,345', undefined],
	['99999999999', undefined]
])('[RS7] "%s" is %s cents', (text, cents) => expect(parseEuros(text)).toBe(cents));

test('[RS7] a sum typed back is the same sum', () => {
	for (const cents of [0, 5, 50, 1200, 123_450]) {
		const typed = parseEuros(`${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`);
		expect(typed).toBe(cents);
		if (typed !== undefined) expect(parseEuros(eurosText(typed))).toBe(cents);
	}
});
