import { expect, test } from 'vitest';
import { instant, person, resourceRow } from '../booking/testing/rows.ts';
import { BOOKINGS, RESOURCES } from '../booking/testing/village.ts';
import { bookingOf, find, NOTHING_FOUND, personOf, thingOf, type Pile } from './pile.ts';

const NOW = instant('2027-06-12T10:00');
const pile: Pile = {
	bookings: Object.values(BOOKINGS)
		.map(bookingOf)
		.sort((a, b) => a.from - b.from),
	things: [...Object.values(RESOURCES), resourceRow('Vieux barnum', { retired: true })].map(
		thingOf
	),
	people: [person('Mme Roques', '06 39 98 98 76'), person('Odile Pons')].map(personOf)
};
const titles = (needle: string) => {
	const { coming, past, things, people } = find(pile, needle, NOW);
	return {
		coming: coming.map(({ one }) => one.title),
		past: past.map(({ one }) => one.title),
		things: things.map(({ one }) => one.name),
		people: people.map(({ one }) => one.name)
	};
};

test('accents, capitals and plurals are forgiven, in bookings, things and people', () => {
	expect(titles('REPETITIONS').coming).toEqual(['Répétition de la chorale']);
	expect(titles('barnums').things).toEqual(['Barnum 6 × 4 m', 'Vieux barnum']);
	expect(titles('roques').people).toEqual(['Mme Roques']);
});

test('what is over stands apart, latest first; what is going on is still to come', () => {
	const found = titles('salle');
	expect(found.coming.slice(0, 2)).toEqual(['Kermesse de l’école', 'Atelier lecture']);
	expect(found.past).toEqual(['Montage de la kermesse']);
	expect(titles('sono').past).toEqual(['Bal du comité']);
});

test('a find says why when its name does not', () => {
	const of = (needle: string) => find(pile, needle, NOW);
	expect(of('kermesse').coming[0]?.because).toBeUndefined();
	expect(of('cuisine').coming[0]?.because).toBe('thing');
	expect(of('ecoliers').coming[0]?.because).toBe('who');
	expect(of('pouze').things.map(({ because }) => because)).toContain('who');
	expect(of('issus').things.map(({ because }) => because)).toContain('place');
});

test('a booking of many dates is found once, by the next one that is still on', () => {
	const once = bookingOf(BOOKINGS.choir);
	const weekly = (day: string, shown: typeof once.shown) => {
		const from = instant(`${day}T10:00`);
		return { ...once, id: day, title: 'Yoga', search: 'yoga', from, to: from + 3_600_000, shown };
	};
	const bookings = [
		weekly('2027-06-08', 'confirmed'),
		weekly('2027-06-15', 'withdrawn'),
		weekly('2027-06-22', 'confirmed'),
		weekly('2027-06-29', 'confirmed')
	];
	const { coming, past } = find({ ...pile, bookings }, 'yoga', NOW);
	expect(coming.map(({ one, others }) => [one.id, others])).toEqual([['2027-06-22', 2]]);
	expect(past.map(({ one, others }) => [one.id, others])).toEqual([['2027-06-08', 0]]);
});

test('nothing is looked for until a word is', () => {
	expect(find(pile, '  …', NOW)).toBe(NOTHING_FOUND);
	expect(titles('zzz')).toEqual({ coming: [], past: [], things: [], people: [] });
});
