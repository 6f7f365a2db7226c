import type { SpaceId } from '../../src/lib/domain/ids.ts';
import type { Instant } from '../../src/lib/domain/time/types.ts';
import type { Room } from '../../src/lib/register/facts/kinds.ts';
import type { SpaceState } from '../../src/lib/register/fold/state.ts';
import { appendToTrust } from '../../src/lib/register/trust.ts';
import { createTrust } from '../../src/lib/register/trust/state.ts';
import { FoldedSpace, type Made } from '../room/folded.ts';
import { RoomLog } from '../room/log.ts';
import type { Space } from '../room/step.ts';
import type { Store } from '../room/store.ts';

type Hot = {
	readonly space: Space;
	readonly logs: Map<Room, RoomLog>;
	/** All that the logs say, once somebody asked for a calendar or a page. */
	folded?: FoldedSpace;
	/** Of its logs, as stored. */
	bytes: number;
	usedAt: number;
};

/** A space's state up to its last number, and a place for what is made of it. */
export type Folded = {
	readonly state: SpaceState;
	readonly last: Instant;
	readonly made: Map<string, Made>;
};

/** More stored updates than this become one when the room is next loaded. */
const COMPACT_ABOVE = 64;

/**
 * The spaces in use. Trust is folded from the facts that concern it, without loading a room; a room
 * is loaded when someone writes to it or lacks part of it. What is unused leaves nothing behind.
 */
export class HotSpaces {
	readonly #store: Store;
	/** Least recently used first. */
	readonly #hot = new Map<SpaceId, Hot>();
	readonly #writer: number;
	readonly #most: number;
	readonly #now: () => number;

	constructor(store: Store, means: { writer: number; most: number; now: () => number }) {
		this.#store = store;
		this.#writer = means.writer;
		this.#most = means.most;
		this.#now = means.now;
	}

	/** `undefined` for a space never founded here. */
	get(id: SpaceId): Space | undefined {
		const hot = this.#hot.get(id);
		if (hot !== undefined) {
			hot.usedAt = this.#now();
			this.#hot.delete(id);
			this.#hot.set(id, hot);
			return hot.space;
		}
		const last = this.#store.lastOf(id);
		return last === undefined ? undefined : this.#keep(id, last);
	}

	/** A space whose founding fact is about to be numbered. */
	open(id: SpaceId): Space {
		return this.get(id) ?? this.#keep(id, 0);
	}

	#keep(id: SpaceId, last: number): Space {
		const trust = createTrust(id);
		for (const entry of this.#store.trustOf(id)) appendToTrust(trust, 'register', entry);
		const space = { id, last, trust };
		this.#hot.set(id, {
			space,
			logs: new Map(),
			bytes: this.#store.bytesOf(id),
			usedAt: this.#now()
		});
		for (const oldest of this.#hot.keys()) {
			if (this.#hot.size <= this.#most) break;
			this.drop(oldest);
		}
		return space;
	}

	/** A room's log; it stays in memory as long as its space. */
	log(id: SpaceId, room: Room): RoomLog {
		const hot = this.#hot.get(id);
		const known = hot?.logs.get(room);
		if (known !== undefined) return known;
		const { updates, upTo } = this.#store.updatesOf(id, room);
		const log = new RoomLog(updates, this.#writer);
		hot?.logs.set(room, log);
		if (updates.length > COMPACT_ABOVE) this.#compact(id, room, log, upTo);
		return log;
	}

	#compact(id: SpaceId, room: Room, log: RoomLog, upTo: number): void {
		try {
			this.#store.compact(id, room, log.whole(), upTo);
		} catch (cause) {
			// Only to save room: a full disk must not keep anybody from reading.
			console.error('could not compact', cause);
		}
	}

	/** All that its logs say, and what was made of that; it goes with the space. */
	folded(id: SpaceId): Folded | undefined {
		const space = this.get(id);
		const hot = this.#hot.get(id);
		if (space === undefined || hot === undefined) return undefined;
		const folded = (hot.folded ??= new FoldedSpace(id));
		const state = folded.state(space.last, (room) => this.log(id, room).entries());
		return { state, last: space.last, made: folded.made };
	}

	/** True when reading this room would have to load it. */
	isCold(id: SpaceId, room: Room): boolean {
		return this.#hot.get(id)?.logs.has(room) !== true;
	}

	drop(id: SpaceId): void {
		const hot = this.#hot.get(id);
		if (hot === undefined) return;
		for (const log of hot.logs.values()) log.destroy();
		this.#hot.delete(id);
	}

	dropUnused(since: number): void {
		for (const [id, { usedAt }] of this.#hot) if (usedAt < since) this.drop(id);
	}

	/** Bytes of a space's logs; 0 for one that is not in use. */
	bytesOf(id: SpaceId): number {
		return this.#hot.get(id)?.bytes ?? 0;
	}

	/** So much was added to a space's logs, or they were written anew. */
	grew(id: SpaceId, bytes: number, anew: boolean): void {
		const hot = this.#hot.get(id);
		if (hot !== undefined) hot.bytes = anew ? this.#store.bytesOf(id) : hot.bytes + bytes;
	}

	get size(): number {
		return this.#hot.size;
	}
}
