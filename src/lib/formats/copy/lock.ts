import { encode, type Lock } from './frame.ts';

/**
 * Rounds of PBKDF2 for a new file: about a second on a four-year-old phone (a desktop slowed down four
 * times: 1.3 s), which somebody who guesses pays for every phrase they try.
 */
export const ROUNDS = 1_000_000;
/** Fewer would be no lock; more would freeze a phone at a forger's wish. */
const FEWEST_ROUNDS = 100_000;
const MOST_ROUNDS = 10_000_000;

/** Characters a phrase has at least: four short words. */
export const SHORTEST_PHRASE = 12;

/** Spaces and capitals are as one remembers them, accents as one types them. */
const tidy = (phrase: string): string =>
	phrase.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();

export const isLongEnough = (phrase: string): boolean => tidy(phrase).length >= SHORTEST_PHRASE;

const fromHex = (text: string): Uint8Array<ArrayBuffer> =>
	Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));

export function isLock(value: unknown): value is Lock {
	if (typeof value !== 'object' || value === null) return false;
	if (!('rounds' in value) || !('salt' in value)) return false;
	const { rounds, salt } = value;
	return (
		Number.isSafeInteger(rounds) &&
		Number(rounds) >= FEWEST_ROUNDS &&
		Number(rounds) <= MOST_ROUNDS &&
		typeof salt === 'string' &&
		/^[0-9a-f]{32}$/.test(salt)
	);
}

export async function keyFrom(phrase: string, { rounds, salt }: Lock): Promise<CryptoKey> {
	const words = encode(tidy(phrase));
	const known = await crypto.subtle.importKey('raw', words, 'PBKDF2', false, ['deriveKey']);
	return crypto.subtle.deriveKey(
		{ name: 'PBKDF2', hash: 'SHA-256', salt: fromHex(salt), iterations: rounds },
		known,
		{ name: 'AES-GCM', length: 256 },
		false,
		['encrypt', 'decrypt']
	);
}

/** One part's parameters: a key serves one file, so its place there is a nonce. */
function at(index: number, last: boolean, head: Uint8Array<ArrayBuffer>): AesGcmParams {
	const iv = new Uint8Array(12);
	iv[0] = last ? 1 : 0;
	new DataView(iv.buffer).setUint32(8, index);
	return { name: 'AES-GCM', iv, additionalData: head };
}

/** `head`: the file's first two lines, which can then not be changed either. */
export const seal = async (
	key: CryptoKey,
	index: number,
	last: boolean,
	head: Uint8Array<ArrayBuffer>,
	bytes: Uint8Array<ArrayBuffer>
): Promise<Uint8Array<ArrayBuffer>> =>
	new Uint8Array(await crypto.subtle.encrypt(at(index, last, head), key, bytes));

/** `undefined`: not with this key, not in this place, or not as it was. */
export async function unseal(
	key: CryptoKey,
	index: number,
	head: Uint8Array<ArrayBuffer>,
	bytes: Uint8Array<ArrayBuffer>
): Promise<Uint8Array<ArrayBuffer> | undefined> {
	for (const last of [false, true]) {
		const opened = await crypto.subtle
			.decrypt(at(index, last, head), key, bytes)
			.catch(() => undefined);
		if (opened !== undefined) return new Uint8Array(opened);
	}
	return undefined;
}
