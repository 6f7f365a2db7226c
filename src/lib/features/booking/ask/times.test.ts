import { expect, test } from 'vitest';
import type { LocalDate } from '../../../domain/time/types.ts';
import { bookingRow } from '../testing/rows.ts';
import { BOOKINGS, RESOURCES } from '../testing/village.ts';
import { timesHad } from './times.ts';

const date = (text: string) => text as LocalDate;
const rows = Object.values(BOOKINGS).map((row) => bookingRow(row));
const school = BOOKINGS.fair.association;

test('[RS6] [T4] times are those of one association in one season', () => {
	const had = timesHad(rows, school);
	expect(had(RESOURCES.hall.id, date('2027-06-20'))).toBe(2);
	expect(had(RESOURCES.hall.id, date('2027-09-01'))).toBe(0);
	expect(timesHad(rows, BOOKINGS.choir.association)(RESOURCES.hall.id, date('2027-06-20'))).toBe(1);
	expect(timesHad(rows, undefined)(RESOURCES.hall.id, date('2027-06-20'))).toBe(0);
});

test('[RS6] what waits or was withdrawn is no time, and two lines of one date are one', () => {
	const row = bookingRow(BOOKINGS.fair);
	const [hall] = row.items;
	if (!hall) throw new Error('no item');
	const of = (...items: (typeof hall)[]) =>
		timesHad([{ ...row, items }], school)(RESOURCES.hall.id, date('2027-06-12'));
	expect(of({ ...hall, standing: 'withdrawn' }, { ...hall, standing: 'waiting' })).toBe(0);
	expect(of(hall, { ...hall, standing: 'askedFree' })).toBe(1);
});
