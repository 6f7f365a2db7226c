/** Whatever ends with the app or the relay process: what it had planned doesn't happen. */
export type Life = { over: boolean };

type Planned = {
	readonly at: number;
	/** Two things at one moment happen in the order they were planned. */
	readonly turn: number;
	readonly run: () => void;
	readonly life: Life | undefined;
};

const before = (a: Planned, b: Planned): boolean =>
	a.at < b.at || (a.at === b.at && a.turn < b.turn);

/** Time as nobody's clock tells it, ms; it only moves when something happens. */
export class Timeline {
	now: number;
	happened = 0;
	/** A binary heap, the next first. */
	readonly #planned: Planned[] = [];
	#turns = 0;

	constructor(start: number) {
		this.now = start;
	}

	/** Plans something for later; it is dropped if its life is over by then. */
	after(delay: number, run: () => void, life?: Life): void {
		this.#push({ at: this.now + Math.max(0, delay), turn: this.#turns++, run, life });
	}

	/** Lets happen whatever comes until then; stops early once `done` says so. */
	until(end: number, done: () => boolean = () => false): void {
		for (let next = this.#planned[0]; next !== undefined; next = this.#planned[0]) {
			if (next.at > end) break;
			this.#pop();
			this.now = next.at;
			if (next.life?.over === true) continue;
			this.happened += 1;
			next.run();
			if (done()) return;
		}
		this.now = Math.max(this.now, end);
	}

	#push(planned: Planned): void {
		const heap = this.#planned;
		let at = heap.length;
		heap.push(planned);
		while (at > 0) {
			const parent = (at - 1) >> 1;
			const above = heap[parent];
			if (above === undefined || !before(planned, above)) break;
			heap[at] = above;
			at = parent;
		}
		heap[at] = planned;
	}

	#pop(): void {
		const heap = this.#planned;
		const last = heap.pop();
		if (last === undefined || heap.length === 0) return;
		let at = 0;
		for (;;) {
			const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]];
			if (left === undefined) break;
			const isRight = right !== undefined && before(right, left);
			const child = isRight ? right : left;
			if (!before(child, last)) break;
			heap[at] = child;
			at = 2 * at + (isRight ? 2 : 1);
		}
		heap[at] = last;
	}
}
