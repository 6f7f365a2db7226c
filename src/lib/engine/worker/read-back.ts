import type { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';

/** What y-indexeddb's store holds from some key on, as read in a transaction flushed to disk. */
export type Seen = {
	readonly updates: readonly Uint8Array[];
	/** The last key there is; the next look begins after it. */
	readonly last: number;
};

const UPDATES = 'updates';

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
	a.byteLength === b.byteLength && a.every((byte, at) => byte === b[at]);

/** Whether each of the updates is kept byte for byte. */
export const hasAll = ({ updates: kept }: Seen, updates: readonly Uint8Array[]): boolean =>
	updates.every((update) => kept.some((other) => sameBytes(update, other)));

/** Whether who has this state has all that a document has. */
export function reaches(stateVector: Uint8Array, doc: Y.Doc): boolean {
	const there = Y.decodeStateVector(stateVector);
	const wanted = Y.decodeStateVector(Y.encodeStateVector(doc));
	return [...wanted].every(([client, clock]) => (there.get(client) ?? 0) >= clock);
}

/** Whether what is kept, taken together, has all that a document has. */
export const covers = ({ updates }: Seen, doc: Y.Doc): boolean =>
	reaches(Y.encodeStateVectorFromUpdate(Y.mergeUpdates([...updates])), doc);

/**
 * y-indexeddb writes without waiting and without saying when it failed. Its transaction and this
 * one touch the same store, so this one runs after it; strict durability flushes both.
 */
export function readBack(persistence: IndexeddbPersistence, after: number): Promise<Seen> {
	const { db } = persistence;
	if (db === null) return Promise.reject(new Error('not loaded'));
	return new Promise((resolve, reject) => {
		const stores = [UPDATES, 'custom'];
		const transaction = db.transaction(stores, 'readwrite', { durability: 'strict' });
		const range = IDBKeyRange.lowerBound(after, true);
		const store = transaction.objectStore(UPDATES);
		const values: IDBRequest<Uint8Array[]> = store.getAll(range);
		const keys: IDBRequest<IDBValidKey[]> = store.getAllKeys(range);
		transaction.objectStore('custom').put(Date.now(), 'seen');
		transaction.oncomplete = () => {
			resolve({ updates: values.result, last: Number(keys.result.at(-1) ?? after) });
		};
		transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
	});
}
