import type { Nonce } from '../../src/lib/domain/ids.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** All the luck of one run, from one seed (mulberry32): the same seed draws the same luck. */
export class Chance {
	#state: number;

	constructor(seed: number) {
		this.#state = (seed ^ 0x9e3779b9) >>> 0;
	}

	/** In [0, 1). */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let t = this.#state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	}

	/** A whole number in [0, most). */
	below(most: number): number {
		return Math.floor(this.next() * most);
	}

	/** A whole number in [least, most]. */
	between(least: number, most: number): number {
		return least + this.below(most - least + 1);
	}

	odds(probability: number): boolean {
		return this.next() < probability;
	}

	pick<T>(list: readonly T[]): T | undefined {
		return list[this.below(list.length)];
	}

	/** So many characters of base64url. */
	text(length: number): string {
		return Array.from({ length }, () => ALPHABET.charAt(this.below(64))).join('');
	}

	nonce(): Nonce {
		// 16 characters of base64url are a nonce: the border of made-up data.
		return this.text(16) as Nonce;
	}
}
