import { expect, test } from 'vitest';
import { wantedOf } from '../availability/test-space.test-support.ts';
import type { Opening } from '../resource/types.ts';
import type { LocalTime } from '../time/types.ts';
import { openingReasons } from './rules.ts';

const time = (text: string) => text as LocalTime;
const reasons = (opening: Opening, start: string, end: string, number = 0) =>
	openingReasons(opening, wantedOf('salle', start, end), number).map((reason) => reason.type);

// 21 November 2026 is a Saturday.
const weekend = {
	name: 'Week-end',
	startDay: 6,
	startTime: time('08:00'),
	endDay: 1,
	endTime: time('08:00')
} as const;
const evenings: Opening = {
	hours: [
		{ days: [1, 2, 3, 4, 5], from: time('18:00'), to: time('23:00') },
		{ days: [6, 7], from: time('08:00'), to: time('24:00') }
	]
};

test('[RS5] every minute must lie in opening hours; neighbouring days join at midnight', () => {
	expect(reasons(evenings, '2026-11-20T18:00', '2026-11-20T23:00')).toEqual([]);
	expect(reasons(evenings, '2026-11-20T17:59', '2026-11-20T23:00')).toEqual(['NotOpen']);
	expect(reasons(evenings, '2026-11-20T18:00', '2026-11-20T23:01')).toEqual(['NotOpen']);
	expect(reasons(evenings, '2026-11-21T08:00', '2026-11-22T00:00')).toEqual([]);
	expect(reasons(evenings, '2026-11-21T20:00', '2026-11-22T09:00'), 'closed at night').toEqual([
		'NotOpen'
	]);
	expect(reasons({ hours: [] }, '2026-11-21T20:00', '2026-11-22T09:00')).toEqual([]);
	const allDay = [{ days: [6, 7], from: time('00:00'), to: time('24:00') }] as const;
	expect(reasons({ hours: allDay }, '2026-11-21T20:00', '2026-11-22T09:00')).toEqual([]);
});

test('[RS5] hours may run past midnight', () => {
	const late = { hours: [{ days: [6], from: time('20:00'), to: time('02:00') }] } as const;
	expect(reasons(late, '2026-11-21T22:00', '2026-11-22T02:00')).toEqual([]);
	expect(reasons(late, '2026-11-22T00:30', '2026-11-22T01:30')).toEqual([]);
	expect(reasons(late, '2026-11-22T20:00', '2026-11-22T21:00')).toEqual(['NotOpen']);
});

test('[RS5] a package is taken whole, beyond hours and lengths', () => {
	const opening = { ...evenings, packages: [weekend], longest: 300 };
	expect(reasons(opening, '2026-11-21T08:00', '2026-11-23T08:00')).toEqual([]);
	expect(reasons(opening, '2026-11-21T08:00', '2026-11-23T07:00')).toEqual(['NotOpen', 'TooLong']);
	const only = { packages: [weekend], packagesOnly: true };
	expect(reasons(only, '2026-11-21T08:00', '2026-11-23T08:00')).toEqual([]);
	expect(reasons(only, '2026-11-21T08:00', '2026-11-30T08:00')).toEqual(['PackagesOnly']);
	expect(reasons(only, '2026-11-21T10:00', '2026-11-21T12:00')).toEqual(['PackagesOnly']);
	expect(reasons(only, '2027-03-27T08:00', '2027-03-29T08:00'), 'over the clock change').toEqual(
		[]
	);
});

test('[RS5] [T3] lengths are read on the clock: a day of 25 hours is one day', () => {
	const day = { shortest: 1440, longest: 1440 };
	expect(reasons(day, '2026-10-25T00:00', '2026-10-26T00:00')).toEqual([]);
	expect(reasons(day, '2027-03-28T00:00', '2027-03-29T00:00')).toEqual([]);
	expect(reasons(day, '2026-11-21T00:00', '2026-11-21T23:59')).toEqual(['TooShort']);
	expect(reasons(day, '2026-11-21T00:00', '2026-11-22T00:01')).toEqual(['TooLong']);
});

test('[RS5] not on Wednesdays, not even in passing', () => {
	const opening: Opening = { notOn: [3] };
	expect(reasons(opening, '2026-11-24T18:00', '2026-11-25T00:00')).toEqual([]);
	expect(reasons(opening, '2026-11-24T18:00', '2026-11-25T00:01')).toEqual(['NotThatDay']);
	expect(reasons(opening, '2026-11-20T18:00', '2026-12-20T18:00')).toEqual(['NotThatDay']);
});

test('[RS5] [BK3a] notice and horizon run from the number to the start', () => {
	const start = wantedOf('salle', '2026-11-21T08:00', '2026-11-21T09:00').from;
	const opening = { notice: 60, horizonDays: 30 };
	const at = (number: number) => reasons(opening, '2026-11-21T08:00', '2026-11-21T09:00', number);
	expect(at(start - 3_600_000)).toEqual([]);
	expect(at(start - 3_599_999)).toEqual(['TooLate']);
	expect(at(start - 30 * 86_400_000)).toEqual([]);
	expect(at(start - 30 * 86_400_000 - 1)).toEqual(['TooEarly']);
});

test('[RS5] [T6] holidays are what the author’s phone knew of the first day', () => {
	const opening = { notInSchoolHolidays: true, notOnPublicHolidays: true };
	const on = (holiday: 'none' | 'public' | 'school' | 'both') =>
		openingReasons(
			opening,
			wantedOf('salle', '2026-11-21T08:00', '2026-11-21T09:00', 1, holiday),
			0
		).map((reason) => reason.type);
	expect([on('none'), on('public'), on('school'), on('both')]).toEqual([
		[],
		['PublicHoliday'],
		['SchoolHolidays'],
		['SchoolHolidays', 'PublicHoliday']
	]);
});
