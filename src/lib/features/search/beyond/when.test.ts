import { beforeEach, expect, test } from 'vitest';
import type { LocalDate } from '../../../domain/time/types.ts';
import { overwriteGetLocale } from '../../../i18n/paraglide/runtime.js';
import { whenIn } from './when.ts';

/** A Friday. */
const TODAY = '2027-06-11' as LocalDate;

beforeEach(() => overwriteGetLocale(() => 'fr'));

const meant = (needle: string) =>
	whenIn(needle, TODAY)?.days.map(({ first, last }) =>
		first === last ? first : `${first}..${last}`
	);

test.each([
	['14 juillet', ['2027-07-14', '2026-07-14']],
	['le mercredi 14 JUILLET', ['2027-07-14', '2026-07-14']],
	['14 juil.', ['2027-07-14', '2026-07-14']],
	['14/07', ['2027-07-14', '2026-07-14']],
	['14-7', ['2027-07-14', '2026-07-14']],
	['11 juin', ['2027-06-11', '2026-06-11']],
	['1er février', ['2028-02-01', '2027-02-01']],
	['29 fevrier', ['2028-02-29', '2024-02-29']],
	['14/07/2028', ['2028-07-14']],
	['14.07.28', ['2028-07-14']],
	['2026-12-24', ['2026-12-24']],
	['14 juillet 2025', ['2025-07-14']]
])('[T5] « %s » is a day: the next one, and the last', (needle, days) => {
	expect(meant(needle)).toEqual(days);
});

test.each([
	['juillet 2027', ['2027-07-01..2027-07-31']],
	['07/2027', ['2027-07-01..2027-07-31']],
	['en juin', ['2027-06-01..2027-06-30', '2026-06-01..2026-06-30']],
	['Mars', ['2028-03-01..2028-03-31', '2027-03-01..2027-03-31']],
	['fév 2028', ['2028-02-01..2028-02-29']]
])('« %s » is a whole month', (needle, days) => {
	expect(meant(needle)).toEqual(days);
});

test.each([
	['vendredi', ['2027-06-11']],
	['samedi', ['2027-06-12']],
	['Samedis', ['2027-06-12']],
	['jeudi prochain', ['2027-06-17']],
	['samedi 19', ['2027-06-19']],
	['vendredi 13', ['2027-08-13']],
	['aujourd’hui', ['2027-06-11']],
	["aujourd'hui", ['2027-06-11']],
	['demain', ['2027-06-12']],
	['hier', ['2027-06-10']],
	['ce week-end', ['2027-06-12..2027-06-13']]
])('« %s » is said from today', (needle, days) => {
	expect(meant(needle)).toEqual(days);
});

test.each([
	['du 12 au 14 juin', ['2027-06-12..2027-06-14', '2026-06-12..2026-06-14']],
	['12-14 juin', ['2027-06-12..2027-06-14', '2026-06-12..2026-06-14']],
	['12 - 14 juin 2028', ['2028-06-12..2028-06-14']],
	['du 30 mai au 2 juin 2028', ['2028-05-30..2028-06-02']],
	['du 30 décembre au 2 janvier', ['2027-12-30..2028-01-02', '2026-12-30..2027-01-02']],
	['du 1er jusqu’au 3 août 2027', ['2027-08-01..2027-08-03']],
	['du 12/06 au 14/06/2028', ['2028-06-12..2028-06-14']],
	['du samedi 12 au dimanche 13', ['2027-06-12..2027-06-13']],
	['de samedi à lundi', ['2027-06-12..2027-06-14']],
	['juin à août 2027', ['2027-06-01..2027-08-31']]
])('[T5] « %s » is several days', (needle, days) => {
	expect(meant(needle)).toEqual(days);
});

test.each([
	['12 juin à 14 h', ['2027-06-12', '2026-06-12']],
	['12 juin à 14 H', ['2027-06-12', '2026-06-12']],
	['14-7 salle', ['2027-07-14', '2026-07-14']],
	['du 12 à samedi', ['2027-06-12']],
	['du 14 au 12 juin 2027', ['2027-06-12']]
])('« %s » is one day', (needle, days) => {
	expect(meant(needle)).toEqual(days);
});

test.each([
	'salle',
	'12',
	'2027',
	'personne 12',
	'mar',
	'sam',
	'14 jui',
	'31 avril',
	'31/04',
	'14/13',
	'30/02/2027',
	'06.39.98.98.76',
	'14/07/',
	''
])('« %s » is no date', (needle) => {
	expect(whenIn(needle, TODAY)).toBeUndefined();
});

test('words beside a date stay words, without what only leads to it', () => {
	expect(whenIn('loto du samedi', TODAY)?.rest).toBe('loto');
	expect(whenIn('samedi, salle des fêtes', TODAY)?.rest).toBe('salle des fêtes');
	expect(whenIn('le 14 juillet', TODAY)?.rest).toBe('');
	expect(whenIn('loto du 12 au 14 juin', TODAY)?.rest).toBe('loto');
	expect(whenIn('20 tables samedi', TODAY)).toEqual({
		days: [{ first: '2027-06-12', last: '2027-06-12' }],
		rest: '20 tables'
	});
});

test('dates are understood in the language of the screen', () => {
	overwriteGetLocale(() => 'en');
	expect(meant('July 14, 2028')).toEqual(['2028-07-14']);
	expect(meant('on 1st July')).toEqual(['2027-07-01', '2026-07-01']);
	expect(meant('next Saturday')).toEqual(['2027-06-12']);
	expect(meant('12 to 14 June 2028')).toEqual(['2028-06-12..2028-06-14']);
	expect(meant('June 12 to 14')).toEqual(['2027-06-12..2027-06-14', '2026-06-12..2026-06-14']);
	expect(meant('tomorrow')).toEqual(['2027-06-12']);
	expect(meant('14/07')).toEqual(['2027-07-14', '2026-07-14']);
});
