import { expect, test } from 'vitest';
import { placesOf } from '../../../store/places.ts';
import type { ResourceRow } from '../../../store/rows.ts';
import { range, resourceRow } from '../testing/rows.ts';
import { RESOURCES, village, VILLAGE_NOW } from '../testing/village.ts';
import { judgeDates } from './lines.ts';

const scene = village();
const SATURDAY = range('2027-06-12T09:00', '2027-06-12T19:00');
const judge = (
	lines: readonly [ResourceRow, number][],
	resources: readonly ResourceRow[] = scene.resources
) =>
	judgeDates(
		lines.map(([row, quantity]) => ({ resource: row.id, quantity })),
		resources,
		placesOf(resources, scene.claims),
		[{ range: SATURDAY, holiday: 'none' }],
		VILLAGE_NOW
	)[0]?.lines.map((line) => [
		line.row.name,
		line.reasons.map((reason) => reason.type),
		line.behind.map((claim) => claim.title)
	]);

test('[R3] each line says whether it is free, and behind whom it would wait', () => {
	expect(
		judge([
			[RESOURCES.tables, 12],
			[RESOURCES.hall, 1],
			[RESOURCES.chairs, 31]
		])
	).toEqual([
		['Tables pliantes', [], []],
		['Grande salle', ['Taken'], ['Kermesse de l’école']],
		['Chaises coque', ['Taken'], ['Kermesse de l’école']]
	]);
});

test('[BK7] a line is tried against those before it in the same booking', () => {
	const half = resourceRow('Petit côté', { kind: 'room' });
	const whole: ResourceRow = {
		...resourceRow('Les deux côtés', { kind: 'room' }),
		body: { ...half.body, name: 'Les deux côtés', parts: [{ resource: half.id, quantity: 1 }] }
	};
	expect(
		judge(
			[
				[whole, 1],
				[half, 1]
			],
			[half, whole]
		)?.map(([name, reasons]) => [name, reasons])
	).toEqual([
		['Les deux côtés', []],
		['Petit côté', ['Taken']]
	]);
});

test('[RS2] more than there is says so', () => {
	expect(judge([[RESOURCES.trailer, 2]])).toEqual([['Remorque', ['OverCapacity'], []]]);
});

test('[BK7] [BK10] each date stands alone, and a repeat that overlaps itself takes from itself', () => {
	const dates = (starts: readonly [string, string][]) =>
		judgeDates(
			[{ resource: RESOURCES.hall.id, quantity: 1 }],
			scene.resources,
			placesOf(scene.resources, scene.claims),
			starts.map(([from, to]) => ({ range: range(from, to), holiday: 'none' as const })),
			VILLAGE_NOW
		).map((date) => date.free);
	expect(
		dates([
			['2027-06-12T09:00', '2027-06-12T12:00'],
			['2027-06-19T09:00', '2027-06-19T12:00'],
			['2027-06-26T09:00', '2027-06-26T12:00']
		])
	).toEqual([false, true, true]);
	expect(
		dates([
			['2027-06-19T09:00', '2027-06-20T12:00'],
			['2027-06-20T09:00', '2027-06-21T12:00'],
			['2027-06-22T09:00', '2027-06-23T12:00']
		])
	).toEqual([true, false, true]);
});
