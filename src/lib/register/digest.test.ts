import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base64url, fromBase64url } from './digest.ts';

test('base64url agrees with the platform, both ways', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
			const text = base64url(bytes);
			expect(text).toBe(Buffer.from(bytes).toString('base64url'));
			expect(fromBase64url(text)).toEqual(new Uint8Array(bytes));
		})
	);
});

test('base64url of a photo is made in pieces', () => {
	const bytes = Uint8Array.from({ length: 20_000 }, (_, at) => (at * 7) % 256);
	expect(base64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
});

test('what is not base64url is undefined', () => {
	for (const text of ['a', '+++=', 'ab c', 'abc\u00e9', 'abcd\u0441fgh'])
		expect(fromBase64url(text)).toBeUndefined();
});
