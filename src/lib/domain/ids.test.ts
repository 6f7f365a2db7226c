import { expect, test } from 'vitest';
import { idFrom, isKey, isLocalId } from './ids.ts';

test('[R2] a key is 22 characters of base64url', () => {
	expect(isKey('abcdefghijklmnopqrstuv')).toBe(true);
	expect(isKey('abcdefghijklmnopqrstu')).toBe(false);
	expect(isKey('abcdefghijklmnopqrst+v')).toBe(false);
	expect(() => idFrom('nonsense')).toThrow(TypeError);
});

test('[R6] lines and occurrences have short ids of their own', () => {
	expect(isLocalId('l1')).toBe(true);
	expect(isLocalId('')).toBe(false);
	expect(isLocalId('x'.repeat(25))).toBe(false);
});
