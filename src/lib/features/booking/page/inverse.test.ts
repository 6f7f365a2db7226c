import { expect, test } from 'vitest';
import type { OccurrenceId } from '../../../domain/ids.ts';
import type { BookingRow } from '../../../store/rows.ts';
import { association, bookingRow, contact, local, range } from '../testing/rows.ts';
import { BOOKINGS } from '../testing/village.ts';
import { askedAgain, changedBack } from './inverse.ts';

const before = bookingRow(BOOKINGS.mounting);
const tables = before.wish.lines[1];
const date = before.wish.occurrences[0];
if (!tables || !date) throw new Error('no line');
const moved = { id: date.id, start: local('2027-06-12T17:00'), end: local('2027-06-12T23:00') };
const change = { setOccurrences: [moved], setLines: [{ id: tables.id, quantity: 12 }] };

function after(start: string, end: string, quantity: number): BookingRow {
	const occurrences = before.wish.occurrences.map((one) => ({ ...one, range: range(start, end) }));
	const lines = before.wish.lines.map((one) =>
		one.id === tables?.id ? { ...one, quantity } : one
	);
	return { ...before, wish: { ...before.wish, lines, occurrences } };
}

test('[R1] [R6] my change goes back as a whole while nobody has touched it', () => {
	expect(changedBack(before, after('2027-06-12T17:00', '2027-06-12T23:00', 12), change)).toEqual({
		setOccurrences: [
			{ id: date.id, start: '2027-06-11T17:00', end: '2027-06-11T23:00', holiday: 'none' }
		],
		setLines: [{ id: tables.id, quantity: 20 }]
	});
});

test('[R6] what a colleague has written since stays as they wrote it', () => {
	const theirs = after('2027-06-12T17:00', '2027-06-12T23:00', 15);
	expect(changedBack(before, theirs, change)).not.toHaveProperty('setLines');
	const elsewhere = after('2027-06-13T17:00', '2027-06-13T23:00', 15);
	expect(changedBack(before, elsewhere, change)).toBeUndefined();
	const sooner = after('2027-06-12T16:00', '2027-06-12T23:00', 15);
	expect(changedBack(before, sooner, change)).toBeUndefined();
});

test('[R1] [R6] what it is for goes back field by field, to what was there or to nothing', () => {
	const mayor = association('Mairie').id;
	const change = {
		purpose: 'Loto',
		note: null,
		headcount: 80,
		partner: mayor,
		contact: { name: 'Lucien' }
	};
	const noted = { ...before, note: 'Clé chez Dot' };
	const mine = {
		...noted,
		purpose: 'Loto',
		note: undefined,
		contact: contact('Lucien'),
		body: { ...noted.body, headcount: 80, partner: mayor }
	};
	expect(changedBack(noted, mine, change)).toEqual({
		purpose: noted.purpose,
		note: 'Clé chez Dot',
		headcount: null,
		partner: null,
		contact: { id: noted.contact?.id }
	});
	const theirs = {
		...mine,
		purpose: 'Grand loto',
		note: 'Clé chez Cam',
		contact: contact('Zoé'),
		body: { ...mine.body, headcount: 90, partner: undefined }
	};
	expect(changedBack(noted, theirs, change)).toBeUndefined();
});

test('[BK5] what was withdrawn is asked for again under new dates; what was given up before is not', () => {
	const [one] = before.items;
	if (!one) throw new Error('no item');
	const two = { ...date, id: '2' as OccurrenceId };
	const wish = { ...before.wish, occurrences: [date, two] };
	const gone = { ...one, occurrence: two.id, standing: 'withdrawn' as const };
	expect(askedAgain({ wish, items: [one, gone] }, undefined)).toEqual({
		dropOccurrences: [date.id],
		setOccurrences: [{ start: date.range.start, end: date.range.end, holiday: 'none' }]
	});
	expect(askedAgain({ wish, items: [one, gone] }, [two.id])).toBeUndefined();
});
