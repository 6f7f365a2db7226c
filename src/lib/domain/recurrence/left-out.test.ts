import { expect, test } from 'vitest';
import type { Holiday, LocalDate } from '../time/types.ts';
import { leftOut } from './left-out.ts';

const dates = (...days: readonly string[]) => days.map((day) => `2026-12-${day}` as LocalDate);
const weekly = { every: 'week', interval: 1, days: [2] } as const;
const until = '2026-12-29' as LocalDate;
const holidayOn = (date: LocalDate): Holiday => (date >= '2026-12-20' ? 'school' : 'none');

test('[BK10] what a repeat leaves out by hand is told from the holidays it skips', () => {
	const kept = dates('01', '08');
	expect(leftOut(kept, weekly, until, 'both', holidayOn)).toEqual(dates('15'));
	expect(leftOut(kept, weekly, until, 'none', holidayOn)).toEqual(dates('15', '22', '29'));
	expect(leftOut(dates('08', '01', '15'), weekly, until, 'school', holidayOn)).toEqual([]);
	expect(leftOut([], weekly, until, 'none', holidayOn)).toEqual([]);
});
