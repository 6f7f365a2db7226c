import type * as Y from 'yjs';
import type { Instant } from '../domain/time/types.ts';

/** One entry of a room's log as the relay wrote it. */
export type LogEntry = { readonly number: Instant; readonly mac: string; readonly text: string };

/** The root type of a log document: a Y.Array of `[number, mac, text]`. */
const ROOT = 'log';

const logOf = (doc: Y.Doc): Y.Array<unknown> => doc.getArray(ROOT);

/** How many entries a document holds. */
export function logLength(doc: Y.Doc): number {
	return logOf(doc).length;
}

/** Appends in one transaction. Only the relay does this; a phone's replica is always a prefix. */
export function appendToLog(doc: Y.Doc, entries: readonly LogEntry[]): void {
	doc.transact(() => {
		logOf(doc).push(entries.map(({ number, mac, text }) => [number, mac, text]));
	});
}

/**
 * One element of the array. What has not the form of an entry comes back as a text nobody can read,
 * so that the fold quarantines and counts it like any other (R5).
 */
function toEntry(value: unknown): LogEntry {
	if (Array.isArray(value)) {
		const [number, mac, text]: unknown[] = value;
		if (Number.isSafeInteger(number) && typeof mac === 'string' && typeof text === 'string') {
			return { number: Number(number), mac, text };
		}
	}
	return { number: 0, mac: '', text: '' };
}

/** The entries from an index on, in the log's order. */
export function readLog(doc: Y.Doc, from = 0): LogEntry[] {
	return logOf(doc)
		.slice(Math.min(from, logLength(doc)))
		.map(toEntry);
}

/** Whether all that is new stands after all that was there. */
function isAppended({ changes: { delta, deleted }, target }: Y.YArrayEvent<unknown>): boolean {
	if (deleted.size > 0) return false;
	const inserts = delta.filter(({ insert }) => insert !== undefined);
	const end = delta.reduce(
		(at, { retain = 0, insert }) => at + retain + (Array.isArray(insert) ? insert.length : 0),
		0
	);
	return inserts.length === 0 || (inserts.length === 1 && end === target.length);
}

/** R7: takes entries away; Yjs keeps ten bytes of each and nothing of what it said. */
export function removeFromLog(doc: Y.Doc, gone: (entry: LogEntry) => boolean): number {
	const log = logOf(doc);
	let removed = 0;
	doc.transact(() => {
		for (const [back, entry] of readLog(doc).reverse().entries()) {
			if (!gone(entry)) continue;
			log.delete(logLength(doc) + removed - 1 - back);
			removed += 1;
		}
	});
	return removed;
}

/**
 * Calls back whenever the log is different. `rewritten`: not by entries at its end alone; some were
 * taken away, as at an erasure, or came between others. Returns how to stop.
 */
export function watchLog(doc: Y.Doc, changed: (rewritten: boolean) => void): () => void {
	const log = logOf(doc);
	const listen = (event: Y.YArrayEvent<unknown>) => {
		const appended = isAppended(event);
		changed(!appended);
	};
	log.observe(listen);
	return () => {
		log.unobserve(listen);
	};
}
