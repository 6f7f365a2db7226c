import { beforeEach, expect, test } from 'vitest';
import type { LocalDate } from '../../../domain/time/types.ts';
import { overwriteGetLocale } from '../../../i18n/paraglide/runtime.js';
import { daysTitle } from './words.ts';

beforeEach(() => overwriteGetLocale(() => 'fr'));

test.each([
	['2027-06-12', '2027-06-12', 'Samedi 12 juin 2027'],
	['2027-06-01', '2027-06-30', 'Juin 2027'],
	['2028-02-01', '2028-02-29', 'Février 2028']
])('%s to %s is one day, or one month', (first, last, title) => {
	const said = daysTitle({ first: first as LocalDate, last: last as LocalDate });
	expect(said.replaceAll('\u00a0', ' ')).toBe(title);
});

test.each([
	['2027-08-01', '2027-08-03'],
	['2027-05-30', '2027-06-02'],
	['2027-06-01', '2027-08-31']
])('%s to %s is said by its first and last', (first, last) => {
	const title = daysTitle({ first: first as LocalDate, last: last as LocalDate });
	expect(title).toMatch(/^Du .+ au .+$/);
	for (const day of [first, last]) expect(title).toContain(String(Number(day.slice(8))));
});
