import { expect, test } from 'vitest';
import type { ItemRow } from '../../../store/rows.ts';
import { bookingRow, contact, itemRow } from '../testing/rows.ts';
import { BOOKINGS, RESOURCES } from '../testing/village.ts';
import {
	datesOfBooking,
	isOver,
	othersOf,
	shownOfAll,
	whoConfirms,
	whomToCall,
	type Holder
} from './items.ts';

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

const names = (found: readonly { name: string }[]) => found.map((one) => one.name);
const holder = (name: string, roles: Holder['roles'], phone?: string): Holder => ({
	roles,
	contact: contact(name, phone)
});
const holders = [
	holder('Odile Pons', [{ role: 'gestionnaire' }]),
	holder('Sylvie', [{ role: 'responsable', association: RESOURCES.small.association }], '06')
];

test('[RS6] stewards are asked about what waits for their yes, and only that', () => {
	expect(names(whoConfirms(of('held'), resources, holders, undefined))).toEqual(['Paul Vidal']);
	expect(whoConfirms(of('confirmed'), resources, holders, undefined)).toEqual([]);
});

test('[BK11] without a steward the association’s responsables say yes, else the gestionnaires, never oneself', () => {
	const small = [itemRow(RESOURCES.small, 1, { standing: 'held' })];
	const [odile, sylvie] = holders;
	if (!odile || !sylvie) throw new Error('nobody');
	expect(names(whoConfirms(small, resources, holders, odile.contact.id))).toEqual(['Sylvie']);
	expect(names(whoConfirms(small, resources, [odile], undefined))).toEqual(['Odile Pons']);
	expect(whoConfirms(small, resources, [odile], odile.contact.id)).toEqual([]);
});

test('whom to call is who asked; of one’s own booking, who looks after the things', () => {
	const { items, contact: marty } = BOOKINGS.mounting;
	expect(names(whomToCall(marty, items, resources, undefined))).toEqual(['Julien Marty']);
	expect(names(whomToCall(marty, items, resources, marty?.id))).toEqual(['Paul Vidal']);
});

test('dates come in order, each with its lines', () => {
	const dates = datesOfBooking(bookingRow(BOOKINGS.fair));
	expect(dates).toHaveLength(1);
	expect(dates[0]?.items).toHaveLength(5);
});
