import { expect, test } from 'vitest';
import { guessNamed, namesIn } from './match.ts';

const THINGS = ['Remorque bâchée 500 kg', 'Grande salle', 'Petite salle', 'Salle'].map((name) => ({
	id: name,
	name
}));

test.each([
	['remorque', 'Remorque bâchée 500 kg'],
	['La remorque', 'Remorque bâchée 500 kg'],
	['REMORQUES', 'Remorque bâchée 500 kg'],
	['salle', 'Salle'],
	['petite', 'Petite salle'],
	['sal', undefined],
	['', undefined],
	['Barnum', undefined]
])('« %s »', (name, meant) => expect(guessNamed(name, THINGS)?.name).toBe(meant));

test('a name is asked about once, however it is typed', () => {
	expect(namesIn(['Salle', 'salle ', '', 'SALLES', 'Banc'])).toEqual(['Salle', 'Banc']);
});
