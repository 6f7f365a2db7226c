import * as Y from 'yjs';
import type { FactKey, SpaceId } from '../../src/lib/domain/ids.ts';
import { createFold, type Fold } from '../../src/lib/engine/projection/fold.ts';
import type { Room } from '../../src/lib/register/facts/kinds.ts';
import { readLog, type LogEntry } from '../../src/lib/register/log.ts';
import { dump } from '../../src/lib/register/testing/dump.ts';
import { keyOf } from '../../src/lib/register/text.ts';
import type { Batch } from '../../sync-server/room/store.ts';
import { Violation } from './violation.ts';
import { ZONE } from './village.ts';

export type Counts = Readonly<Record<Room, number>>;
type Folded = {
	readonly fold: Fold;
	/** All it says, as text. */
	readonly dump: string;
};

/** The relay's log as it was committed, and what any prefix of it says, folded from nothing. */
export class RelayLog {
	readonly entries: Record<Room, LogEntry[]> = { register: [], people: [] };
	readonly docs: Readonly<Record<Room, Y.Doc>> = { register: new Y.Doc(), people: new Y.Doc() };
	readonly #places = new Map<string, number>();
	readonly #folded = new Map<string, Folded>();
	#last = 0;
	readonly #space: SpaceId;

	constructor(space: SpaceId) {
		this.#space = space;
	}

	add({ rooms }: Batch): void {
		const fresh: LogEntry[] = [];
		for (const { room, update } of rooms) {
			Y.applyUpdate(this.docs[room], update);
			for (const entry of readLog(this.docs[room], this.entries[room].length)) {
				const key = `${room}/${keyOf(entry.text)}`;
				if (this.#places.has(key)) throw new Violation('R2', `numbered twice: ${entry.text}`);
				this.#places.set(key, this.entries[room].length);
				this.entries[room].push(entry);
				fresh.push(entry);
			}
		}
		for (const { number } of fresh.sort((a, b) => a.number - b.number)) {
			if (number <= this.#last) throw new Violation('R3', `${number} comes after ${this.#last}`);
			this.#last = number;
		}
	}

	get counts(): Counts {
		return { register: this.entries.register.length, people: this.entries.people.length };
	}

	placeOf(room: Room, key: FactKey): number | undefined {
		return this.#places.get(`${room}/${key}`);
	}

	/** What a prefix says: people first here, as no phone reads them. */
	fold({ register, people }: Counts): Folded {
		const name = `${register}/${people}`;
		const known = this.#folded.get(name);
		if (known !== undefined) return known;
		const fold = createFold(this.#space, ZONE);
		fold.append('people', this.entries.people.slice(0, people));
		fold.append('register', this.entries.register.slice(0, register));
		let text: string | undefined;
		const folded = {
			fold,
			get dump() {
				return (text ??= dump(fold.state));
			}
		};
		this.#folded.set(name, folded);
		return folded;
	}
}
