import { expect, test } from 'vitest';
import { readQuantity } from './quantity.ts';

// prettier-ignore
test.each([
	['', 1, 'QuantityMissing'],
	['12', 12, undefined],
	['1 200', 1200, undefined],
	['1\u202f200', 1200, undefined],
	['1 20', 120, 'QuantitySpaced'],
	['1.200', 1200, 'QuantitySpaced'],
	['2,0', 2, undefined],
	['2,5', 1, 'QuantityUnread'],
	['-4', 1, 'QuantityUnread'],
	['une vingtaine', 20, 'QuantityAbout'],
	['Vingtaine', 20, 'QuantityAbout'],
	['deux douzaines', 24, 'QuantityAbout'],
	['environ 30', 30, 'QuantityAbout'],
	['~ 15', 15, 'QuantityAbout'],
	['40 env.', 40, 'QuantityAbout'],
	['10 à 12', 10, 'QuantityAbout'],
	['3 lots', 3, 'QuantityInWords'],
	['x4', 4, 'QuantityInWords'],
	['deux', 2, 'QuantityInWords'],
	['0', 0, undefined],
	['99999999', 1, 'QuantityUnread'],
	['beaucoup', 1, 'QuantityUnread']
])('[RS2] « %s » is read as %i', (text, quantity, code) => {
	const read = readQuantity(text);
	expect([read.quantity, read.oddity?.code]).toEqual([quantity, code]);
});

// Words that every object of the language answers to.
test.each(Object.getOwnPropertyNames(Object.prototype))(
	'[RS2] « %s » is a word like any other, which can’t be read as how many',
	(text) => {
		expect(readQuantity(text)).toEqual({ quantity: 1, oddity: { code: 'QuantityUnread' } });
	}
);
