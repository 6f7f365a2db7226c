import { expect, test } from 'vitest';
import type { Instant } from '../../../domain/time/types.ts';
import { bookingRow, brief, claimRows, itemRow } from '../testing/rows.ts';
import { BOOKINGS, RESOURCES } from '../testing/village.ts';
import { halves, sharedWith } from './share.ts';

const fair = bookingRow(BOOKINGS.fair);
const street = bookingRow(BOOKINGS.street);
const others = new Map([[String(fair.id), fair]]);
const resources = new Map(Object.values(RESOURCES).map((row) => [String(row.id), row]));
const claims = [BOOKINGS.fair, BOOKINGS.street].flatMap((row) => claimRows(row));
const HOUR = 3_600_000;
/** Another that has tables beside those two, from so many hours after the street's feast begins. */
const beside = (quantity: number, after: Instant, hours: number) =>
	claimRows({
		...BOOKINGS.camp,
		items: [itemRow(RESOURCES.tables, quantity)],
		from: BOOKINGS.street.from + after * HOUR,
		to: BOOKINGS.street.from + (after + hours) * HOUR
	});
const shared = (...more: typeof claims) =>
	sharedWith(street, BOOKINGS.street, others, { resources, claims: [...claims, ...more] });

test('[BK8] what there are several of can be shared with the booking in the way', () => {
	const found = shared();
	expect(found).toMatchObject({ mine: { quantity: 24 }, theirs: { quantity: 20 }, most: 32 });
	expect(found && halves(found)).toEqual({ mine: 17, theirs: 15 });
	const { range } = street.wish.occurrences[0] ?? BOOKINGS.street;
	const hall = { range, items: [itemRow(RESOURCES.hall, 1, { with: [brief(BOOKINGS.fair)] })] };
	expect(sharedWith(street, hall, others, { resources, claims })).toBeUndefined();
	expect(sharedWith(street, BOOKINGS.street, new Map(), { resources, claims })).toBeUndefined();
});

test('[BK3] what others have at that time is not theirs to share, at its peak and not in sum', () => {
	const found = shared(...beside(10, 1, 2), ...beside(8, 5, 2));
	expect(found).toMatchObject({ all: 32, most: 22 });
	expect(found && halves(found)).toEqual({ mine: 12, theirs: 10 });
	// Nothing is left for two, or nothing for one of them.
	expect(shared(...beside(31, 1, 2))).toBeUndefined();
	// Who waits has none.
	const waits = beside(10, 1, 2).map((claim) => ({ ...claim, standing: 'waiting' as const }));
	expect(shared(...waits)).toMatchObject({ most: 32 });
});

test('[BK3] one of the two that lasts longer has no more than is free all along', () => {
	// The fair begins half an hour before the feast and ends an hour after it.
	const found = shared(...beside(25, 10, 1));
	expect(found).toMatchObject({ most: 32, mostMine: 32, mostTheirs: 7 });
	expect(found && halves(found)).toEqual({ mine: 24, theirs: 7 });
});

test('[BK3] a share gives nobody nothing, and leaves alone what fits', () => {
	const [mine] = BOOKINGS.street.items;
	if (!mine) throw new Error('no item');
	const of = (own: number, other: number) =>
		halves({
			mine: { ...mine, quantity: own },
			theirs: { ...mine, quantity: other },
			most: 10,
			mostMine: 10,
			mostTheirs: 10
		});
	expect(of(100, 1)).toEqual({ mine: 9, theirs: 1 });
	expect(of(1, 100)).toEqual({ mine: 1, theirs: 9 });
	expect(of(4, 5)).toEqual({ mine: 4, theirs: 5 });
});
