import { expect, test } from 'vitest';
import { placesOf } from '../../../store/places.ts';
import type { ResourceRow } from '../../../store/rows.ts';
import { range, resourceRow } from '../testing/rows.ts';
import { RESOURCES, village, VILLAGE_NOW } from '../testing/village.ts';
import { judgeDates } from './lines.ts';
import { expectedOf } from './outcome.ts';

const scene = village();
const dates = ['2027-06-12', '2027-06-26', '2027-07-03'].map((day) => ({
	range: range(`${day}T14:00`, `${day}T17:00`),
	holiday: 'none' as const
}));
const starts = (ranges: readonly { start: string }[]) =>
	ranges.map(({ start }) => start.slice(8, 10));
function expected(row: ResourceRow, had = 0) {
	const resources = [...scene.resources.filter((one) => one.id !== row.id), row];
	const places = placesOf(resources, scene.claims);
	const line = { resource: row.id, quantity: 1 };
	const judged = judgeDates([line], resources, places, dates, VILLAGE_NOW, () => had);
	return expectedOf(judged, row.id).map((one) => [one.outcome, starts(one.dates)]);
}

test('[R3] [BK10] each line says what to expect, dates that fare alike together', () => {
	expect(expected(RESOURCES.hall)).toEqual([
		[{ type: 'waits', behind: ['Kermesse de l’école'] }, ['12']],
		[{ type: 'steward', names: ['Paul Vidal'] }, ['26', '03']]
	]);
	expect(expected(RESOURCES.pouze)).toEqual([[{ type: 'itself' }, ['12', '26', '03']]]);
});

test('[RS6] past a quota a steward decides, and how often so far is foretold', () => {
	const body = {
		...RESOURCES.pouze.body,
		policy: { confirm: 'itself', quotaPerSeason: 4 } as const
	};
	const hall = { ...RESOURCES.pouze, body };
	expect(expected(hall, 1)).toEqual([[{ type: 'itself' }, ['12', '26', '03']]]);
	expect(expected(hall, 3)).toEqual([
		[{ type: 'itself' }, ['12']],
		[{ type: 'steward', names: [], had: 4 }, ['26', '03']]
	]);
	expect(expected(hall, 4)[0]).toEqual([
		{ type: 'steward', names: [], had: 4 },
		['12', '26', '03']
	]);
});

test('[RS5] a rule in the way is told from one that is taken', () => {
	const closed = resourceRow('Foyer', {
		kind: 'room',
		closures: [{ id: 'f', range: range('2027-06-26T00:00', '2027-06-27T00:00'), reason: 'Travaux' }]
	});
	expect(expected(closed)).toEqual([
		[{ type: 'itself' }, ['12', '03']],
		[{ type: 'rule', reason: { type: 'Closed', closure: 'f' } }, ['26']]
	]);
});
