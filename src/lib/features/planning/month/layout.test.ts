import { expect, test } from 'vitest';
import type { LocalDate } from '../../../domain/time/types.ts';
import { itemRow, occurrenceRow } from '../../booking/testing/rows.ts';
import { BOOKINGS, RESOURCES } from '../../booking/testing/village.ts';
import { monthSpan, monthWeeks } from './layout.ts';

const date = (text: string) => text as LocalDate;
const weeks = (day: string) => monthWeeks(Object.values(BOOKINGS), date(day), () => 'none');

test('[T5] a month is whole weeks from Monday, with their ISO numbers', () => {
	expect(monthSpan(date('2027-06-11'))).toEqual({ from: '2027-05-31', to: '2027-07-04' });
	expect(monthSpan(date('2027-02-10'))).toEqual({ from: '2027-02-01', to: '2027-02-28' });
	expect(weeks('2027-01-15').map(({ week }) => week)).toEqual([53, 1, 2, 3, 4]);
	expect(weeks('2026-10-25').map(({ days }) => days.length)).toEqual([7, 7, 7, 7, 7]);
});

test('each day counts what is confirmed, open and to settle', () => {
	const [day] = weeks('2027-06-01').flatMap(({ days }) =>
		days.filter((one) => one.date === '2027-06-13')
	);
	expect(day).toMatchObject({
		inside: true,
		total: 3,
		counts: { confirmed: 1, open: 0, settle: 2 }
	});
});

test('a day names what is to be settled first, then by hour, and three at most', () => {
	const at = (title: string, hour: string, settle = false) =>
		occurrenceRow({
			title,
			start: `2027-06-15T${hour}:00`,
			end: `2027-06-15T${hour}:30`,
			owner: 'Foyer',
			items: [itemRow(RESOURCES.hall)],
			settle
		});
	const rows = [at('Soir', '20'), at('Matin', '08'), at('Midi', '12', true), at('Goûter', '16')];
	const [day] = monthWeeks(rows, date('2027-06-15'), () => 'none').flatMap(({ days }) =>
		days.filter((one) => one.date === '2027-06-15')
	);
	expect(day?.named.map(({ title, dot }) => `${title} ${dot}`)).toEqual([
		'Midi settle',
		expect.stringMatching(/^Matin/),
		expect.stringMatching(/^Goûter/)
	]);
	expect(day?.total).toBe(4);
});

test('[T2] a stay over the end of a month counts on each of its days, not on its end at midnight', () => {
	const stay = occurrenceRow({
		title: 'Camp',
		start: '2027-06-29T00:00',
		end: '2027-07-03T00:00',
		owner: 'Foyer',
		items: [itemRow(RESOURCES.pouze)]
	});
	const busy = monthWeeks([stay], date('2027-06-15'), () => 'none')
		.flatMap(({ days }) => days)
		.filter(({ total }) => total > 0)
		.map((day) => `${day.date} ${day.inside}`);
	expect(busy).toEqual([
		'2027-06-29 true',
		'2027-06-30 true',
		'2027-07-01 false',
		'2027-07-02 false'
	]);
});
