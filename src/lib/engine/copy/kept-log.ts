import * as Y from 'yjs';
import { readLog, type LogEntry } from '../../register/log.ts';

const UPDATES = 'updates';

/** Opens what is there; nothing is made where there is nothing. */
const openThere = (name: string): Promise<IDBDatabase | undefined> =>
	new Promise((resolve, reject) => {
		const request = indexedDB.open(name);
		request.onupgradeneeded = () => request.transaction?.abort();
		request.onsuccess = () => resolve(request.result);
		request.onerror = () =>
			request.error?.name === 'AbortError'
				? resolve(undefined)
				: reject(request.error ?? new Error());
	});

/**
 * The entries of a room as they are on disk at one moment, read beside the engine that may be writing
 * more: nothing is written, and nothing held but what is read.
 */
export async function keptLog(name: string): Promise<LogEntry[]> {
	const there = await openThere(name);
	if (there === undefined) return [];
	// An engine that drops or replaces the copy doesn't wait for this.
	there.onversionchange = () => there.close();
	try {
		if (!there.objectStoreNames.contains(UPDATES)) return [];
		const updates = await new Promise<Uint8Array[]>((resolve, reject) => {
			const transaction = there.transaction(UPDATES, 'readonly');
			const all: IDBRequest<Uint8Array[]> = transaction.objectStore(UPDATES).getAll();
			transaction.oncomplete = () => resolve(all.result);
			transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
		});
		const doc = new Y.Doc();
		doc.transact(() => {
			for (const update of updates) Y.applyUpdate(doc, update);
		});
		const entries = readLog(doc);
		doc.destroy();
		return entries;
	} finally {
		there.close();
	}
}
