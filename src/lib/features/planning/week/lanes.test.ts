import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../domain/time/date.ts';
import type { LocalDate } from '../../../domain/time/types.ts';
import { instant, itemRow, occurrenceRow, ZONE } from '../../booking/testing/rows.ts';
import { RESOURCES } from '../../booking/testing/village.ts';
import { barsOf, clipped, type Bar } from './bars.ts';
import { heapOf } from './heap.ts';
import { lanesOf, levelsOf } from './lanes.ts';

const MONDAY = '2027-06-07' as LocalDate;
const row = (
	title: string,
	first: number,
	last: number,
	quantity = 1,
	hours = ['09:00', '12:00']
) =>
	occurrenceRow({
		title,
		start: `${addDays(MONDAY, first)}T${hours[0]}`,
		end: `${addDays(MONDAY, last)}T${hours[1]}`,
		owner: 'Foyer',
		items: [itemRow(RESOURCES.tables, quantity)]
	});
const barsFrom = (rows: readonly ReturnType<typeof row>[]): readonly Bar[] =>
	barsOf(rows, [], MONDAY, ZONE, instant('2027-06-01T12:00')).get(RESOURCES.tables.id) ?? [];

test('two on one day stand on two lines; the first line is used again after', () => {
	const { lanes, laned } = lanesOf(barsFrom([row('a', 0, 3), row('b', 2, 4), row('c', 5, 6)]));
	expect(lanes).toBe(2);
	expect(laned.map(({ bar, lane }) => [bar.row.title, lane])).toEqual([
		['a', 0],
		['b', 1],
		['c', 0]
	]);
});

const spans = fc.array(
	fc.tuple(
		fc.integer({ min: -3, max: 6 }),
		fc.integer({ min: 0, max: 5 }),
		fc.integer({ min: 1, max: 40 })
	),
	{ maxLength: 20 }
);
const overlap = (a: Bar, b: Bar) => a.first <= b.last && b.first <= a.last;

test('whatever the week holds, no bar hides another', () => {
	fc.assert(
		fc.property(spans, (list) => {
			const bars = barsFrom(
				list.map(([first, length, quantity], index) =>
					row(`n${index}`, first, Math.min(first + length, 9), quantity)
				)
			);
			const { laned } = lanesOf(bars);
			const { levelled } = levelsOf(bars, 32);
			for (const [index, one] of laned.entries()) {
				for (const other of laned.slice(index + 1)) {
					if (overlap(one.bar, other.bar)) expect(one.lane).not.toBe(other.lane);
				}
			}
			for (const [index, one] of levelled.entries()) {
				for (const other of levelled.slice(index + 1)) {
					if (!overlap(clippedBar(one.bar), clippedBar(other.bar))) continue;
					const apart =
						one.bottom + one.height <= other.bottom || other.bottom + other.height <= one.bottom;
					expect(apart).toBe(true);
				}
			}
		})
	);
});
const clippedBar = (bar: Bar): Bar => ({ ...bar, ...clipped(bar) });

test('[BK3] a day’s heap is as high as the most at one moment, not the sum over the day', () => {
	const bars = barsFrom([
		row('matin', 0, 0, 20, ['08:00', '12:00']),
		row('soir', 0, 0, 30, ['18:00', '22:00']),
		row('midi', 0, 0, 8, ['11:00', '14:00'])
	]);
	expect(heapOf(bars, 32)).toEqual([{ st: 'confirmed', units: 30, height: (30 / 32) * 100 }]);
});

test('quantities are as high as what they take, what waits on top', () => {
	const waiting = occurrenceRow({
		title: 'attend',
		start: '2027-06-07T08:00',
		end: '2027-06-07T10:00',
		owner: 'Foyer',
		items: [itemRow(RESOURCES.tables, 24, { standing: 'waiting' })]
	});
	const { levelled } = levelsOf(barsFrom([waiting, row('a', 0, 0, 16)]), 32);
	expect(levelled.map(({ bar, bottom, height }) => [bar.row.title, bottom, height])).toEqual([
		['a', 0, 48],
		['attend', 48, 72]
	]);
});
