import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { departementsOfPostcode } from './departement.ts';
import { matchCommune, readCommunes, suggestCommunes } from './match.ts';

const list = (departement: string) =>
	readCommunes(JSON.parse(readFileSync(`static/communes/${departement}.json`, 'utf8')));
const haute = list('31');

describe('a typed commune finds its code', () => {
	test.each([
		['Issus', '31240'],
		['montbrun lauragais', '31366'],
		['MONTBRUN-LAURAGAIS', '31366'],
		['Nailloux 31560', '31396'],
		['St Orens de Gameville', '31506'],
		['Ste-Foy-d’Aigrefeuille', '31480']
	])('%s', (typed, insee) => {
		expect(matchCommune(typed, haute).insee).toBe(insee);
	});
	test('an unknown one stays as typed, to be matched later', () => {
		expect(matchCommune('  Trifouillis  les Oies ', haute)).toEqual({
			name: 'Trifouillis les Oies'
		});
		expect(matchCommune('Issus', [])).toEqual({ name: 'Issus' });
	});
	test('the wrong postcode matches nothing', () => {
		expect(matchCommune('01400 Issus', haute)).toEqual({ name: '01400 Issus' });
	});
	test('beginnings are suggested, exact names first', () => {
		expect(suggestCommunes('poucharr', haute).map((commune) => commune[1])).toEqual([
			'Poucharramet'
		]);
		expect(suggestCommunes('Pin', haute)[0]?.[1]).toMatch(/^Le Pin|^Pin/);
		expect(suggestCommunes('', haute)).toEqual([]);
	});
});

describe('postcodes are text, and lead to a département', () => {
	test.each([
		['01400', ['01']],
		['20000', ['2A', '2B']],
		['97400', ['974']],
		['1400', []]
	])('%s', (postcode, departements) => {
		expect(departementsOfPostcode(postcode)).toEqual(departements);
	});
	test('Corsica, overseas and the Ain have their files', () => {
		expect(list('2A').length).toBeGreaterThan(100);
		expect(list('974').some((commune) => commune[1] === 'Saint-Denis')).toBe(true);
		expect(list('01').find((commune) => commune[0] === '01001')?.[2]).toBe('01400');
	});
	test('a file that is not a list gives no communes', () => {
		expect(readCommunes('<html>')).toEqual([]);
		expect(readCommunes([1, ['31001'], ['31001', 'Agassac', '31230']])).toEqual([
			['31001', 'Agassac', '31230']
		]);
	});
});
