/**
 * A file of La Remise: `la-remise/copy 1`, a line of JSON, then parts, each with its length before
 * it, and the hash of it all. A part is a few bytes about it, a little JSON and its content; locked,
 * it is enciphered as it stands. So a file of any size is made and read a part at a time.
 */
import type { Refusal } from '../../domain/refusal.ts';

/** A whole copy of a space, or what one phone hands another. */
export type FileKind = 'copy' | 'bundle';

/** The format as this app writes it; a file of a higher one is left alone. */
export const VERSION = 1;
/** Most bytes of one part's content: what is held in memory at a time. */
export const MOST_PART = 1024 * 1024;
/** A part's own head, and what enciphering adds. */
export const MOST_AROUND = 4096;
/** Bytes of the two lines at the beginning, at most. */
export const MOST_HEAD = 2048;
export const HASH_BYTES = 32;
/** The part that says what the others were. */
export const END = 'end';

export const FLAG = { last: 1, packed: 2 } as const;

/** How a phrase became the key: PBKDF2 with SHA-256, then AES-GCM of 256 bits. */
export type Lock = { readonly rounds: number; readonly salt: string };

export type Part = {
	/** What it is a piece of: `register`, `outbox`, `files`… */
	readonly section: string;
	/** What is to be known of this piece. */
	readonly about: Readonly<Record<string, unknown>>;
	readonly content: Uint8Array<ArrayBuffer>;
};

/** What each section was made of, as the last part says. */
export type Tally = { parts: number; hash: string };

const utf8 = new TextEncoder();
export const encode = (text: string): Uint8Array<ArrayBuffer> => utf8.encode(text);
export const decode = (bytes: Uint8Array): string =>
	new TextDecoder('utf-8', { fatal: true }).decode(bytes);

export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}

export const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
	new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

export const hex = (bytes: Uint8Array): string =>
	[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Thrown while a file is read or made; whoever began answers with its refusal. */
export class Unfit extends Error {
	override readonly name = 'Unfit';
	readonly refusal: Refusal;
	constructor(refusal: Refusal) {
		super(refusal.type);
		this.refusal = refusal;
	}
}

export const damaged = (): Unfit => new Unfit({ type: 'CopyDamaged' });
