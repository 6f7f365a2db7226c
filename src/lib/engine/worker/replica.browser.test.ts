import { afterEach, expect, test } from 'vitest';
import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { appendToLog, logLength, readLog } from '../../register/log.ts';
import { deleteDatabase } from '../replica-names.ts';
import { readBack } from './read-back.ts';
import { openReplica } from './replica.ts';
import { until } from '../../../../tests/until.ts';

const names: string[] = [];
const fresh = (): string => {
	const name = `test/${crypto.randomUUID()}`;
	names.push(name);
	return name;
};
afterEach(() => Promise.all(names.splice(0).map(deleteDatabase)));

/** The relay's side: a log whose updates come one by one. */
function relay() {
	const doc = new Y.Doc();
	let number = 0;
	return {
		doc,
		say(text: string): Uint8Array {
			const before = Y.encodeStateVector(doc);
			number += 1;
			appendToLog(doc, [{ number, mac: 'mac', text }]);
			return Y.encodeStateAsUpdate(doc, before);
		}
	};
}

test('what is said to be stored is there after the phone was switched off', async () => {
	const name = fresh();
	const { say } = relay();
	const replica = await openReplica(name);
	Y.applyUpdate(replica.doc, say('one'), 'relay');
	Y.applyUpdate(replica.doc, say('two'), 'relay');
	expect(await replica.stored()).toBe(true);
	// Never closed: killed.
	const again = await openReplica(name);
	expect(readLog(again.doc).map(({ text }) => text)).toEqual(['one', 'two']);
	await replica.close();
	await again.close();
});

test('a dropped connection is opened again, once, and nothing is lost', async () => {
	const name = fresh();
	const { say } = relay();
	const replica = await openReplica(name);
	Y.applyUpdate(replica.doc, say('one'), 'relay');
	expect(await replica.stored()).toBe(true);
	// What another tab's deletion or Safari does: the connection is closed under it.
	const closing = new Promise<void>((resolve) => {
		const request = indexedDB.open(name, 2);
		request.onsuccess = () => {
			request.result.close();
			resolve();
		};
	});
	await closing;
	await deleteDatabase(name);
	try {
		Y.applyUpdate(replica.doc, say('two'), 'relay');
	} catch {
		// y-indexeddb throws out of its listener when its connection is closed.
	}
	expect(logLength(replica.doc)).toBe(2);
	expect(await replica.stored()).toBe(true);
	const again = await openReplica(name);
	expect(readLog(again.doc).map(({ text }) => text)).toEqual(['one', 'two']);
	await replica.close();
	await again.close();
});

/** How many updates a copy is kept as. */
async function updatesIn(name: string): Promise<number> {
	const persistence = new IndexeddbPersistence(name, new Y.Doc());
	await persistence.whenSynced;
	const { updates } = await readBack(persistence, 0);
	await persistence.destroy();
	return updates.length;
}

test('many small updates are written as one when the copy is opened', async () => {
	const name = fresh();
	const { doc, say } = relay();
	const replica = await openReplica(name);
	for (let at = 0; at < 300; at++) Y.applyUpdate(replica.doc, say(`fact ${String(at)}`), 'relay');
	expect(await replica.stored()).toBe(true);
	await replica.close();
	expect(await updatesIn(name)).toBeGreaterThan(300);

	const again = await openReplica(name);
	expect(logLength(again.doc)).toBe(300);
	await again.close();
	await until(async () => expect(await updatesIn(name)).toBeLessThan(20));
	const third = await openReplica(name);
	expect(Y.encodeStateVector(third.doc)).toEqual(Y.encodeStateVector(doc));
	await third.close();
});
