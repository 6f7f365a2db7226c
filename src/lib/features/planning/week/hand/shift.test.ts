import { expect, test } from 'vitest';
import type { LocalDate } from '../../../../domain/time/types.ts';
import { range } from '../../../booking/testing/rows.ts';
import { columnsOf } from '../bars.ts';
import { NO_SHIFT, shifted, stepShift, type Grip } from './shift.ts';

const MONDAY = '2026-10-19' as LocalDate;
const step = (start: string, end: string, grip: Grip, days: number) => {
	const of = range(start, end);
	return stepShift(of, columnsOf(of, MONDAY), NO_SHIFT, grip, days);
};

test('[T3] moved over a clock change a booking keeps its hours', () => {
	expect(shifted(range('2026-10-24T14:00', '2026-10-24T18:00'), { start: 2, end: 2 })).toEqual({
		start: '2026-10-26T14:00',
		end: '2026-10-26T18:00'
	});
	expect(shifted(range('2027-03-27T22:00', '2027-03-28T04:00'), { start: 1, end: 1 })).toEqual({
		start: '2027-03-28T22:00',
		end: '2027-03-29T04:00'
	});
});

test('an end never passes the start, and what one holds stays in the week one sees', () => {
	expect(step('2026-10-20T14:00', '2026-10-20T18:00', 'end', 1)).toEqual({ start: 0, end: 1 });
	expect(step('2026-10-20T14:00', '2026-10-20T18:00', 'end', -1)).toBe(NO_SHIFT);
	expect(step('2026-10-20T14:00', '2026-10-20T18:00', 'start', 1)).toBe(NO_SHIFT);
	expect(step('2026-10-25T14:00', '2026-10-25T18:00', 'whole', 1)).toBe(NO_SHIFT);
	expect(step('2026-10-25T14:00', '2026-10-25T18:00', 'end', 1)).toBe(NO_SHIFT);
	expect(step('2026-10-19T14:00', '2026-10-19T18:00', 'whole', -1)).toBe(NO_SHIFT);
	expect(step('2026-10-24T14:00', '2026-10-25T12:00', 'whole', 1)).toEqual({ start: 1, end: 1 });
});
