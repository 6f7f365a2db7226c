import * as Y from 'yjs';
import { appendToLog, type LogEntry } from '../../src/lib/register/log.ts';

/** Answer to a client that has it all: no structs, no deletions. */
export const NOTHING_NEW: Uint8Array = Uint8Array.of(0, 0);

/** Order within a state vector is by client id, so equal states have equal bytes. */
export function sameState(a: Uint8Array, b: Uint8Array): boolean {
	return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

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

	/** Appends entries and answers the update that holds exactly them. */
	append(entries: readonly LogEntry[]): Uint8Array {
		let update = NOTHING_NEW;
		this.#doc.once('update', (bytes: Uint8Array) => {
			update = bytes;
		});
		appendToLog(this.#doc, entries);
		return update;
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
