import { expect, test } from 'vitest';
import { readMoney } from './money.ts';

// prettier-ignore
test.each([
	['', 'none', undefined],
	['-', 'none', undefined],
	['néant', 'none', undefined],
	['gratuit', 0, undefined],
	['Gratuit pour tous', 0, undefined],
	['0', 0, undefined],
	['20', 2000, undefined],
	['1 600', 160000, undefined],
	['2 240,00 €', 224000, undefined],
	['549,90 €', 54990, undefined],
	['0,32 €/km', 32, 'km'],
	['10 € par jour', 1000, 'day'],
	['60 euros le week-end', 6000, 'weekend'],
	['5 € / h', 500, 'hour'],
	['1 € par personne', 100, 'person'],
	['2 € la table', 200, 'item'],
	['à discuter', 'unread', undefined],
	['10 ou 20 €', 'unread', undefined]
])('[RS7] « %s »', (text, expected, unit) => {
	const read = readMoney(text);
	expect(read.type === 'sum' ? read.cents : read.type).toBe(expected);
	expect(read.type === 'sum' ? read.unit : undefined).toBe(unit);
});
