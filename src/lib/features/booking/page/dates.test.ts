import { expect, test } from 'vitest';
import type { OccurrenceId } from '../../../domain/ids.ts';
import { instant, itemRow, local, range } from '../testing/rows.ts';
import { RESOURCES } from '../testing/village.ts';
import { countStandings, firstDates, movedAlong, reached } from './dates.ts';
import type { DateOfBooking } from './items.ts';

const on = (
	day: string,
	standing: 'confirmed' | 'waiting' | 'withdrawn' = 'confirmed'
): DateOfBooking => ({
	occurrence: day as OccurrenceId,
	range: range(`${day}T14:00`, `${day}T17:00`),
	items: [itemRow(RESOURCES.pouze, 1, { standing, occurrence: day as OccurrenceId })]
});
const june8 = on('2027-06-08');
const june15 = on('2027-06-15');
const june22 = on('2027-06-22', 'withdrawn');
const june29 = on('2027-06-29', 'waiting');
const all = [june8, june15, june22, june29];

test('[BK10] a gesture reaches one date, or it and the later ones, or all to come that still ask', () => {
	expect(reached(all, june15, 'one')).toEqual([june15]);
	expect(reached(all, june15, 'later')).toEqual([june15, june29]);
	expect(reached(all, june15, 'all', instant('2027-06-01T12:00'))).toEqual([june8, june15, june29]);
	expect(reached(all, june15, 'all', instant('2027-06-11T12:00'))).toEqual([june15, june29]);
});

test('[BK10] the later dates move by as many days, to the same hours', () => {
	const wished = { start: local('2027-06-16T20:00'), end: local('2027-06-17T01:00') };
	expect(movedAlong([june15, june29], june15, wished)).toEqual([
		{ occurrence: '2027-06-15', ...wished },
		{
			occurrence: '2027-06-29',
			start: '2027-06-30T20:00',
			end: '2027-07-01T01:00'
		}
	]);
});

test('[BK10] standings are counted by date, and the next ones come first', () => {
	expect(countStandings(all)).toEqual([
		{ shown: 'confirmed', n: 2 },
		{ shown: 'withdrawn', n: 1 },
		{ shown: 'waiting', n: 1 }
	]);
	expect(firstDates(all, instant('2027-06-11T12:00'))).toEqual([june15, june22, june29]);
});
