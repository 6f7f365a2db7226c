import { digest as sha256 } from 'lib0/hash/sha256';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const CODES = Uint8Array.from(ALPHABET, (character) => character.charCodeAt(0));
const NONE = 64;
/** By character code. */
const VALUES = new Uint8Array(128).fill(NONE);
for (const [value, code] of CODES.entries()) VALUES[code] = value;
/** How many characters are made at once: an engine takes only so many arguments. */
const AT_ONCE = 8192;

/**
 * base64url without padding. Made in one piece: a key put together character by character would be
 * kept as the tree of its pieces, and read through it at every look-up.
 */
export function base64url(bytes: Uint8Array): string {
	const codes = new Uint8Array(Math.ceil((bytes.length * 4) / 3));
	let to = 0;
	let held = 0;
	let bits = 0;
	for (const byte of bytes) {
		held = ((held << 8) | byte) & 0x3fff;
		for (bits += 8; bits >= 6;) {
			bits -= 6;
			codes[to++] = CODES[(held >> bits) & 63] ?? 0;
		}
	}
	if (bits > 0) codes[to] = CODES[(held << (6 - bits)) & 63] ?? 0;
	let text = '';
	for (let at = 0; at < codes.length; at += AT_ONCE) {
		text += String.fromCharCode(...codes.subarray(at, at + AT_ONCE));
	}
	return text;
}

/** Undoes `base64url`; `undefined` for anything that is not base64url. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
	if (text.length % 4 === 1) return undefined;
	const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
	let bits = 0;
	let held = 0;
	let at = 0;
	for (let from = 0; from < text.length; from += 1) {
		const value = VALUES[text.charCodeAt(from)] ?? NONE;
		if (value === NONE) return undefined;
		bits = ((bits << 6) | value) & 0xffff;
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
