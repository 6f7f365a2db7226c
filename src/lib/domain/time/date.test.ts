import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	addDays,
	addMonths,
	dateOfDay,
	dayNumber,
	daysBetween,
	daysInMonth,
	isDate,
	isoWeek,
	mondayOf,
	weekdayOf
} from './date.ts';
import { nextSeason, seasonEnd, seasonOf, seasonStart } from './season.ts';
import type { LocalDate } from './types.ts';

const date = (text: string) => text as LocalDate;

test('[T5] weeks begin on Monday', () => {
	expect(weekdayOf(date('2026-11-22'))).toBe(7);
	expect(mondayOf(date('2026-11-22'))).toBe('2026-11-16');
	expect(mondayOf(date('2026-11-16'))).toBe('2026-11-16');
	expect(weekdayOf(date('1969-12-31'))).toBe(3);
});

test.each([
	['2026-12-31', 2026, 53],
	['2027-01-01', 2026, 53],
	['2027-01-04', 2027, 1],
	['2024-12-30', 2025, 1],
	['2021-01-03', 2020, 53],
	['2028-02-29', 2028, 9]
])('[T5] %s lies in week %i-%i', (day, year, week) => {
	expect(isoWeek(date(day))).toEqual({ year, week });
});

test('[T1] a day’s number and its date are one, in every century', () => {
	fc.assert(
		fc.property(fc.integer({ min: -600_000, max: 1_500_000 }), (day) => {
			expect(dateOfDay(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
		}),
		{ numRuns: 500 }
	);
});

test('[T1] dates step over months, years and 29 February', () => {
	expect(addDays(date('2028-02-28'), 1)).toBe('2028-02-29');
	expect(addDays(date('2027-02-28'), 1)).toBe('2027-03-01');
	expect(addDays(date('2027-01-01'), -1)).toBe('2026-12-31');
	expect(daysBetween(date('2026-09-01'), date('2027-08-31'))).toBe(364);
	expect(addMonths(date('2026-11-22'), 3)).toBe('2027-02-01');
	expect([daysInMonth(date('2028-02-10')), daysInMonth(date('2026-02-10'))]).toEqual([29, 28]);
	expect(isDate('2028-02-29') && !isDate('2027-02-29') && !isDate('2027-2-9')).toBe(true);
});

test('[T1] a day’s number and the date are one', () => {
	fc.assert(
		fc.property(fc.integer({ min: -20_000, max: 60_000 }), (day) => {
			expect(dayNumber(dateOfDay(day))).toBe(day);
		})
	);
});

test('[T4] a season runs from 1 September to 31 August', () => {
	expect(seasonOf(date('2026-08-31'))).toBe('2025-2026');
	expect(seasonOf(date('2026-09-01'))).toBe('2026-2027');
	const season = seasonOf(date('2027-03-28'));
	expect([seasonStart(season), seasonEnd(season), nextSeason(season)]).toEqual([
		'2026-09-01',
		'2027-08-31',
		'2027-2028'
	]);
});
