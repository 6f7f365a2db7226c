import { expect, test } from 'vitest';
import { searchable } from '../text/search.ts';
import type { LocalDateTime, Range } from '../time/types.ts';
import { rangeBetween } from '../time/zoned.ts';
import { equivalentsOf, findFree, nearestFor, wouldDo, type Thing } from './find.ts';
import { id, instant, PARIS, placesWith, spanOf, useOf } from './test-space.test-support.ts';

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
const noHoliday = () => 'none' as const;
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
});

test('[BK13] the nearest free ranges lie right beside what is in the way, never before now', () => {
	const [hall] = things;
	if (hall === undefined) throw new Error('no hall');
	const places = placesWith(resources, [
		useOf('grande salle', '2026-11-22T19:00', '2026-11-22T21:00'),
		useOf('grande salle', '2026-11-22T22:00', '2026-11-23T06:00')
	]);
	const wish = { quantity: 1 };
	const near = nearestFor(places, hall, wish, evening, noHoliday, long);
	expect([near.before?.start, near.before?.end]).toEqual(['2026-11-22T15:00', '2026-11-22T19:00']);
	expect([near.after?.start, near.after?.end]).toEqual(['2026-11-23T06:00', '2026-11-23T10:00']);
	const late = nearestFor(places, hall, wish, evening, noHoliday, instant('2026-11-22T16:00'));
	expect(late.before).toBeUndefined();
});

test('[BK13] [RS5] the nearest range keeps to opening hours, holidays and the clock', () => {
	const [hall] = things;
	if (hall === undefined) throw new Error('no hall');
	const places = placesWith(
		{ 'grande salle': { opening: { notInSchoolHolidays: true } } },
		[useOf('grande salle', '2027-03-27T14:00', '2027-03-27T18:00')],
		{},
		{ 'grande salle': [spanOf('2027-03-27T18:00', '2027-03-28T12:00')] }
	);
	const wished = range('2027-03-27T14:00', '2027-03-27T18:00');
	const holidayOn = (date: string) => (date < '2027-03-27' ? 'school' : 'none');
	const near = nearestFor(places, hall, { quantity: 1 }, wished, holidayOn, long);
	expect(near.before?.start).toBe('2027-03-27T10:00');
	expect([near.after?.start, near.after?.end]).toEqual(['2027-03-28T12:00', '2027-03-28T16:00']);
});
