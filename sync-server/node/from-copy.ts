import { randomInt } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import * as v from 'valibot';
import { isKey, type SpaceId } from '../../src/lib/domain/ids.ts';
import type { Part } from '../../src/lib/formats/copy/frame.ts';
import { readThrough, rowsIn } from '../../src/lib/formats/copy/read.ts';
import type { LogEntry } from '../../src/lib/register/log.ts';
import { keyOf } from '../../src/lib/register/text.ts';
import { reenter } from '../room/reenter.ts';
import { ROOMS, type RoomName } from '../wire/room.ts';
import { verifySignature } from './crypto.ts';
import { openDataFolder } from './data.ts';
import { HotSpaces } from './hot.ts';
import { SqliteStore } from './store/sqlite.ts';

const about = v.object({ id: v.custom<SpaceId>((value) => isKey<SpaceId>(value)) });
const entry = v.strictTuple([v.pipe(v.number(), v.safeInteger()), v.string(), v.string()]);

/** Logs as a copy holds them; throws, in words, on one that can't be read through. */
async function readCopy(file: string, phrase: string | undefined) {
	let space: SpaceId | undefined;
	const logs: Record<RoomName, LogEntry[]> = { register: [], people: [] };
	const visit = (part: Part): void => {
		if (part.section === 'space') space = v.parse(about, rowsIn(part)[0]).id;
		const room = ROOMS.find((one) => one === part.section);
		if (room === undefined) return;
		for (const row of rowsIn(part)) {
			const [number, mac, text] = v.parse(entry, row);
			logs[room].push({ number, mac, text });
		}
	};
	const read = await readThrough(await openAsBlob(file), { kind: 'copy', phrase, visit });
	if (!read.ok) throw new Error(`${file} can't be read: ${read.refusal.type}`);
	const id: string | undefined = space;
	const isOwn = logs.register.some(({ text }) => String(keyOf(text)) === id);
	if (space === undefined || !isOwn) throw new Error(`${file} holds no log of a space`);
	return { space, logs };
}

/**
 * Puts a space back from the copy a phone saved, at a relay that has never heard of it: on the
 * operator's word, with the numbers it had, and marks of this relay's own. The relay must be stopped.
 */
export async function restoreFromCopy(
	dataDir: string,
	file: string,
	phrase: string | undefined
): Promise<{ readonly space: SpaceId; readonly entries: number }> {
	const { space: id, logs } = await readCopy(file, phrase);
	const folder = openDataFolder(dataDir);
	const store = new SqliteStore(folder.database);
	try {
		if (store.lastOf(id) !== undefined) throw new Error(`this relay already has the space ${id}`);
		const now = Date.now();
		const hot = new HotSpaces(store, { writer: randomInt(1, 2 ** 32), most: 1, now: () => now });
		const space = hot.open(id);
		let entries = 0;
		const batches = ROOMS.flatMap((room) => {
			// Of no generation: the room begins with what the copy holds.
			const { came, batch } = reenter(
				space,
				{ room, generation: 0, entries: logs[room] },
				{
					now,
					mac: (...whose) => folder.secret.mac(...whose),
					verify: verifySignature,
					numberOf: (key) => store.numberOf(id, key),
					isErased: (key) => store.isErased(id, key),
					log: (of) => hot.log(id, of),
					made: () => false,
					generation: 1,
					onItsWord: true
				}
			);
			entries += came.taken;
			return batch ?? [];
		});
		store.append(batches);
		return { space: id, entries };
	} finally {
		store.close();
		folder.release();
	}
}
