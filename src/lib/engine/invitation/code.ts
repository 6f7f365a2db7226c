import { ok, refused, type Result } from '../../domain/refusal.ts';

/** 32 symbols without look-alikes (no I, L, O, U): five bits each. */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Ten symbols: 50 bits. */
const LENGTH = 10;

/** An invitation's code from 50 random bits or more: the low five bits of each of ten bytes. */
export function codeFrom(random: Uint8Array): string {
	if (random.length < LENGTH) throw new RangeError('ten bytes are needed');
	return Array.from(random.subarray(0, LENGTH), (byte) => SYMBOLS[byte & 31]).join('');
}

/** As typed or scanned: case, spaces and dashes don't matter, O reads as 0, I and L as 1. */
export function readCode(typed: string): Result<string> {
	const code = typed
		.toUpperCase()
		.replace(/[\s-]+/g, '')
		.replaceAll('O', '0')
		.replace(/[IL]/g, '1');
	const fits = code.length === LENGTH && [...code].every((symbol) => SYMBOLS.includes(symbol));
	return fits ? ok(code) : refused({ type: 'CodeMalformed' });
}
