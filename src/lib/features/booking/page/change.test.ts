import { expect, test } from 'vitest';
import { bookingRow, local } from '../testing/rows.ts';
import { BOOKINGS } from '../testing/village.ts';
import { changeOf } from './change.ts';
import { datesOfBooking } from './items.ts';

const booking = bookingRow(BOOKINGS.mounting);
const date = datesOfBooking(booking)[0];
const lines = booking.wish.lines;
const change = (start: string, end: string, quantities: Record<string, number> = {}) =>
	date &&
	changeOf(booking, date, { start: local(start), end: local(end), quantities }, [date], (day) =>
		day === '2027-07-14' ? 'public' : 'none'
	);

test('[R6] a change says only what changed', () => {
	expect(change('2027-06-11T17:00', '2027-06-11T23:00')).toBeUndefined();
	expect(change('2027-06-11T16:00', '2027-06-11T23:00')).toEqual({
		setOccurrences: [
			{ id: '1', start: '2027-06-11T16:00', end: '2027-06-11T23:00', holiday: 'none' }
		]
	});
	expect(change('2027-07-14T16:00', '2027-07-14T23:00')?.setOccurrences?.[0]?.holiday).toBe(
		'public'
	);
	const tables = lines[1]?.id ?? '';
	expect(change('2027-06-11T17:00', '2027-06-11T23:00', { [tables]: 12 })).toEqual({
		setLines: [{ id: tables, quantity: 12 }]
	});
});
