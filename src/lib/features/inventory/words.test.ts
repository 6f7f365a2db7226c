import { expect, test } from 'vitest';
import { searchable } from '../../domain/text/search.ts';
import type { LocalDate } from '../../domain/time/types.ts';
import { setLocale } from '../../i18n/paraglide/runtime.js';
import { iconOfThing } from '../../ui/icon/of-thing.ts';
import { ruleTerms } from './rules-words.ts';
import { shed } from './testing/shed.ts';
import { whereWords } from './where.ts';

setLocale('fr', { reload: false });
const { resources } = shed('2026-11-23' as LocalDate);
const named = (name: string) => {
	const row = resources.find((candidate) => candidate.name.startsWith(name));
	if (!row) throw new Error(name);
	return row;
};
const rules = (name: string) =>
	ruleTerms(named(name).body).map(({ term, words }) =>
		`${term} = ${words}`.replace(/[\u00a0\u202f]/g, ' ')
	);

test('[RS7] [RS10] the hall in words', () => {
	expect(rules('Salle des fêtes')).toEqual([
		'Places = 150',
		'Associations de l’espace = gratuit',
		'Extérieurs = 180 € par réservation',
		'Caution = 400 €'
	]);
});
test('[RS7] « gratuit » and « non précisée » are never the same', () => {
	expect(rules('Petite salle')).toEqual([
		'Places = 19',
		'Associations de l’espace = gratuit',
		'Extérieurs = 40 € par réservation',
		'Caution = non précisée'
	]);
	expect(rules('Aide compta')).toEqual(['Associations de l’espace = gratuit']);
});
test('a commune the owner’s name has is not said twice', () => {
	expect(whereWords(named('Tables'))).toBe('Comité des fêtes de Corronsac, Hangar communal');
	expect(whereWords(named('Minibus'))).toBe(
		'Association Écoliers du Lauragais, Issus, Parking école'
	);
});
test('things are drawn by their name, then by their kind', () => {
	expect(resources.map(({ kind, name }) => iconOfThing(kind, searchable(name)))).toEqual([
		...['room', 'room', 'room', 'table', 'chair', 'chair', 'marquee', 'marquee', 'speaker'],
		...['projector', 'projector', 'urn', 'box', 'box', 'box', 'minibus', 'trailer'],
		...['staffTime', 'skill', 'volunteers', 'box', 'tool', 'box']
	]);
});
