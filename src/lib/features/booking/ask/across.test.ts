import { expect, test } from 'vitest';
import { placesOf } from '../../../store/places.ts';
import type { LocalDate } from '../../../domain/time/types.ts';
import { overwriteGetLocale } from '../../../i18n/paraglide/runtime.js';
import { instant, range } from '../testing/rows.ts';
import { RESOURCES, village, VILLAGE_NOW } from '../testing/village.ts';
import { acrossDates } from './across.ts';
import { missingWords } from './offer-words.ts';

overwriteGetLocale(() => 'fr');

const scene = village();
const places = placesOf(scene.resources, scene.claims);
const saturdays = ['2027-06-12', '2027-06-26', '2027-07-03'].map((day) => ({
	range: range(`${day}T14:00`, `${day}T17:00`),
	holiday: 'none' as const
}));

test('[BK10] [BK13] a thing is judged on every date, and the dates without it are named', () => {
	const hall = acrossDates(RESOURCES.hall, places, saturdays, VILLAGE_NOW);
	expect(hall).toMatchObject({ total: 3, free: 2, least: 1, missing: [saturdays[0]?.range] });
	expect(hall.why).toMatchObject({ reason: { type: 'Taken' }, titles: ['Kermesse de l’école'] });
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

test('[BK10] [RS2] what is out of service on a date says so, not that it is taken', () => {
	const span = { from: instant('2027-06-20T00:00'), to: instant('2027-07-01T00:00') };
	const since = '2027-06-20' as LocalDate;
	const outage = { id: 'o', units: 1, since, until: undefined, span, reason: undefined };
	const trailer = { ...RESOURCES.trailer, outages: [outage] };
	const found = acrossDates(trailer, placesOf([trailer], []), saturdays, VILLAGE_NOW);
	expect(found).toMatchObject({
		missing: [saturdays[1]?.range],
		why: { reason: { type: 'OverCapacity', capacity: 0 }, titles: [] }
	});
	expect(missingWords(found)?.replaceAll(/\s/g, ' ')).toBe(
		'Pas le 26 juin. Rien en service à ce moment.'
	);
});

test('[BK10] the first date without it says why, though there are others', () => {
	const hall = acrossDates(RESOURCES.hall, places, saturdays, VILLAGE_NOW);
	const plain = (across: typeof hall) => missingWords(across)?.replaceAll(/\s/g, ' ');
	const why = 'Déjà prise à ce moment par « Kermesse de l’école ».';
	expect(plain(hall)).toBe(`Pas le 12 juin. ${why}`);
	const two = { ...hall, free: 1, missing: saturdays.slice(0, 2).map(({ range }) => range) };
	expect(plain(two)).toBe(`Pas le 12 juin, 26 juin. Le 12 juin : ${why}`);
	expect(plain({ ...two, free: 0 })).toBe(`Le 12 juin : ${why}`);
	expect(plain({ ...hall, missing: [], why: undefined })).toBeUndefined();
});
