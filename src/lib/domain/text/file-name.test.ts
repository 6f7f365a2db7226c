import { expect, test } from 'vitest';
import { fileName } from './file-name.ts';

test('a file’s name has nothing a phone would refuse', () => {
	expect(fileName(['Foyer rural « Les Genêts »', 'copie'])).toBe('foyer-rural-les-genets-copie');
	expect(fileName(['../../etc', 'non-recu'])).toBe('etc-non-recu');
	expect(fileName(['«»', ''])).toBe('la-remise');
	expect(fileName(['a'.repeat(200)])).toHaveLength(80);
});
