import * as Y from 'yjs';
import { appendToLog, readLog, removeFromLog, type LogEntry } from '../../src/lib/register/log.ts';

/** Answer to a client that has it all: no structs, no deletions. */
export const NOTHING_NEW: Uint8Array = Uint8Array.of(0, 0);

/** Order within a state vector is by client id, so equal states have equal bytes. */
export function sameState(a: Uint8Array, b: Uint8Array): boolean {
	return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** Whether one state vector names structs another lacks. Throws on bytes that are none. */
export function isBeyond(stateVector: Uint8Array, head: Uint8Array): boolean {
	const there = Y.decodeStateVector(head);
	return [...Y.decodeStateVector(stateVector)].some(
		([client, clock]) => clock > (there.get(client) ?? 0)
	);
}

/** What a change to a log says to others. */
export type Appended = {
	/** Update (V1) holding exactly the change. */
	readonly update: Uint8Array;
	/** How many entries were taken away. */
	readonly removed: number;
};

/**
 * One room's log in memory. The relay is its only author; `writer` is its Yjs client id, drawn once
 * per process and set after loading, because loading undoes it.
 */
export class RoomLog {
	readonly #doc = new Y.Doc();

	constructor(updates: readonly Uint8Array[], writer: number) {
		this.#doc.transact(() => {
			for (const update of updates) Y.applyUpdate(this.#doc, update);
		});
		this.#doc.clientID = writer;
	}

	/** Appends entries, and takes away those that are gone (R7), in one update. */
	append(entries: readonly LogEntry[], gone?: (entry: LogEntry) => boolean): Appended {
		let update = NOTHING_NEW;
		let removed = 0;
		const keep = (bytes: Uint8Array): void => {
			update = bytes;
		};
		this.#doc.on('update', keep);
		this.#doc.transact(() => {
			if (entries.length > 0) appendToLog(this.#doc, entries);
			if (gone !== undefined) removed = removeFromLog(this.#doc, gone);
		});
		this.#doc.off('update', keep);
		return { update, removed };
	}

	/** All that is in it, in order. */
	entries(): readonly LogEntry[] {
		return readLog(this.#doc);
	}

	head(): Uint8Array {
		return Y.encodeStateVector(this.#doc);
	}

	/** What a client with this state lacks. Throws on bytes that are no state vector. */
	missing(stateVector: Uint8Array): Uint8Array {
		return Y.encodeStateAsUpdate(this.#doc, stateVector);
	}

	whole(): Uint8Array {
		return Y.encodeStateAsUpdate(this.#doc);
	}

	destroy(): void {
		this.#doc.destroy();
	}
}
