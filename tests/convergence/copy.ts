import * as Y from 'yjs';
import type { Chance } from './chance.ts';
import type { Life, Timeline } from './timeline.ts';

/** Updates kept one by one before they are written as one. */
const MANY = 40;

/**
 * A phone's copy of one room. What arrives is in memory at once and on disk some time later, in
 * order; an app that is killed loses what had not been written.
 */
export class Copy {
	readonly doc = new Y.Doc();
	readonly #updates: Uint8Array[];
	readonly #timeline: Timeline;
	readonly #life: Life;
	readonly #chance: Chance;
	readonly #slow: number;
	#unwritten = 0;
	#free = 0;
	#waiting: { upTo: number; run: () => void }[] = [];
	#heard = 0;
	#written = 0;

	/** `slow`: the longest a write takes, ms. */
	constructor(
		updates: Uint8Array[],
		world: { timeline: Timeline; chance: Chance; life: Life; slow: number }
	) {
		this.#updates = updates;
		this.#timeline = world.timeline;
		this.#life = world.life;
		this.#chance = world.chance;
		this.#slow = world.slow;
		this.doc.transact(() => {
			for (const update of updates) Y.applyUpdate(this.doc, update, this);
		});
		// As engine/worker/replica.ts does: killed before it could, it still keeps what was erased.
		const isStale = updates.length > 1 && Y.snapshot(this.doc).ds.clients.size > 0;
		if (isStale || updates.length > MANY)
			updates.splice(0, updates.length, Y.encodeStateAsUpdate(this.doc));
		this.doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin !== this) this.#write(update, world.chance.below(world.slow));
		});
	}

	/** R7: writes the copy anew, without what was erased from it. */
	compact(run: () => void): void {
		this.#later(this.#chance.below(this.#slow), () => {
			this.#updates.splice(0, this.#updates.length, Y.encodeStateAsUpdate(this.doc));
		});
		this.stored(run);
	}

	#write(update: Uint8Array, lag: number): void {
		this.#later(lag, () => this.#updates.push(update));
	}

	#later(lag: number, store: () => void): void {
		this.#free = Math.max(this.#free, this.#timeline.now + lag);
		this.#heard += 1;
		this.#unwritten += 1;
		const write = (): void => {
			store();
			this.#written += 1;
			this.#unwritten -= 1;
			const due = this.#waiting.filter(({ upTo }) => upTo <= this.#written);
			this.#waiting = this.#waiting.filter(({ upTo }) => upTo > this.#written);
			for (const { run } of due) run();
		};
		this.#timeline.after(this.#free - this.#timeline.now, write, this.#life);
	}

	/** Goes on once all that has been heard so far is on disk. */
	stored(run: () => void): void {
		if (this.#unwritten === 0) run();
		else this.#waiting.push({ upTo: this.#heard, run });
	}
}
