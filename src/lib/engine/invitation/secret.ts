import { base64url } from '../../register/digest.ts';

/** Fixed: the relay finds an invitation by its hash, so every phone must come to the same one. */
const SALT = 'la-remise/invitation/1';
const ROUNDS = 600_000;

const utf8 = new TextEncoder();

/** K, 32 bytes: what a newcomer shows the relay in place of the code. Slow on purpose. */
export async function secretOf(code: string): Promise<Uint8Array<ArrayBuffer>> {
	const material = await crypto.subtle.importKey('raw', utf8.encode(code), 'PBKDF2', false, [
		'deriveBits'
	]);
	const bits = await crypto.subtle.deriveBits(
		{ name: 'PBKDF2', hash: 'SHA-256', salt: utf8.encode(SALT), iterations: ROUNDS },
		material,
		256
	);
	return new Uint8Array(bits);
}

/** What the invitation's fact holds: SHA-256 of K's bytes. */
export async function hashOf(secret: Uint8Array<ArrayBuffer>): Promise<string> {
	return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', secret)));
}
