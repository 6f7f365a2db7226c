import { expect, test } from 'vitest';
import { BOOKINGS } from '../booking/testing/village.ts';
import { bookingsToConfirm } from './to-confirm.ts';

test('[BK11] a booking of several dates is one thing to confirm', () => {
	const later = { ...BOOKINGS.ask, id: `${BOOKINGS.ask.booking}/2` };
	const list = bookingsToConfirm([BOOKINGS.ask, later, BOOKINGS.elders]);
	expect(list.map(({ row, more }) => [row.title, more])).toEqual([
		['Réunion du bureau', 1],
		['Repas des aînés', 0]
	]);
});
