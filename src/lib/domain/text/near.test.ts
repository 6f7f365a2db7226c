import { expect, test } from 'vitest';
import { slips, slipsIn } from './near.ts';

test.each([
	['kermesse', 'kermesse', 0],
	['kermese', 'kermesse', 1],
	['repettition', 'repetition', 1],
	['kemresse', 'kermesse', 1],
	['barnun', 'barnum', 1],
	['sallle', 'salle', 1],
	['reptision', 'repetition', 2],
	['loto', 'bal', 3],
	['kermesse', 'ker', 3],
	['', 'bal', 3]
])('"%s" and "%s" are %i slips apart, 3 standing for any more than 2', (typed, word, count) => {
	expect(slips(typed, word, 2)).toBe(count);
	expect(slips(word, typed, 2)).toBe(count);
});

test('a word that is still being typed is near by its beginning', () => {
	expect(slips('repett', 'repetition', 1, true)).toBe(1);
	expect(slips('repett', 'repetition', 1)).toBe(2);
	expect(slips('kremes', 'kermesse', 1, true)).toBe(1);
	expect(slips('kermesses', 'ker', 2, true)).toBe(3);
});

test('a short word is forgiven nothing, a long one two slips', () => {
	expect([3, 4, 6, 7].map(slipsIn)).toEqual([0, 1, 1, 2]);
});
