import { SYMBOLS } from '../../src/lib/domain/member/device-number.ts';
import { ok, refused, type Result } from '../../src/lib/domain/refusal.ts';

/** An invitation's code: 50 bits, for a week. */
export const CODE_LENGTH = 10;
/** A recovery sheet's: 100 bits, for years in a drawer while its hash lies in every copy. */
export const SHEET_LENGTH = 20;

/** A code from random bytes, at least one for each symbol: the low five bits of each. */
export function codeFrom(random: Uint8Array, length = CODE_LENGTH): string {
	if (random.length < length) throw new RangeError(`${String(length)} bytes are needed`);
	return Array.from(random.subarray(0, length), (byte) => SYMBOLS[byte & 31]).join('');
}

function read(typed: string, length: number): string | undefined {
	const code = typed
		.toUpperCase()
		.replace(/[\s-]+/g, '')
		.replaceAll('O', '0')
		.replace(/[IL]/g, '1');
	const fits = code.length === length && [...code].every((symbol) => SYMBOLS.includes(symbol));
	return fits ? code : undefined;
}

/** As typed or scanned: case, spaces and dashes don't matter, O reads as 0, I and L as 1. */
export function readCode(typed: string): Result<string> {
	const code = read(typed, CODE_LENGTH);
	return code === undefined ? refused({ type: 'CodeMalformed' }) : ok(code);
}

/** A recovery sheet's code, forgiven the same. */
export function readSheetCode(typed: string): Result<string> {
	const code = read(typed, SHEET_LENGTH);
	return code === undefined ? refused({ type: 'SheetMalformed' }) : ok(code);
}

/** A device's number as told over the phone; `undefined` for what is none. */
export const readDeviceNumber = (told: string): string | undefined => read(told, SHEET_LENGTH);

/** Fixed: the relay finds a code by its hash, so every phone must come to the same one. */
const SALT = 'la-remise/invitation/1';
const ROUNDS = 600_000;

const utf8 = new TextEncoder();

/** K, 32 bytes: what a newcomer shows the relay in place of the code. Slow on purpose. */
export async function secretOf(code: string): Promise<Uint8Array<ArrayBuffer>> {
	const { subtle } = crypto;
	const material = await subtle.importKey('raw', utf8.encode(code), 'PBKDF2', false, [
		'deriveBits'
	]);
	const bits = await subtle.deriveBits(
		{ name: 'PBKDF2', hash: 'SHA-256', salt: utf8.encode(SALT), iterations: ROUNDS },
		material,
		256
	);
	return new Uint8Array(bits);
}
