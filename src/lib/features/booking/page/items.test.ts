import { expect, test } from 'vitest';
import type { ItemRow } from '../../../store/rows.ts';
import { bookingRow } from '../testing/rows.ts';
import { BOOKINGS, RESOURCES } from '../testing/village.ts';
import { datesOfBooking, isOver, othersOf, shownOfAll, stewardsToAsk } from './items.ts';

const resources = new Map(Object.values(RESOURCES).map((row) => [row.id, row]));
const first = <T>(list: readonly T[]): T => {
	const [one] = list;
	if (one === undefined) throw new Error('empty');
	return one;
};
const of = (...standings: ItemRow['standing'][]) =>
	standings.map((standing) => ({ ...first(BOOKINGS.mounting.items), standing }));

test('[BK2] what most needs to be known speaks for the booking', () => {
	expect(shownOfAll(of('confirmed', 'waiting'))).toBe('waiting');
	expect(shownOfAll(BOOKINGS.choir.items)).toBe('settle');
	expect(shownOfAll(of('withdrawn', 'confirmed'))).toBe('confirmed');
	expect(shownOfAll([])).toBe('withdrawn');
});

test('[RS6] held is confirmed where a thing confirms itself', () => {
	const table = { ...first(BOOKINGS.jumble.items), standing: 'held' as const };
	expect(shownOfAll([table])).toBe('confirmed');
	expect(shownOfAll(of('held'))).toBe('held');
});

test('a booking is over when every line was refused or withdrawn', () => {
	expect(isOver(of('refused', 'withdrawn'))).toBe(true);
	expect(isOver(of('refused', 'held'))).toBe(false);
});

test('[BK8] each booking in the way is named once, with what is disputed', () => {
	const others = othersOf(BOOKINGS.elders.items);
	expect(
		others.map(({ brief, items }) => [brief.title, items.map((one) => one.resourceName)])
	).toEqual([['Répétition de la chorale', ['Grande salle']]]);
});

test('[RS6] stewards are asked about what waits for their yes, and only that', () => {
	expect(stewardsToAsk(of('held'), resources).map((one) => one.name)).toEqual(['Paul Vidal']);
	expect(stewardsToAsk(of('confirmed'), resources)).toEqual([]);
});

test('dates come in order, each with its lines', () => {
	const dates = datesOfBooking(bookingRow(BOOKINGS.fair));
	expect(dates).toHaveLength(1);
	expect(dates[0]?.items).toHaveLength(5);
});
