import { expect, test } from 'vitest';
import { placesOf } from '../../../store/places.ts';
import { range } from '../testing/rows.ts';
import { RESOURCES, village, VILLAGE_NOW } from '../testing/village.ts';
import { acrossDates } from './across.ts';

const scene = village();
const places = placesOf(scene.resources, scene.claims);
const saturdays = ['2027-06-12', '2027-06-26', '2027-07-03'].map((day) => ({
	range: range(`${day}T14:00`, `${day}T17:00`),
	holiday: 'none' as const
}));

test('[BK10] [BK13] a thing is judged on every date, and the dates without it are named', () => {
	const hall = acrossDates(RESOURCES.hall, places, saturdays, VILLAGE_NOW);
	expect(hall).toEqual({ total: 3, free: 2, least: 1, missing: [saturdays[0]?.range] });
	expect(acrossDates(RESOURCES.pouze, places, saturdays.slice(1), VILLAGE_NOW)).toMatchObject({
		free: 2,
		missing: []
	});
});

test('[BK10] of a quantity, as many as there are on the scarcest of its dates', () => {
	expect(acrossDates(RESOURCES.tables, places, saturdays, VILLAGE_NOW).least).toBe(12);
	expect(acrossDates(RESOURCES.tables, places, saturdays.slice(1), VILLAGE_NOW).least).toBe(32);
	expect(acrossDates(RESOURCES.hall, places, saturdays.slice(0, 1), VILLAGE_NOW).least).toBe(0);
});
