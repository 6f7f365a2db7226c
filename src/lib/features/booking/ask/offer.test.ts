import { expect, test } from 'vitest';
import type { LocalDate } from '../../../domain/time/types.ts';
import { placesOf } from '../../../store/places.ts';
import type { ResourceRow } from '../../../store/rows.ts';
import { instant, range, resourceRow } from '../testing/rows.ts';
import { BOOKINGS, RESOURCES, village, VILLAGE_NOW } from '../testing/village.ts';
import { canWait, insteadOf, offerOf } from './offer.ts';

const scene = village();
const places = placesOf(scene.resources, scene.claims);
const SATURDAY = range('2027-06-12T09:00', '2027-06-12T19:00');
const offer = (row: ResourceRow, when = SATURDAY) => offerOf(row, places, when, VILLAGE_NOW);

test('[BK14] what is free is the least that is free at any moment of the range', () => {
	expect(offer(RESOURCES.tables).free).toBe(12);
	expect(offer(RESOURCES.chairs).free).toBe(30);
	expect(offer(RESOURCES.pouze).free).toBe(1);
});

test('[BK2] a thing that is taken names who takes it, until when, and when it is ready', () => {
	const hall = offer(RESOURCES.hall);
	expect(hall.free).toBe(0);
	expect(hall.taking.map((claim) => claim.title)).toEqual(['Kermesse de l’école']);
	expect(hall.takenUntil).toBe(instant('2027-06-12T20:00'));
	expect(hall.readyAt).toBe(instant('2027-06-12T21:00'));
	expect(canWait(hall)).toBe(true);
});

test('[RS4] turnaround keeps a thing though nobody has it', () => {
	const evening = offer(RESOURCES.hall, range('2027-06-12T20:30', '2027-06-12T23:00'));
	expect(evening.free).toBe(0);
	expect(offer(RESOURCES.hall, range('2027-06-12T21:00', '2027-06-12T23:00')).free).toBe(1);
});

test('[BK3] a claim that waits takes nothing', () => {
	const street = BOOKINGS.street.booking;
	expect(offer(RESOURCES.tables).taking.map((claim) => claim.booking)).not.toContain(street);
});

test('[BK3] a booking’s own claim does not stand in the way of its change', () => {
	const own = placesOf(scene.resources, scene.claims, BOOKINGS.fair.booking);
	expect(offerOf(RESOURCES.hall, own, SATURDAY, VILLAGE_NOW).free).toBe(1);
});

test('[RS5] a rule that forbids it says so, and waiting would be of no use', () => {
	const closedHall = resourceRow('Foyer', {
		kind: 'room',
		closures: [{ id: 'f', range: range('2027-06-12T00:00', '2027-06-13T00:00'), reason: 'Travaux' }]
	});
	const closed = offerOf(closedHall, placesOf([closedHall], []), SATURDAY, VILLAGE_NOW);
	expect(closed.reasons).toEqual([{ type: 'Closed', closure: 'f' }]);
	expect(closed.free).toBe(0);
	expect(canWait(closed)).toBe(false);
});

test('[RS2] units out of service are not offered', () => {
	const benches = resourceRow('Bancs', {
		capacity: 10,
		outages: [
			{
				id: 'o',
				units: 4,
				since: '2027-06-01' as LocalDate,
				until: undefined,
				span: { from: instant('2027-06-01T00:00'), to: instant('2028-01-01T00:00') },
				reason: undefined
			}
		]
	});
	expect(offerOf(benches, placesOf([benches], []), SATURDAY, VILLAGE_NOW).free).toBe(6);
});

test('[BK13] another hall stands in for a hall, the closest in seats; a marquee for no table', () => {
	const offers = scene.resources.map((row) => offer(row));
	expect(insteadOf(offer(RESOURCES.hall), offers)?.row.name).toBe('Salle de Pouze');
	expect(insteadOf(offer(RESOURCES.kitchen), offers)).toBeUndefined();
	const benches = resourceRow('Tables rondes', { capacity: 4 });
	const withRound = [...offers, offerOf(benches, placesOf([benches], []), SATURDAY, VILLAGE_NOW)];
	expect(insteadOf(offer(RESOURCES.tables), offers)).toBeUndefined();
	expect(insteadOf(offer(RESOURCES.tables), withRound)?.row.name).toBe('Tables rondes');
	expect(insteadOf(offer(RESOURCES.tables), withRound, { quantity: 5 })).toBeUndefined();
});

test('[BK13] a room too small for the people, or far smaller, does not stand in', () => {
	const room = (name: string, seats: number) => resourceRow(name, { kind: 'room', seats });
	const rooms = [room('Salle des fêtes', 150), room('Bureau', 19), room('Foyer', 60)];
	const offers = rooms.map((row) => offerOf(row, placesOf(rooms, []), SATURDAY, VILLAGE_NOW));
	const [hall, office] = offers;
	if (!hall || !office) throw new Error('no rooms');
	const instead = (people?: number) => insteadOf(hall, offers, { people: people ?? 0 })?.row.name;
	expect(insteadOf(hall, [hall, office])).toBeUndefined();
	expect(instead()).toBe('Foyer');
	expect(instead(15)).toBe('Bureau');
	expect(instead(40)).toBe('Foyer');
	expect(instead(80)).toBeUndefined();
});
