import { expect, test } from 'vitest';
import { range, ZONE } from '../testing/rows.ts';
import { along, clashOf, laneOf } from './clash.ts';

const clash = (a: [string, string], b: [string, string]) =>
	clashOf(laneOf('A', range(...a)), laneOf('B', range(...b)), ZONE);
const hours = ({ ticks }: ReturnType<typeof clash>) =>
	ticks.map(({ local }) => local.slice(11, 13));

test('[BK8] the ruler shows both bookings and the hours both want', () => {
	const found = clash(
		['2027-06-13T15:00', '2027-06-13T18:00'],
		['2027-06-13T11:00', '2027-06-13T17:00']
	);
	expect(found.lanes.map((lane) => lane.title)).toEqual(['B', 'A']);
	const { from, to } = range('2027-06-13T15:00', '2027-06-13T17:00');
	expect(found.both).toEqual({ from, to });
	expect(hours(found)).toEqual(['12', '14', '16', '18']);
	expect(along(found, found.span.from)).toBe(0);
	expect(along(found, found.span.to)).toBe(1);
});

test('[T2] two bookings that only touch share nothing', () => {
	const found = clash(
		['2027-06-13T11:00', '2027-06-13T15:00'],
		['2027-06-13T15:00', '2027-06-13T17:00']
	);
	expect(found.both).toBeUndefined();
});

test('a long clash is read by days, never by more words than fit', () => {
	const found = clash(
		['2027-06-13T08:00', '2027-06-20T08:00'],
		['2027-06-15T08:00', '2027-06-16T08:00']
	);
	expect(found.ticks.length).toBeLessThanOrEqual(7);
	expect(new Set(hours(found))).toEqual(new Set(['00']));
});
