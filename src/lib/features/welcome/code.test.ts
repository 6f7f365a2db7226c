import { expect, test } from 'vitest';
import { codeIn, elsewhereIn, isWholeCode, SHEET_CODE, sheetCodeIn, shownCode } from './code.ts';

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

test('a recovery sheet’s code is shown in four groups, and read from its QR', () => {
	const code = 'K7M2P 4TRZ9 01234 ABCDE';
	expect(shownCode('k7m2p4trz901234abcdeXX', SHEET_CODE)).toBe(code);
	expect(shownCode('k7m2p4trz901', SHEET_CODE)).toBe('K7M2P 4TRZ9 01');
	expect(isWholeCode(code, SHEET_CODE)).toBe(true);
	expect(sheetCodeIn('#K7M2P4TRZ901234ABCDE')).toBe(code);
	expect(sheetCodeIn('#K7M2P4TRZ9')).toBeUndefined();
	expect(sheetCodeIn('')).toBeUndefined();
});

test('a link to another site is told from one to this', () => {
	const link = 'Rejoignez-nous : https://autre.example/rejoindre#K7M2P4TRZ9';
	expect(elsewhereIn(link, 'remise.example')).toBe('autre.example');
	expect(elsewhereIn(link, 'autre.example')).toBeUndefined();
	expect(elsewhereIn('K7M2P 4TRZ9', 'remise.example')).toBeUndefined();
});
