import { expect, test } from 'vitest';
import { bookingRow, brief, itemRow } from '../testing/rows.ts';
import { BOOKINGS, RESOURCES } from '../testing/village.ts';
import { halves, sharedWith } from './share.ts';

const fair = bookingRow(BOOKINGS.fair);
const others = new Map([[String(fair.id), fair]]);
const resources = new Map(Object.values(RESOURCES).map((row) => [String(row.id), row]));

test('[BK8] what there are several of can be shared with the booking in the way', () => {
	const found = sharedWith(BOOKINGS.street.items, others, resources);
	expect(found).toMatchObject({ mine: { quantity: 24 }, theirs: { quantity: 20 }, most: 32 });
	expect(found && halves(found)).toEqual({ mine: 17, theirs: 15 });
	const hall = [itemRow(RESOURCES.hall, 1, { with: [brief(BOOKINGS.fair)] })];
	expect(sharedWith(hall, others, resources)).toBeUndefined();
	expect(sharedWith(BOOKINGS.street.items, new Map(), resources)).toBeUndefined();
});

test('[BK3] a share gives nobody nothing, and leaves alone what fits', () => {
	const [mine] = BOOKINGS.street.items;
	if (!mine) throw new Error('no item');
	const of = (own: number, other: number) =>
		halves({
			mine: { ...mine, quantity: own },
			theirs: { ...mine, quantity: other },
			most: 10
		});
	expect(of(100, 1)).toEqual({ mine: 9, theirs: 1 });
	expect(of(1, 100)).toEqual({ mine: 1, theirs: 9 });
	expect(of(4, 5)).toEqual({ mine: 4, theirs: 5 });
});
