import { expect, test } from 'vitest';
import { codeFrom, readCode, readDeviceNumber, readSheetCode, SHEET_LENGTH } from './code.ts';

test('a code is ten symbols of 32, from the low bits of ten bytes', () => {
	expect(codeFrom(Uint8Array.of(0, 1, 31, 32, 10, 18, 20, 22, 27, 255))).toBe('01Z0AJMPVZ');
});

test('a code is read as it is spoken, copied or mistyped', () => {
	for (const typed of ['01Z0A JMPVZ', 'o1z0a-jmpvz', ' OIZ0AJMPVZ ', '0lzoa\u00A0jmpvz'])
		expect(readCode(typed)).toEqual({ ok: true, value: '01Z0AJMPVZ' });
});

test('what can be no code is refused', () => {
	for (const typed of ['', '01Z0AJMPV', '01Z0AJMPVZZ', '01Z0AJMPVU', '01Z0AJMPV*'])
		expect(readCode(typed)).toEqual({ ok: false, refusal: { type: 'CodeMalformed' } });
});

test('a recovery sheet’s code is twice as long, and read as leniently', () => {
	const code = codeFrom(
		Uint8Array.from({ length: 20 }, (_, at) => at),
		SHEET_LENGTH
	);
	expect(code).toBe('0123456789ABCDEFGHJK');
	expect(readSheetCode('o1234 56789-abcde fghjk')).toEqual({ ok: true, value: code });
	for (const typed of ['', '0123456789', `${code}X`, code.replace('K', 'U')])
		expect(readSheetCode(typed)).toEqual({ ok: false, refusal: { type: 'SheetMalformed' } });
});

test('a device’s number is read as it is told', () => {
	expect(readDeviceNumber('o1234 56789-abcde fghjk')).toBe('0123456789ABCDEFGHJK');
	for (const told of ['', '0123456789', 'a'.repeat(22)])
		expect(readDeviceNumber(told)).toBeUndefined();
});

test('too little chance makes no code', () => {
	expect(() => codeFrom(new Uint8Array(9))).toThrow(RangeError);
	expect(() => codeFrom(new Uint8Array(19), SHEET_LENGTH)).toThrow(RangeError);
});
