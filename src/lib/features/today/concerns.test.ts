import { expect, test } from 'vitest';
import { association, person, spaceRow } from '../booking/testing/rows.ts';
import { BOOKINGS, RESOURCES } from '../booking/testing/village.ts';
import { concernsMe, looksAfterAll } from './concerns.ts';

const all = new Map(Object.values(RESOURCES).map((row) => [row.id, row]));
const nobody = { person: undefined, roles: [] };

test('[BK11] a booking concerns its association, who decides, the owner of the thing and its stewards', () => {
	const elders = { ...BOOKINGS.elders, iDecide: false };
	expect(concernsMe(BOOKINGS.choir, nobody, all)).toBe(true);
	expect(concernsMe({ ...elders, iDecide: true }, nobody, all)).toBe(true);
	expect(concernsMe(elders, nobody, all)).toBe(false);
	expect(concernsMe(elders, { ...nobody, person: person('Paul Vidal').id }, all)).toBe(true);
	const owner = association('Foyer rural de Montbrun').id;
	const other = association('Foyer rural de Pouze').id;
	const as = (role: 'responsable' | 'membre', id: typeof owner) => ({
		...nobody,
		roles: [{ role, association: id }]
	});
	expect(concernsMe(elders, as('responsable', owner), all)).toBe(true);
	expect(concernsMe(elders, as('membre', owner), all)).toBe(false);
	expect(concernsMe(elders, as('responsable', other), all)).toBe(false);
});

test('a gestionnaire looks after all that is late', () => {
	expect(looksAfterAll(spaceRow())).toBe(true);
	expect(looksAfterAll(nobody)).toBe(false);
});
