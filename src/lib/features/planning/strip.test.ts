import { expect, test } from 'vitest';
import type { LocalDate } from '../../domain/time/types.ts';
import { BOOKINGS } from '../booking/testing/village.ts';
import { keepSpan, stripDays, stripSpan } from './strip.ts';

const workday = () => 'none' as const;
const date = (text: string) => text as LocalDate;
const dots = (from: string, to: string) =>
	stripDays(Object.values(BOOKINGS), date(from), date(to), workday).map((day) => day.dots);

test('[T5] two weeks from the Monday, or the whole month in whole weeks', () => {
	expect(stripSpan(date('2027-06-11'), false)).toEqual({ from: '2027-06-07', to: '2027-06-20' });
	expect(stripSpan(date('2027-06-11'), true)).toEqual({ from: '2027-05-31', to: '2027-07-04' });
});

test('the strip stays under the thumb until a date lies beyond it', () => {
	const shown = stripSpan(date('2027-06-11'), false);
	expect(keepSpan(shown, date('2027-06-19'), false)).toBe(shown);
	expect(keepSpan(shown, date('2027-06-21'), false).from).toBe('2027-06-21');
	expect(keepSpan(shown, date('2027-06-19'), true).from).toBe('2027-05-31');
});

test('dots say confirmed, open and to settle; three at most, trouble never left out', () => {
	expect(dots('2027-06-11', '2027-06-13')).toEqual([
		['confirmed', 'confirmed', 'confirmed'],
		['confirmed', 'open', 'open'],
		['confirmed', 'settle', 'settle']
	]);
	const many = [BOOKINGS.choir, BOOKINGS.jumble, BOOKINGS.jumble, BOOKINGS.jumble];
	expect(stripDays(many, date('2027-06-13'), date('2027-06-13'), workday)[0]?.dots).toEqual([
		'confirmed',
		'confirmed',
		'settle'
	]);
});

test('each kind there is has a dot, and what a screen reader hears is counted', () => {
	const day = date('2027-06-12');
	const three = Object.values(BOOKINGS).filter((row) => row.range.start.startsWith(day));
	const [found] = stripDays([...three, ...three, ...three], day, day, workday);
	expect(found?.dots).toEqual(['confirmed', 'open', 'open']);
	expect(found?.counts).toEqual({ confirmed: 3, open: 6, settle: 0 });
});

test('a booking of several days has a dot on each, and none on the day it ends at midnight', () => {
	expect(dots('2027-06-16', '2027-06-20').map((list) => list.length)).toEqual([0, 1, 1, 1, 0]);
});

test('[T6] each day of the strip says what kind of holiday it is', () => {
	const holiday = (day: LocalDate) => (day === '2027-07-14' ? 'both' : 'none');
	const days = stripDays([], date('2027-07-13'), date('2027-07-14'), holiday);
	expect(days.map((day) => day.holiday)).toEqual(['none', 'both']);
});
