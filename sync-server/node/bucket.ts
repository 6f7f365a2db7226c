type Level = { left: number; readonly since: number };

/**
 * So many at once, and as many again per period: one level for each name (a device, an address).
 * Names whose level is full again are forgotten.
 */
export class Buckets {
	readonly #most: number;
	readonly #period: number;
	readonly #levels = new Map<string, Level>();

	constructor(most: number, periodMs: number) {
		this.#most = most;
		this.#period = periodMs;
	}

	#level(name: string, now: number): number {
		const level = this.#levels.get(name);
		if (level === undefined) return this.#most;
		const refilled = (Math.max(0, now - level.since) / this.#period) * this.#most;
		return Math.min(this.#most, level.left + refilled);
	}

	/** Takes as many as there are, at most `wanted`; answers how many. */
	take(name: string, wanted: number, now: number): number {
		const level = this.#level(name, now);
		const taken = Math.min(wanted, Math.floor(level));
		this.#levels.set(name, { left: level - taken, since: now });
		return taken;
	}

	/** Seconds until one can be taken; 0 when one can now. */
	wait(name: string, now: number): number {
		const lacking = 1 - this.#level(name, now);
		return lacking <= 0 ? 0 : Math.ceil((lacking / this.#most) * (this.#period / 1000));
	}

	/** Gives back what was taken and not needed. */
	giveBack(name: string, count: number, now: number): void {
		const left = Math.min(this.#most, this.#level(name, now) + count);
		this.#levels.set(name, { left, since: now });
	}

	/** Nothing of it is taken. */
	isFull(name: string, now: number): boolean {
		return this.#level(name, now) >= this.#most;
	}

	forgetFull(now: number): void {
		for (const name of this.#levels.keys()) {
			if (this.#level(name, now) >= this.#most) this.#levels.delete(name);
		}
	}
}
