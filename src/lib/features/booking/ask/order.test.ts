import { expect, test } from 'vitest';
import { placesOf } from '../../../store/places.ts';
import { range } from '../testing/rows.ts';
import { RESOURCES, village, VILLAGE_NOW } from '../testing/village.ts';
import { offerOf } from './offer.ts';
import { ANYTHING, found, unanswered, type Sought } from './order.ts';

const scene = village();
const places = placesOf(scene.resources, scene.claims);
const TUESDAY = range('2027-06-22T14:00', '2027-06-22T17:00');
const pouze = {
	...RESOURCES.pouze,
	body: { ...RESOURCES.pouze.body, room: { seats: 80, stepFree: true } }
};
const rows = [RESOURCES.tables, RESOURCES.chairs, RESOURCES.small, pouze, RESOURCES.sound];
const offers = rows.map((row) => offerOf(row, places, TUESDAY, VILLAGE_NOW));
const names = (sought: Partial<Sought>, chosen: readonly { id: (typeof rows)[0]['id'] }[] = []) =>
	found(
		offers,
		{ ...ANYTHING, ...sought },
		chosen.map(({ id }) => ({ resource: id, quantity: 1 }))
	).map(({ row }) => row.name);

test('[BK13] several wishes at once, the first wish first, each thing once', () => {
	expect(names({ words: 'sono, salles ; tables' })).toEqual([
		'Sono portable',
		'Petite salle',
		'Salle de Pouze',
		'Tables pliantes'
	]);
	expect(unanswered(offers, { ...ANYTHING, words: 'sono, trampoline' })).toEqual(['trampoline']);
});

test('[BK13] [RS10] seats and steps are asked of rooms alone', () => {
	const wish = { words: 'salle, tables', seats: 60, stepFree: true };
	expect(names(wish)).toEqual(['Salle de Pouze', 'Tables pliantes']);
	expect(names({ kind: 'room', seats: 100 })).toEqual([]);
});

test('[BK13] what is chosen stays in sight', () => {
	expect(names({ words: 'sono' }, [RESOURCES.chairs])).toEqual(['Chaises coque', 'Sono portable']);
});
