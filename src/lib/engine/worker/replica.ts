import { IndexeddbPersistence, storeState } from 'y-indexeddb';
import * as Y from 'yjs';
import { covers, hasAll, readBack } from './read-back.ts';

/** A phone's copy of one room: always a prefix of the relay's log. */
export type Replica = {
	readonly doc: Y.Doc;
	/**
	 * Resolves once all the document holds now has been read back from this phone's disk; answers
	 * false when the disk would not keep it, and then nothing of it may be called received.
	 */
	stored(): Promise<boolean>;
	/** Writes the copy anew, without what was erased from it. */
	compact(): Promise<void>;
	close(): Promise<void>;
};

/** Above so many updates it is worth asking whether they weigh more than what they say. */
const MANY_UPDATES = 40;
/** Kept bytes per byte of state before the copy is written anew. */
const SLACK = 1.5;

async function load(name: string, doc: Y.Doc): Promise<IndexeddbPersistence> {
	const persistence = new IndexeddbPersistence(name, doc);
	await persistence.whenSynced;
	return persistence;
}

/** Opens a room's copy and loads what it has. */
export async function openReplica(name: string): Promise<Replica> {
	const doc = new Y.Doc();
	let pending: Uint8Array[] = [];
	let persistence: IndexeddbPersistence | undefined;
	// Heard before y-indexeddb writes: it throws when its connection has been dropped.
	doc.on('update', (update: Uint8Array, origin: unknown) => {
		if (persistence !== undefined && origin !== persistence) pending.push(update);
	});
	persistence = await load(name, doc);
	const first = await readBack(persistence, 0);
	let { last } = first;
	const kept = first.updates.reduce((sum, update) => sum + update.byteLength, 0);
	const said = Y.encodeStateAsUpdate(doc).byteLength;
	// R7: killed before it could write itself anew, it still keeps what was erased.
	const isStale = first.updates.length > 1 && Y.snapshot(doc).ds.clients.size > 0;
	if (isStale || (first.updates.length > MANY_UPDATES && kept > said * SLACK))
		await storeState(persistence);

	/** What is not there byte for byte may have been compacted into the whole. */
	async function look(updates: readonly Uint8Array[]): Promise<boolean> {
		if (persistence === undefined) return false;
		const seen = await readBack(persistence, last);
		last = seen.last;
		return hasAll(seen, updates) || covers(await readBack(persistence, 0), doc);
	}

	/** Safari drops connections: opening again writes the whole state. Once; then the disk is full. */
	async function lookAgain(): Promise<boolean> {
		await persistence?.destroy().catch(() => undefined);
		persistence = await load(name, doc);
		last = 0;
		return covers(await readBack(persistence, 0), doc);
	}

	return {
		doc,
		async stored() {
			const updates = pending;
			if (updates.length === 0) return true;
			const found = await look(updates).catch(() => false);
			if (!found && !(await lookAgain().catch(() => false))) return false;
			pending = pending.slice(updates.length);
			return true;
		},
		async compact() {
			if (persistence !== undefined) await storeState(persistence);
		},
		async close() {
			await persistence?.destroy().catch(() => undefined);
			doc.destroy();
		}
	};
}
