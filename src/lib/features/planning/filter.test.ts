import { expect, test } from 'vitest';
import { BOOKINGS, RESOURCES } from '../booking/testing/village.ts';
import {
	countFilters,
	NO_FILTER,
	isFiltering,
	partsOf,
	passes,
	readAddress,
	without,
	withoutThings,
	writeAddress
} from './filter.ts';

const titles = (filter: Partial<typeof NO_FILTER>) =>
	Object.values(BOOKINGS)
		.filter((row) => passes({ ...NO_FILTER, ...filter }, row))
		.map((row) => row.title);

test('a filter by resource, by kind and by "mine" leaves what it names', () => {
	expect(titles({ resources: [RESOURCES.trailer.id] })).toEqual(['Vide-grenier']);
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

test('of several things any will do; with another filter, both must fit', () => {
	const { trailer, minibus } = RESOURCES;
	const resources = [minibus.id, trailer.id];
	expect(titles({ resources })).toEqual(['Vide-grenier', 'Sortie à Carcassonne', 'Camp d’été']);
	const { association } = BOOKINGS.jumble;
	expect(titles({ resources, association })).toEqual(['Vide-grenier']);
	expect(titles({ resources, kind: 'room' })).toEqual([]);
});

test('the address says the view and gives it back', () => {
	const address = {
		view: 'semaine' as const,
		day: readAddress(new URLSearchParams('jour=2027-06-12')).day,
		filter: {
			...NO_FILTER,
			kind: 'room' as const,
			resources: [RESOURCES.hall.id, RESOURCES.marquee.id],
			commune: 'Pouze',
			mine: true
		}
	};
	const text = writeAddress(address);
	expect(text).toContain('jour=2027-06-12');
	expect(readAddress(new URLSearchParams(text))).toEqual(address);
	expect(isFiltering(address.filter)).toBe(true);
});

test('an address of one thing, as it always was, and of several, each once', () => {
	const { hall, marquee } = RESOURCES;
	const things = (search: string) => readAddress(new URLSearchParams(search)).filter.resources;
	expect(things(`ressource=${hall.id}`)).toEqual([hall.id]);
	const both = `ressource=${marquee.id}&ressource=${hall.id}`;
	expect(things(`${both}&ressource=${marquee.id}&ressource=x`)).toEqual([marquee.id, hall.id]);
	const address = readAddress(new URLSearchParams(`vue=mois&${both}`));
	expect(writeAddress(address)).toBe(`?vue=mois&${both}`);
});

test('things that aren’t there are no longer asked for, and the others still are', () => {
	const { hall, marquee } = RESOURCES;
	const filter = { ...NO_FILTER, resources: [hall.id, marquee.id], mine: true };
	expect(withoutThings(filter, new Set())).toBe(filter);
	expect(withoutThings(filter, new Set([hall.id]))).toEqual({ ...filter, resources: [marquee.id] });
	expect(countFilters(filter)).toBe(3);
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
	expect(partsOf(filter)).toEqual([{ of: 'kind' }, { of: 'commune' }]);
	expect(partsOf(without(filter, { of: 'kind' }))).toEqual([{ of: 'commune' }]);
	const { hall, trailer } = RESOURCES;
	const several = { ...filter, resources: [hall.id, trailer.id] };
	expect(without(several, { of: 'resource', resource: hall.id })).toEqual({
		...filter,
		resources: [trailer.id]
	});
});
