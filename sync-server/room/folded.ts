import type { SpaceId } from '../../src/lib/domain/ids.ts';
import { createBook } from '../../src/lib/domain/standing/book.ts';
import type { Instant, Zone } from '../../src/lib/domain/time/types.ts';
import type { Room } from '../../src/lib/register/facts/kinds.ts';
import { createLineage } from '../../src/lib/register/fold/lineage.ts';
import { createState, type SpaceState } from '../../src/lib/register/fold/state.ts';
import type { LogEntry } from '../../src/lib/register/log.ts';
import { ROOMS } from '../wire/room.ts';

/** Until the founding fact says which. */
const USUAL = 'Europe/Paris' as Zone;

/** Something made of a state, ready to be given. */
export type Made = { readonly type: string; readonly bytes: Uint8Array };

type Read = { count: number; last: string };

/**
 * All that a space's logs say, as the relay needs it to answer calendars and pages for everybody.
 * Folded on from where it was, or anew once something was taken away (R7).
 */
export class FoldedSpace {
	readonly #space: SpaceId;
	#lineage;
	#read: Record<Room, Read>;
	/** What was made of this state, by name: gone as soon as the space goes on. */
	readonly made = new Map<string, Made>();
	#upTo: Instant = -1;

	constructor(space: SpaceId) {
		this.#space = space;
		this.#lineage = this.#begin();
		this.#read = { register: { count: 0, last: '' }, people: { count: 0, last: '' } };
	}

	#begin() {
		return createLineage(() => createState(this.#space, createBook(USUAL)));
	}

	/** The state up to the space's last number. */
	state(last: Instant, entriesOf: (room: Room) => readonly LogEntry[]): SpaceState {
		if (last === this.#upTo) return this.#lineage.state;
		const logs = ROOMS.map((room) => ({ room, entries: entriesOf(room) }));
		const goesOn = logs.every(({ room, entries }) => {
			const { count, last: mac } = this.#read[room];
			return count === 0 || entries[count - 1]?.mac === mac;
		});
		if (!goesOn) {
			this.#lineage = this.#begin();
			this.#read = { register: { count: 0, last: '' }, people: { count: 0, last: '' } };
		}
		for (const { room, entries } of logs) {
			for (const entry of entries.slice(this.#read[room].count)) this.#lineage.append(room, entry);
			this.#read[room] = { count: entries.length, last: entries.at(-1)?.mac ?? '' };
		}
		this.made.clear();
		this.#upTo = last;
		return this.#lineage.state;
	}
}
