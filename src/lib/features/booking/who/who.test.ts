import { expect, test } from 'vitest';
import { association, person, spaceRow } from '../testing/rows.ts';
import { bookableFor } from '../../../domain/member/books.ts';
import { chosenAssociation, contactOf } from './who.ts';

const montbrun = association('Foyer rural de Montbrun');
const pouze = association('Foyer rural de Pouze');
const school = { ...association('École'), partner: true };
const all = [montbrun, pouze, school];
const names = (list: readonly { name: string }[]) => list.map((one) => one.name);

test('[BK11] one books for the associations one is member of', () => {
	expect(names(bookableFor(spaceRow(), all))).toEqual(['Foyer rural de Montbrun']);
	const reader = { roles: [{ role: 'lecteur' as const, association: pouze.id }] };
	expect(bookableFor(reader, all)).toEqual([]);
});

test('[BK11] a gestionnaire with no association of their own may choose, but never a partner', () => {
	expect(names(bookableFor({ roles: [{ role: 'gestionnaire' }] }, all))).toEqual([
		'Foyer rural de Montbrun',
		'Foyer rural de Pouze'
	]);
});

test('the association acted for is chosen beforehand', () => {
	const acts = { actsFor: pouze.id };
	expect(chosenAssociation({ association: '' }, acts, [montbrun, pouze])).toBe(pouze.id);
	expect(chosenAssociation({ association: montbrun.id }, acts, [montbrun, pouze])).toBe(
		montbrun.id
	);
	expect(chosenAssociation({ association: 'gone' }, { actsFor: undefined }, [montbrun])).toBe(
		montbrun.id
	);
});

test('[BK1] I am the contact unless someone else is named', () => {
	const odile = person('Odile Pons');
	const julien = person('Julien Marty');
	const typed = { contact: 'other', contactName: ' Zoé ', contactPhone: '06 39 98 00 01' };
	expect(contactOf({ ...typed, contact: '' }, odile.id, [odile, julien])).toEqual({ id: odile.id });
	expect(contactOf({ ...typed, contact: julien.id }, odile.id, [odile, julien])).toEqual({
		id: julien.id
	});
	expect(contactOf(typed, odile.id, [])).toEqual({ name: 'Zoé', phone: '06 39 98 00 01' });
	expect(contactOf({ ...typed, contactName: ' ' }, odile.id, [])).toBeUndefined();
});
