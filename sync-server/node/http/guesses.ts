import { Buckets } from '../bucket.ts';
import type { Limits } from '../settings.ts';

const TEN_MINUTES = 10 * 60_000;
const ALL = '';

/**
 * Guessing codes is slowed. A wrong code names no space, so it counts against its address, and
 * against the relay as a whole: once too many have been wrong in all, an address that has shown a
 * wrong one waits. Whoever comes with a right code has shown none: nobody else keeps them waiting.
 */
export class Guesses {
	readonly #perAddress: Buckets;
	readonly #inAll: Buckets;

	constructor(limits: Pick<Limits, 'wrongCodes' | 'wrongCodesInAll'>) {
		this.#perAddress = new Buckets(limits.wrongCodes, TEN_MINUTES);
		this.#inAll = new Buckets(limits.wrongCodesInAll, TEN_MINUTES);
	}

	/** Seconds until an address may try; 0 when it may now. */
	wait(address: string, now: number): number {
		const own = this.#perAddress.wait(address, now);
		if (own > 0 || this.#perAddress.isFull(address, now)) return own;
		return this.#inAll.wait(ALL, now);
	}

	/** Counts a try as wrong before it is judged, so that many at once are no more than as many. */
	begin(address: string, now: number): void {
		this.#perAddress.take(address, 1, now);
		this.#inAll.take(ALL, 1, now);
	}

	right(address: string, now: number): void {
		this.#perAddress.giveBack(address, 1, now);
		this.#inAll.giveBack(ALL, 1, now);
	}

	forgetFull(now: number): void {
		this.#perAddress.forgetFull(now);
		this.#inAll.forgetFull(now);
	}
}
