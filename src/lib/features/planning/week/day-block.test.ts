import { expect, test } from 'vitest';
import type { LocalDate } from '../../../domain/time/types.ts';
import { range } from '../../booking/testing/rows.ts';
import { blockOn } from './day-block.ts';

const on = (start: string, end: string, date: string) =>
	blockOn(range(start, end), date as LocalDate);

test('a cell runs from 7 h to midnight; the clock says where, also when it changes (T3)', () => {
	expect(on('2027-06-12T07:00', '2027-06-12T24:00', '2027-06-12')).toEqual({ top: 0, height: 100 });
	expect(on('2027-06-12T15:30', '2027-06-13T02:00', '2027-06-12')).toEqual({ top: 50, height: 50 });
	expect(on('2026-10-25T15:30', '2026-10-26T00:00', '2026-10-25')).toEqual({ top: 50, height: 50 });
	expect(on('2027-03-28T15:30', '2027-03-29T00:00', '2027-03-28')).toEqual({ top: 50, height: 50 });
});

test('[T2] an end at midnight has nothing on the next day; a night ends at the top of its morning', () => {
	expect(on('2027-06-12T20:00', '2027-06-13T00:00', '2027-06-13')).toBeUndefined();
	expect(on('2027-06-12T20:00', '2027-06-13T02:00', '2027-06-13')).toEqual({ top: 0, height: 0 });
	expect(on('2027-06-11T20:00', '2027-06-13T02:00', '2027-06-12')).toEqual({ top: 0, height: 100 });
});
