import { expect, test } from 'vitest';
import type { HandoverId } from '../../../domain/ids.ts';
import type { BookingRow } from '../../../store/rows.ts';
import { bookingRow } from '../testing/rows.ts';
import { BOOKINGS, RESOURCES } from '../testing/village.ts';
import { notBackFor } from './not-back.ts';

const resources = new Map(Object.values(RESOURCES).map((row) => [row.id, row]));
const { late, jumble } = BOOKINGS;
function handed(row: typeof late, quantities: readonly [way: 'out' | 'back', quantity: number][]) {
	const [item] = row.items;
	if (!item) throw new Error('no item');
	const { line, occurrence } = item;
	const handovers = quantities.map(([way, quantity], index) => ({
		id: `h${index}` as HandoverId,
		way,
		line,
		occurrence,
		quantity,
		when: 0,
		byName: 'Odile',
		text: undefined
	}));
	return new Map([[String(row.booking), { ...bookingRow(row), handovers } satisfies BookingRow]]);
}
const SPAN = { from: 100, to: 200 };
const sound = RESOURCES.sound.id;
const tables = RESOURCES.tables.id;
const has = (row: typeof late, resource: typeof sound) =>
	new Map([[row.id, [{ resource, quantity: 1 }]]]);

test('[BK12] the next borrower is warned of what is not back, with whom to call', () => {
	const found = notBackFor(
		[late],
		handed(late, [['out', 1]]),
		has(late, sound),
		[{ resource: sound, quantity: 1 }],
		resources,
		SPAN,
		[]
	);
	expect(found).toMatchObject([
		{ title: 'Bal du comité', contact: { phone: '06 39 98 45 67' }, things: ['Sono portable'] }
	]);
});

test('[BK12] who needs something else, or has enough left, is not', () => {
	const needs = (resource: typeof sound, quantity = 1) => [{ resource, quantity }];
	const out = handed(late, [['out', 1]]);
	expect(
		notBackFor([late], out, has(late, sound), needs(RESOURCES.hall.id), resources, SPAN, [])
	).toEqual([]);
	const back = handed(late, [
		['out', 1],
		['back', 1]
	]);
	expect(notBackFor([late], back, has(late, sound), needs(sound), resources, SPAN, [])).toEqual([]);
	const some = handed(jumble, [
		['out', 28],
		['back', 20]
	]);
	const theirs = has(jumble, tables);
	expect(notBackFor([jumble], some, theirs, needs(tables, 24), resources, SPAN, [])).toEqual([]);
	expect(notBackFor([jumble], some, theirs, needs(tables, 25), resources, SPAN, [])).toHaveLength(
		1
	);
});

test('[BK12] [BK3] what others take at the same time is no more there for me than what is late', () => {
	const out = handed(jumble, [['out', 12]]);
	const theirs = has(jumble, tables);
	const warned = (...beside: readonly (readonly [from: number, to: number, quantity: number])[]) =>
		notBackFor(
			[jumble],
			out,
			theirs,
			[{ resource: tables, quantity: 10 }],
			resources,
			SPAN,
			beside.map(([from, to, quantity]) => ({
				booking: late.booking,
				resource: tables,
				quantity,
				span: { from, to }
			}))
		).length;
	// 32 tables, 12 late: 10 for me and 10 for another are just enough.
	expect(warned([150, 300, 10])).toBe(0);
	expect(warned([150, 300, 11])).toBe(1);
	expect(warned([200, 300, 30])).toBe(0);
	// One after the other they never take 11 together (BK3).
	expect(warned([100, 150, 6], [150, 200, 6])).toBe(0);
});
