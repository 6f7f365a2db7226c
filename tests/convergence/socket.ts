import type { Chance } from './chance.ts';
import type { Timeline } from './timeline.ts';

/** One end of a socket, as its owner listens to it. */
export type End = {
	hear(message: Uint8Array): void;
	/** 1006: the line broke and nobody said anything. */
	closed(code: number, reason: string): void;
};

export type Side = 'phone' | 'relay';

const BROKEN = 1006;
/** How long an end may go on believing in a line that is dead, ms. */
const BELIEF = 30_000;

const otherThan = (side: Side): Side => (side === 'phone' ? 'relay' : 'phone');

/**
 * A socket: what is said on it arrives in order, late, or not at all. Two sockets have nothing to do
 * with each other, so one room may run far ahead of another.
 */
export class Socket {
	readonly #timeline: Timeline;
	readonly #chance: Chance;
	readonly #slow: number;
	readonly #ends: Record<Side, End | undefined> = { phone: undefined, relay: undefined };
	readonly #free: Record<Side, number> = { phone: 0, relay: 0 };
	#broken = false;

	/** `slow`: the longest a message takes, ms. */
	constructor(timeline: Timeline, chance: Chance, slow: number) {
		this.#timeline = timeline;
		this.#chance = chance;
		this.#slow = slow;
	}

	listen(side: Side, end: End): void {
		this.#ends[side] = end;
	}

	say(from: Side, message: Uint8Array): void {
		this.#carry(otherThan(from), (end) => end.hear(message));
	}

	/** One end hangs up: it hears nothing more; the other is told after what was said before. */
	close(from: Side, code: number, reason = ''): void {
		this.#ends[from] = undefined;
		this.#carry(otherThan(from), (end) => end.closed(code, reason));
	}

	/** Carries a question or an answer that is no message, in the line's own time. */
	soon(to: Side, run: () => void): void {
		this.#timeline.after(this.#delayTo(to), () => {
			if (!this.#broken) run();
		});
	}

	/** The line breaks: what is underway is lost, and each end finds out in its own time. */
	break(): void {
		if (this.#broken) return;
		this.#broken = true;
		for (const side of ['phone', 'relay'] as const) {
			const belief = this.#chance.odds(0.6) ? 50 : this.#chance.below(BELIEF);
			this.#timeline.after(belief, () => this.#end(side, BROKEN));
		}
	}

	#carry(to: Side, deliver: (end: End) => void): void {
		this.soon(to, () => {
			const end = this.#ends[to];
			if (end !== undefined) deliver(end);
		});
	}

	#delayTo(side: Side): number {
		const arrives = this.#timeline.now + 5 + this.#chance.below(this.#slow);
		this.#free[side] = Math.max(arrives, this.#free[side]);
		return this.#free[side] - this.#timeline.now;
	}

	#end(side: Side, code: number): void {
		const end = this.#ends[side];
		this.#ends[side] = undefined;
		end?.closed(code, '');
	}
}
