import { expect, test } from 'vitest';
import { codeIn, isWholeCode, shownCode } from './code.ts';

test('a code is shown in two groups of five, whatever was typed', () => {
	expect(shownCode('k7m2p4trz9')).toBe('K7M2P 4TRZ9');
	expect(shownCode('k7m2p-4trz9 ')).toBe('K7M2P 4TRZ9');
	expect(shownCode('k7m2')).toBe('K7M2');
	expect(shownCode('k7m2p4')).toBe('K7M2P 4');
	expect(shownCode('K7M2P4TRZ9XX')).toBe('K7M2P 4TRZ9');
});

test('a code is whole with ten letters or digits', () => {
	expect(isWholeCode('K7M2P 4TRZ9')).toBe(true);
	expect(isWholeCode('K7M2P 4TRZ')).toBe(false);
	expect(isWholeCode('')).toBe(false);
});

test('a pasted message gives up its code', () => {
	expect(codeIn('https://remise.example/rejoindre#K7M2P4TRZ9')).toBe('K7M2P 4TRZ9');
	expect(codeIn('Rejoignez-nous : https://remise.example/rejoindre#K7M2P4TRZ9 (merci)')).toBe(
		'K7M2P 4TRZ9'
	);
	expect(codeIn(' k7m2p 4trz9 ')).toBe('K7M2P 4TRZ9');
	expect(codeIn('Le code est K7M2P 4TRZ9, à demain')).toBe('K7M2P 4TRZ9');
	expect(codeIn('Bonjour, à samedi')).toBeUndefined();
	expect(codeIn('')).toBeUndefined();
});
