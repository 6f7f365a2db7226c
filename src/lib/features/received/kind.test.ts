import { expect, test } from 'vitest';
import { kindOf } from './kind.ts';

test.each([
	['salle.ics', 'text/calendar', 'calendar'],
	['Salle des fêtes.ICS', '', 'calendar'],
	['export', 'text/calendar', 'calendar'],
	['inventaire.csv', 'application/vnd.ms-excel', 'table'],
	['inventaire.xlsx', '', 'table'],
	['notes.txt', 'text/plain', 'table'],
	['', 'text/csv', 'table'],
	['photo.jpg', 'image/jpeg', 'other'],
	// A name says more than a type that an app gives to everything.
	['photo.jpg', 'text/csv', 'other'],
	['film.mp4', 'text/calendar', 'other'],
	['', '', 'other']
])('%j, said to be %j, is a %s', (name, type, kind) => {
	expect(kindOf({ name, type })).toBe(kind);
});
