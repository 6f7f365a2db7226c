import { digest as sha256 } from 'lib0/hash/sha256';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** base64url without padding. */
export function base64url(bytes: Uint8Array): string {
	let text = '';
	for (let at = 0; at < bytes.length; at += 3) {
		const left = bytes.length - at;
		const a = bytes[at] ?? 0;
		const b = bytes[at + 1] ?? 0;
		const c = bytes[at + 2] ?? 0;
		text += ALPHABET.charAt(a >> 2) + ALPHABET.charAt(((a & 3) << 4) | (b >> 4));
		if (left > 1) text += ALPHABET.charAt(((b & 15) << 2) | (c >> 6));
		if (left > 2) text += ALPHABET.charAt(c & 63);
	}
	return text;
}

/** Undoes `base64url`; `undefined` for anything that is not base64url. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
	if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return undefined;
	const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
	let bits = 0;
	let held = 0;
	let at = 0;
	for (const character of text) {
		bits = ((bits << 6) | ALPHABET.indexOf(character)) & 0xffff;
		held += 6;
		if (held >= 8) {
			held -= 8;
			bytes[at++] = (bits >> held) & 255;
		}
	}
	return bytes;
}

/** The first 128 bits of SHA-256 as 22 characters of base64url: how every id is made. */
export function digest(bytes: Uint8Array): string {
	return base64url(sha256(bytes).subarray(0, 16));
}
