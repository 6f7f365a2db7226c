import { expect, test } from 'vitest';
import type { BookingId, ResourceId } from '../ids.ts';
import { missedOf, type Counting, type Late } from './not-back.ts';

const id = (name: string) => name as BookingId;
const thing = (name: string) => name as ResourceId;
const late = (booking: string, missing: Readonly<Record<string, number>>): Late => ({
	booking: id(booking),
	missing: Object.entries(missing).map(([name, quantity]) => ({ resource: thing(name), quantity }))
});
const counts = (
	booking: string,
	takes: Readonly<Record<string, number>>,
	from = 100,
	to = 200
): Counting => ({
	booking: id(booking),
	span: { from, to },
	takes: Object.entries(takes).map(([name, quantity]) => ({ resource: thing(name), quantity }))
});
const STOCK = new Map([
	[thing('sono'), { capacity: 1, outages: [] }],
	[thing('tables'), { capacity: 32, outages: [] }]
]);
const missed = (
	late: readonly Late[],
	one: Counting,
	others: readonly Counting[] = [],
	stock: Parameters<typeof missedOf>[2] = STOCK
) => missedOf(late, others, stock)(one).map(({ booking }) => booking);

test('[BK12] who counts on what is not back misses it', () => {
	expect(missed([late('ball', { sono: 1 })], counts('fair', { sono: 1 }))).toEqual(['ball']);
});

test('[BK12] who needs something else, or has enough left, misses nothing', () => {
	const eight = [late('jumble', { tables: 8 })];
	expect(missed(eight, counts('fair', { sono: 1 }))).toEqual([]);
	expect(missed(eight, counts('fair', { tables: 24 }))).toEqual([]);
	expect(missed(eight, counts('fair', { tables: 25 }))).toEqual(['jumble']);
});

test('[BK12] two who are late leave too little together, and both are named', () => {
	const both = [late('jumble', { tables: 12 }), late('lotto', { tables: 12 })];
	expect(missed(both, counts('fair', { tables: 8 }))).toEqual([]);
	expect(missed(both, counts('fair', { tables: 9 }))).toEqual(['jumble', 'lotto']);
});

test('[BK12] nobody misses what they have themselves, on another date', () => {
	const own = [late('choir', { sono: 1 })];
	expect(missed(own, counts('choir', { sono: 1 }))).toEqual([]);
});

test('[BK12] [BK3] what others take at the same time is there for nobody else, at its peak', () => {
	const twelve = [late('jumble', { tables: 12 })];
	const beside = (...others: readonly (readonly [from: number, to: number, tables: number])[]) =>
		missed(
			twelve,
			counts('fair', { tables: 10 }),
			others.map(([from, to, tables], index) => counts(`o${index}`, { tables }, from, to))
		);
	// 32 tables, 12 late: 10 for me and 10 for another are just enough.
	expect(beside([150, 300, 10])).toEqual([]);
	expect(beside([150, 300, 11])).toEqual(['jumble']);
	expect(beside([200, 300, 30])).toEqual([]);
	// One after the other they never take 11 together.
	expect(beside([100, 150, 6], [150, 200, 6])).toEqual([]);
});

test('[BK12] [BK3] its own claim among the others does not count against it', () => {
	const own = counts('fair', { tables: 10 });
	expect(missed([late('jumble', { tables: 22 })], own, [own])).toEqual([]);
});

test('[BK12] [RS2] units out of service then are missing too', () => {
	const outages = [{ from: 0, to: 300, units: 6 }];
	const stock = new Map([[thing('tables'), { capacity: 32, outages }]]);
	const eight = [late('jumble', { tables: 8 })];
	expect(missed(eight, counts('fair', { tables: 18 }), [], stock)).toEqual([]);
	expect(missed(eight, counts('fair', { tables: 19 }), [], stock)).toEqual(['jumble']);
});
