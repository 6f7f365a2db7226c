import { expect, test } from 'vitest';
import { BOOKINGS, RESOURCES } from '../booking/testing/village.ts';
import {
	NO_FILTER,
	isFiltering,
	partsOf,
	passes,
	readAddress,
	without,
	writeAddress
} from './filter.ts';

const titles = (filter: Partial<typeof NO_FILTER>) =>
	Object.values(BOOKINGS)
		.filter((row) => passes({ ...NO_FILTER, ...filter }, row))
		.map((row) => row.title);

test('a filter by resource, by kind and by "mine" leaves what it names', () => {
	expect(titles({ resource: RESOURCES.trailer.id })).toEqual(['Vide-grenier']);
	expect(titles({ kind: 'vehicle' })).toEqual([
		'Vide-grenier',
		'Sortie à Carcassonne',
		'Camp d’été'
	]);
	expect(titles({ mine: true })).toEqual([
		'Atelier lecture',
		'Répétition de la chorale',
		'Conseil d’administration'
	]);
	expect(titles({})).toHaveLength(Object.keys(BOOKINGS).length);
});

test('the address says the view and gives it back', () => {
	const address = {
		view: 'semaine' as const,
		day: readAddress(new URLSearchParams('jour=2027-06-12')).day,
		filter: {
			...NO_FILTER,
			kind: 'room' as const,
			resource: RESOURCES.hall.id,
			commune: 'Pouze',
			mine: true
		}
	};
	const text = writeAddress(address);
	expect(text).toContain('jour=2027-06-12');
	expect(readAddress(new URLSearchParams(text))).toEqual(address);
	expect(isFiltering(address.filter)).toBe(true);
});

test('an address that says nonsense shows everything', () => {
	const read = readAddress(new URLSearchParams('jour=2027-02-30&type=avion&ressource=x'));
	expect(read).toEqual({ view: 'agenda', day: undefined, filter: NO_FILTER });
	expect(isFiltering(read.filter)).toBe(false);
});

test('a filter by commune leaves what is there; a word taken away leaves the others', () => {
	const there = new Set([RESOURCES.marquee.id, RESOURCES.minibus.id]);
	const filter = { ...NO_FILTER, commune: 'Issus', kind: 'vehicle' as const };
	const left = Object.values(BOOKINGS).filter((row) => passes(filter, row, there));
	expect(left.map((row) => row.title)).toEqual(['Sortie à Carcassonne', 'Camp d’été']);
	expect(partsOf(filter)).toEqual(['kind', 'commune']);
	expect(partsOf(without(filter, 'kind'))).toEqual(['commune']);
});
