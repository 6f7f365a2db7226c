import * as Y from 'yjs';
import type { FactKey, SpaceId } from '../../src/lib/domain/ids.ts';
import { createFold, type Fold } from '../../src/lib/engine/projection/fold.ts';
import { goesWith } from '../../src/lib/register/erasure.ts';
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

/** What these entries say: people first here, as no phone reads them. */
export function foldOf(
	space: SpaceId,
	people: readonly LogEntry[],
	register: readonly LogEntry[]
): Folded {
	const fold = createFold(space, ZONE);
	fold.append('people', people);
	fold.append('register', register);
	let text: string | undefined;
	return {
		fold,
		get dump() {
			return (text ??= dump(fold.state));
		}
	};
}

/** The relay's log as it was committed, and what any prefix of it says, folded from nothing. */
export class RelayLog {
	readonly entries: Record<Room, LogEntry[]> = { register: [], people: [] };
	/** Those too that have been erased since (R7). */
	readonly all: Record<Room, LogEntry[]> = { register: [], people: [] };
	readonly docs: Readonly<Record<Room, Y.Doc>> = { register: new Y.Doc(), people: new Y.Doc() };
	readonly #places = new Map<string, number>();
	/** The lowest number of each entry that is there. */
	readonly #lowest = new Map<string, number>();
	/** What was ever there, with its number. */
	readonly #known = new Set<string>();
	readonly #folded = new Map<string, Folded>();
	#last = 0;
	readonly #space: SpaceId;
	/** How many facts were numbered, lost, and numbered again. */
	renumbered = 0;
	/** How many of them came back under their first number too. */
	twice = 0;
	/**
	 * How many entries came back behind others of lower numbers that were not in the log they were lost
	 * from: of two losses at once nobody knows what had been told (decision 14, the price).
	 */
	tangled = 0;
	readonly #earlier: readonly RelayLog[];
	/** R7: what was erased, in this log or one it was restored from. */
	readonly #gone: Set<string>;
	/** All that was ever numbered, in this log or one it was restored from, with its numbers. */
	readonly #ever: Map<string, Set<number>>;

	constructor(
		space: SpaceId,
		earlier: readonly RelayLog[] = [],
		ever = new Map<string, Set<number>>(),
		gone = new Set<string>()
	) {
		this.#space = space;
		this.#gone = gone;
		this.#earlier = earlier;
		this.#ever = ever;
	}

	/** The log of a relay on which a backup was put back. */
	restored(updates: Readonly<Record<Room, readonly Uint8Array[]>>): RelayLog {
		const log = new RelayLog(this.#space, [...this.#earlier, this], this.#ever, this.#gone);
		log.tangled = this.tangled;
		for (const room of ['register', 'people'] as const) {
			for (const update of updates[room]) Y.applyUpdate(log.docs[room], update);
			log.#takeIn(room);
		}
		log.renumbered = this.renumbered;
		log.twice = this.twice;
		return log;
	}

	#takeIn(room: Room): LogEntry[] {
		const fresh: LogEntry[] = [];
		for (const entry of readLog(this.docs[room], this.entries[room].length)) {
			const key = `${room}/${keyOf(entry.text)}`;
			const there = this.#lowest.get(key) ?? Infinity;
			// Numbered again since a restore, and come back under its first number: decision 14.
			if (there <= entry.number) throw new Violation('R2', `numbered twice: ${entry.text}`);
			this.#lowest.set(key, entry.number);
			if (there === Infinity) this.#places.set(key, this.entries[room].length);
			else this.twice += 1;
			this.entries[room].push(entry);
			const known = `${key}/${entry.number}`;
			if (this.#known.has(known)) continue;
			this.#known.add(known);
			this.all[room].push(entry);
			fresh.push(entry);
		}
		return fresh;
	}

	/** R7: what is left of a room is read again from its beginning. */
	#reread(room: Room): void {
		for (const { text } of this.entries[room]) {
			const key = `${room}/${keyOf(text)}`;
			this.#places.delete(key);
			this.#lowest.delete(key);
		}
		this.entries[room].length = 0;
		this.#folded.clear();
	}

	/** Whether anything was taken away from it (R7). */
	get isRewritten(): boolean {
		return (['register', 'people'] as const).some(
			(room) => this.all[room].length > this.entries[room].length
		);
	}

	/** Whether these are the first entries of a room of this log, with or without what was erased. */
	beginsWith(room: Room, entries: readonly LogEntry[]): boolean {
		const own = this.all[room];
		let at = 0;
		return entries.every(({ number, text }) => {
			for (; own[at]?.text !== text; at++)
				if (own[at] === undefined || this.#isThere(room, own[at]?.text ?? '')) return false;
			return own[at++]?.number === number;
		});
	}

	/** Whether it is there, and nobody has heard, from this log or one since, that it is erased (R7). */
	#isThere(room: Room, text: string): boolean {
		const key = keyOf(text);
		return this.#places.has(`${room}/${key}`) && !goesWith((one) => this.#gone.has(one))(text, key);
	}

	add({ rooms, erased }: Batch): void {
		for (const key of erased) this.#gone.add(key);
		const fresh: LogEntry[] = [];
		for (const { room, update } of rooms) {
			Y.applyUpdate(this.docs[room], update);
			if (erased.length > 0) this.#reread(room);
			// What was numbered before the relay was restored comes back with its number.
			for (const entry of this.#takeIn(room))
				if (this.#ever.get(entry.text)?.has(entry.number) !== true) fresh.push(entry);
				else if (room === 'register' && this.#isTangled(entry)) this.tangled += 1;
		}
		for (const { number, text } of fresh.sort((a, b) => a.number - b.number)) {
			if (number <= this.#last) throw new Violation('R3', `${number} comes after ${this.#last}`);
			this.#last = number;
			const numbers = this.#ever.get(text) ?? new Set();
			if (numbers.size > 0) this.renumbered += 1;
			this.#ever.set(text, numbers.add(number));
		}
	}

	#isTangled({ number, text }: LogEntry): boolean {
		const had = (log: RelayLog): readonly LogEntry[] | undefined => {
			const at = log.all.register.findIndex((one) => one.text === text && one.number === number);
			return at < 0 ? undefined : log.all.register.slice(0, at);
		};
		const then = this.#earlier.map(had).find((before) => before !== undefined);
		if (then === undefined) return false;
		const there = new Set(then.map((one) => one.text));
		return (had(this) ?? []).some((one) => one.number < number && !there.has(one.text));
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
		const folded = foldOf(
			this.#space,
			this.entries.people.slice(0, people),
			this.entries.register.slice(0, register)
		);
		this.#folded.set(name, folded);
		return folded;
	}
}
