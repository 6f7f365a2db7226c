import { expect, test } from 'vitest';
import { finder, matches, searchable } from './search.ts';

test.each([
	['Salle des fêtes – Montbrun', 'salle fete', true],
	['Chaises pliantes', 'chaise', true],
	['Chaise pliante', 'chaises', true],
	['Locaux techniques', 'local', true],
	['Plateau de scène', 'plateaux', true],
	['Cœur de village', 'coeur', true],
	['Barnum 3×6 m', '6', true],
	['L’Étable', 'etable', true],
	['Comptable', 'table', false],
	['Sono', '', true],
	['Salle des fêtes', 'salle hangar', false]
])('"%s" found by "%s": %s', (text, needle, found) => {
	expect(matches(searchable(text), needle)).toBe(found);
	expect(finder(needle)(searchable(text))).toBe(found);
});

test('typing a word letter by letter finds it all along', () => {
	for (const word of ['chaises', 'barnums', 'vidéoprojecteurs']) {
		for (let length = 1; length <= word.length; length++) {
			expect(matches(searchable(`Lot de ${word}`), word.slice(0, length))).toBe(true);
		}
	}
});
