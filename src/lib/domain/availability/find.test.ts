import { expect, test } from 'vitest';
import { searchable } from '../text/search.ts';
import type { LocalDateTime, Range } from '../time/types.ts';
import { rangeBetween } from '../time/zoned.ts';
import { equivalentsOf, findFree, sizeGap, wouldDo, type Thing } from './find.ts';
import { id, instant, PARIS, placesWith, useOf } from './test-space.test-support.ts';

const thing = (name: string, more: Partial<Thing>): Thing => ({
	id: id(name),
	kind: 'equipment',
	search: searchable(name),
	capacity: 1,
	...more
});
const room = (name: string, seats: number, stepFree: boolean) =>
	thing(name, { kind: 'room', room: { seats, stepFree, squareMetres: seats * 2 } });

const things = [
	room('grande salle', 200, true),
	room('petite salle', 40, true),
	room('grange', 90, false),
	thing('tables pliantes', { capacity: 30 }),
	thing('tables rondes', { capacity: 12 }),
	thing('barnum', {}),
	thing('sono', { kind: 'technical' })
];
const resources = Object.fromEntries(things.map(({ id: name, capacity }) => [name, { capacity }]));
const range = (start: string, end: string): Range => {
	const made = rangeBetween(start as LocalDateTime, end as LocalDateTime, PARIS);
	if (!made.ok) throw new Error('not a range');
	return made.value;
};
const evening = range('2026-11-22T18:00', '2026-11-22T22:00');
const long = instant('2026-01-01T00:00');

test('[BK13] one question, several wishes: what is free, what is not, who is in the way', () => {
	const places = placesWith(resources, [
		useOf('grande salle', '2026-11-22T20:00', '2026-11-22T23:00', 1, 'kermesse'),
		useOf('tables pliantes', '2026-11-22T08:00', '2026-11-22T19:00', 15, 'marché')
	]);
	const answers = findFree(
		places,
		things,
		[
			{ kind: 'room', seats: 80, quantity: 1 },
			{ words: 'table', quantity: 20 },
			{ resource: id('sono'), quantity: 1 }
		],
		evening,
		'none',
		long
	);
	const names = answers.map(({ free }) => free.map((offer) => offer.thing.id));
	expect(names).toEqual([['grange'], [], ['sono']]);
	expect(answers[0]?.taken.map((offer) => [offer.thing.id, offer.inTheWay])).toEqual([
		['grande salle', ['kermesse']]
	]);
	expect(answers[1]?.taken.map((offer) => [offer.thing.id, offer.free, offer.reasons])).toEqual([
		['tables pliantes', 15, [{ type: 'Taken', by: ['marché'] }]],
		['tables rondes', 12, [{ type: 'OverCapacity', capacity: 12 }]]
	]);
});

test('[RS1] [RS10] kind, seats, surface and step-free access filter', () => {
	const fits = (wish: object) =>
		things.filter((each) => wouldDo(each, { quantity: 1, ...wish })).map((each) => each.id);
	expect(fits({ seats: 80 })).toEqual(['grande salle', 'grange']);
	expect(fits({ seats: 80, stepFree: true })).toEqual(['grande salle']);
	expect(fits({ kind: 'room', squareMetres: 100 })).toEqual(['grande salle', 'grange']);
	expect(fits({ words: searchable('Tables') })).toEqual(['tables pliantes', 'tables rondes']);
});

test('[BK13] when a thing is taken, others of its kind stand in, the closest in size first', () => {
	const places = placesWith(resources, [
		useOf('petite salle', '2026-11-22T18:00', '2026-11-22T19:00')
	]);
	const instead = (name: string, quantity: number) => {
		const wished = things.find((each) => each.id === name);
		if (wished === undefined) throw new Error(name);
		const wish = { resource: wished.id, quantity };
		return equivalentsOf(places, things, wished, wish, evening, 'none', long).map(
			(offer) => offer.thing.id
		);
	};
	expect(instead('petite salle', 1)).toEqual(['grange', 'grande salle']);
	expect(instead('tables rondes', 10)).toEqual(['tables pliantes']);
	expect(instead('barnum', 1), 'a marquee is no table').toEqual([]);
	expect(instead('grande salle', 1), 'forty seats are no hall of two hundred').toEqual(['grange']);
});

test('[BK13] a room too small for the people is no equivalent, however close', () => {
	const gaps = (wished: number, people?: number) =>
		[19, 80, 140, 300].map((seats) => sizeGap(wished, seats, people));
	expect(gaps(150)).toEqual([undefined, 70, 10, 150]);
	expect(gaps(150, 145)).toEqual([undefined, undefined, undefined, 155]);
	expect(gaps(150, 15)).toEqual([4, 65, 125, 285]);
});
