import { expect, test } from 'vitest';
import { idFrom, type DeviceId } from '../ids.ts';
import { deviceNumber, inGroups, SYMBOLS } from './device-number.ts';

const device = (text: string) => idFrom<DeviceId>(text);

test('a device’s number is twenty symbols without look-alikes, said in groups of five', () => {
	const number = deviceNumber(device('ABCDEFGHIJKLMNOPQRSTUV'));
	expect(number).toBe(SYMBOLS.slice(0, 20));
	expect(inGroups(number)).toBe('01234 56789 ABCDE FGHJK');
	expect(deviceNumber(device('gABCDEFGHIJKLMNOPQR-__'))).toBe('00123456789ABCDEFGHY');
});

test('every one of its symbols depends on the id: five bits of a character each', () => {
	const one = 'AAAAAAAAAAAAAAAAAAAAAA';
	const numbers = new Set(
		Array.from({ length: 20 }, (_, at) =>
			deviceNumber(device(`${one.slice(0, at)}B${one.slice(at + 1)}`))
		)
	);
	expect(numbers.size).toBe(20);
});
