import { expect, test } from 'vitest';
import { bookingRow, local } from '../testing/rows.ts';
import { BOOKINGS, RESOURCES } from '../testing/village.ts';
import { again } from './again.ts';

const fair = bookingRow(BOOKINGS.fair);

test('[BK1] the same things for the same people, on the next such weekday at the same hours', () => {
	const draft = again(fair, local('2027-07-07T10:00'));
	expect(draft).toMatchObject({
		when: { quick: 'date', day: '2027-07-10', from: '08:30', to: '20:00', several: false },
		purpose: 'Kermesse de l’école',
		headcount: '140',
		contact: BOOKINGS.fair.contact?.id,
		association: BOOKINGS.fair.association,
		partner: ''
	});
	expect(draft.lines).toHaveLength(5);
	expect(draft.lines?.[3]).toEqual({ resource: RESOURCES.tables.id, quantity: 20 });
});

test('[T2] never a time that has begun: on that weekday it is a week on; one still to come stays', () => {
	expect(again(fair, local('2027-06-19T08:00')).when?.day).toBe('2027-06-19');
	expect(again(fair, local('2027-06-19T08:30')).when?.day).toBe('2027-06-26');
	expect(again(fair, local('2027-06-01T08:30')).when?.day).toBe('2027-06-12');
	const weekend = again(bookingRow(BOOKINGS.camp), local('2027-07-01T08:00')).when;
	expect(weekend).toMatchObject({ day: '2027-07-08', lastDay: '2027-07-10', several: true });
});
