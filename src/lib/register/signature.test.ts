import { expect, test } from 'vitest';
import { bytesToSign, deviceIdOf } from './signature.ts';
import { founding, publicKeyOf } from './testing/facts.fixture.ts';

test('[R2] what is signed names the space and the room', () => {
	const { space, text } = founding('Ada');
	expect(new TextDecoder().decode(bytesToSign(space, 'people', text))).toBe(
		`la-remise/1\n${space}\npeople\n${text}`
	);
});

test('a device id is the digest of a raw public key of 65 bytes', () => {
	expect(deviceIdOf(publicKeyOf('Ada'))).toMatch(/^[A-Za-z0-9_-]{22}$/);
	expect(deviceIdOf('AAAA')).toBeUndefined();
	expect(deviceIdOf('not base64url')).toBeUndefined();
});
