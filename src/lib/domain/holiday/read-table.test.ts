import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { LocalDate } from '../time/types.ts';
import { holidaysIn } from './holiday.ts';
import { lastKnown, readSchoolHolidays } from './read-table.ts';

const shipped: unknown = JSON.parse(readFileSync('static/vacances-scolaires.json', 'utf8'));
const published: unknown = JSON.parse(
	readFileSync('tests/fixtures/vacances-scolaires.json', 'utf8')
);

test('[T6] the table that is shipped reads, and is the one published', () => {
	const table = readSchoolHolidays(shipped);
	expect(table).toBeDefined();
	expect(table).toEqual(readSchoolHolidays(published));
	expect(table && lastKnown(table) > '2027-08-31').toBe(true);
});

test('[T6] what is not such a table is not taken for one', () => {
	const row = { name: 'Noël', lastClassDay: '2026-12-19', back: '2027-01-04' };
	const good = { departements: { 31: 'C' }, zones: { C: [row] } };
	expect(readSchoolHolidays(good)).toEqual(good);
	expect(readSchoolHolidays(undefined)).toBeUndefined();
	expect(readSchoolHolidays('<!doctype html>')).toBeUndefined();
	expect(readSchoolHolidays({ departements: {}, zones: {} })).toBeUndefined();
	expect(readSchoolHolidays({ ...good, departements: { 31: 'D' } })).toBeUndefined();
	const ends = { ...good, zones: { C: [{ ...row, back: '2026-12-01' }] } };
	expect(readSchoolHolidays(ends)).toBeUndefined();
	const noDate = { ...good, zones: { C: [{ ...row, back: 'janvier' }] } };
	expect(readSchoolHolidays(noDate)).toBeUndefined();
});

test('[T6] a zone chosen by hand counts where no département is known', () => {
	const table = readSchoolHolidays(shipped);
	const christmas = '2026-12-24' as LocalDate;
	expect(holidaysIn(undefined, table, 'C')(christmas)).toBe('school');
	expect(holidaysIn(undefined, table)(christmas)).toBe('none');
	const winterInC = '2027-02-09' as LocalDate;
	expect(holidaysIn(undefined, table, 'C')(winterInC)).toBe('school');
	expect(holidaysIn(undefined, table, 'A')(winterInC)).toBe('none');
	// Where the commune is known, its département tells.
	expect(holidaysIn('31', table, 'A')(winterInC)).toBe('school');
});
