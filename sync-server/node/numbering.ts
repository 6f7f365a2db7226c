import type { SpaceId } from '../../src/lib/domain/ids.ts';
import type { Arrival } from '../room/check.ts';
import { reenter, type Came, type HandedIn } from '../room/reenter.ts';
import { step, type Means, type Outcome, type Space } from '../room/step.ts';
import type { Batch, Store } from '../room/store.ts';
import { verifySignature } from './crypto.ts';
import type { HotSpaces } from './hot.ts';
import type { Metrics } from './metrics.ts';
import type { Secret } from './secret.ts';

/** Most facts judged before other work gets its turn. */
const MOST_AT_ONCE = 400;

/** Facts from one sender for one space, and whom to tell what became of them. */
export type Delivery = {
	readonly space: SpaceId;
	readonly arrivals: readonly Arrival[];
	/** In the arrivals' order; `undefined`: nothing was kept, come again later. */
	readonly told: (outcomes: readonly Outcome[] | undefined) => void;
};

type World = {
	readonly store: Store;
	readonly hot: HotSpaces;
	readonly secret: Secret;
	readonly metrics: Metrics;
	readonly now: () => number;
	/** Ms to gather deliveries before a commit. */
	readonly gather: number;
	readonly publish: (batch: Batch, space: Space) => void;
	/** What a space was sent could not be kept: its phones are to come again. */
	readonly lost: (space: SpaceId) => void;
};

type Judged = { delivery: Delivery; outcomes: readonly Outcome[] };

/**
 * Numbers what arrives: gathers for a moment, then number, encode, COMMIT and publish in one
 * synchronous step. If the commit fails, what was touched in memory is dropped, nothing is told
 * and everybody in those spaces is to come again.
 */
export class Numbering {
	readonly #world: World;
	#waiting: Delivery[] = [];
	#scheduled = false;

	constructor(world: World) {
		this.#world = world;
	}

	deliver(delivery: Delivery): void {
		this.#waiting.push(delivery);
		if (this.#scheduled) return;
		this.#scheduled = true;
		setTimeout(() => {
			this.#run();
		}, this.#world.gather);
	}

	/** Numbers what waits, now. */
	flush(): void {
		while (this.#waiting.length > 0) this.#run();
	}

	#run(): void {
		this.#scheduled = false;
		const taken: Delivery[] = [];
		let facts = 0;
		while (this.#waiting.length > 0 && facts < MOST_AT_ONCE) {
			const next = this.#waiting.shift();
			if (next === undefined) break;
			taken.push(next);
			facts += next.arrivals.length;
		}
		this.#commit(taken);
		if (this.#waiting.length > 0 && !this.#scheduled) {
			this.#scheduled = true;
			setImmediate(() => {
				this.#run();
			});
		}
	}

	#commit(deliveries: readonly Delivery[]): void {
		const { store, hot, metrics } = this.#world;
		const began = performance.now();
		const bySpace = new Map<SpaceId, Delivery[]>();
		for (const delivery of deliveries) {
			const list = bySpace.get(delivery.space);
			if (list) list.push(delivery);
			else bySpace.set(delivery.space, [delivery]);
		}
		const batches: { batch: Batch; space: Space }[] = [];
		const judged: Judged[] = [];
		const lost: Delivery[] = [];
		for (const [id, list] of bySpace) {
			try {
				const { outcomes, batch, space } = this.#judge(id, list);
				if (batch) batches.push({ batch, space });
				let at = 0;
				for (const delivery of list) {
					judged.push({ delivery, outcomes: outcomes.slice(at, at + delivery.arrivals.length) });
					at += delivery.arrivals.length;
				}
			} catch (cause) {
				// A bug about one space must not stop the others.
				console.error('a step failed', cause);
				hot.drop(id);
				lost.push(...list);
			}
		}
		if (batches.length > 0) {
			try {
				store.append(batches.map(({ batch }) => batch));
				metrics.commitTook((performance.now() - began) / 1000);
			} catch (cause) {
				console.error('a commit failed', cause);
				metrics.count('commits_failed_total');
				for (const { batch } of batches) hot.drop(batch.space);
				for (const { delivery } of judged) delivery.told(undefined);
				for (const delivery of lost) delivery.told(undefined);
				const spaces = new Set(batches.map(({ batch }) => batch.space));
				this.#letGo(spaces);
				for (const space of spaces) this.#world.lost(space);
				return;
			}
		}
		for (const { batch, space } of batches) this.#world.publish(batch, space);
		for (const { delivery, outcomes } of judged) {
			this.#count(outcomes);
			delivery.told(outcomes);
		}
		for (const delivery of lost) delivery.told(undefined);
	}

	/** What waits for these spaces comes again too: numbered now, it would overtake what was lost. */
	#letGo(spaces: ReadonlySet<SpaceId>): void {
		const late = this.#waiting.filter(({ space }) => spaces.has(space));
		this.#waiting = this.#waiting.filter(({ space }) => !spaces.has(space));
		for (const delivery of late) delivery.told(undefined);
	}

	/**
	 * Takes back what a phone has and a restored relay lacks, in one step of its own; `onItsWord`: the
	 * operator vouches for a copy whose marks can't be checked. `undefined`: nothing was kept.
	 */
	handIn(id: SpaceId, handed: HandedIn, onItsWord: boolean): Came | undefined {
		this.flush();
		const { hot, secret, store, metrics } = this.#world;
		try {
			const space = hot.open(id);
			const { came, batch } = reenter(space, handed, {
				...this.#means(id),
				made: (room, number, key, mac) => secret.made(mac, id, room, number, key),
				generation: store.generationOf(id, handed.room),
				onItsWord
			});
			if (space.last === 0) hot.drop(id);
			if (batch !== undefined) {
				store.append([batch]);
				metrics.count('facts_reentered_total', came.taken);
				this.#world.publish(batch, space);
			}
			return came;
		} catch (cause) {
			console.error('a copy could not be taken back', cause);
			hot.drop(id);
			this.#world.lost(id);
			return undefined;
		}
	}

	#means(id: SpaceId): Means {
		const { hot, secret, store, now } = this.#world;
		return {
			now: now(),
			mac: (...about) => secret.mac(...about),
			verify: verifySignature,
			numberOf: (key) => store.numberOf(id, key),
			isErased: (key) => store.isErased(id, key),
			log: (room) => hot.log(id, room)
		};
	}

	#judge(id: SpaceId, deliveries: readonly Delivery[]) {
		const { hot } = this.#world;
		const space = hot.open(id);
		const arrivals = deliveries.flatMap((delivery) => delivery.arrivals);
		const judged = step(space, arrivals, this.#means(id));
		// A founding that was refused leaves no space behind.
		if (space.last === 0) hot.drop(id);
		return { space, ...judged };
	}

	#count(outcomes: readonly Outcome[]): void {
		const { metrics } = this.#world;
		for (const outcome of outcomes) {
			if (outcome.type === 'numbered') metrics.count('facts_numbered_total');
			else if (outcome.type === 'again') metrics.count('facts_again_total');
			else metrics.count('facts_refused_total', 1, { reason: outcome.refusal.type });
		}
	}
}
