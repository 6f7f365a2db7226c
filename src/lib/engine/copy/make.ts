import type { SpaceId } from '../../domain/ids.ts';
import { ok, refused, type Result } from '../../domain/refusal.ts';
import { hex } from '../../formats/copy/frame.ts';
import { ROUNDS } from '../../formats/copy/lock.ts';
import { createWriter } from '../../formats/copy/write.ts';
import { db } from '../../store/db.ts';
import { readCopiesInUse, replicaName, ROOMS } from '../replica-names.ts';
import { entryOf, refusedOf, spaceOf, unsentOf } from './contents.ts';
import { keptLog } from './kept-log.ts';

/** Everything but the log: first, because what lands in the log meanwhile leaves the outbox. */
const readRows = (space: SpaceId) =>
	db.transaction('r', db.spaces, db.links, db.outbox, db.drawer, db.settings, async () => ({
		row: await db.spaces.get(space),
		heard: (await db.links.get(space))?.heard,
		outbox: await db.outbox.where('space').equals(space).sortBy('seq'),
		drawer: await db.drawer.where('space').equals(space).sortBy('at'),
		inUse: await readCopiesInUse(space)
	}));

export type Made = { readonly file: Blob; readonly name: string };

/**
 * One file with all this phone holds of a space: log, outbox, drawer, photos and papers. Never the device's key: whoever
 * restores it has a new phone, which asks to be let in again.
 */
export async function makeCopy(
	{ space, phrase }: { readonly space: SpaceId; readonly phrase?: string | undefined },
	progress: (share: number) => void
): Promise<Result<Made>> {
	const { row, heard, outbox, drawer, inUse } = await readRows(space);
	if (row === undefined) return refused({ type: 'NotMember' });
	const salt = hex(crypto.getRandomValues(new Uint8Array(16)));
	const lock = { rounds: ROUNDS, salt };
	const writer = await createWriter('copy', phrase === undefined ? undefined : { phrase, lock });
	await writer.rows('space', [spaceOf(row, Date.now(), heard, inUse)]);
	progress(0.1);
	for (const room of ROOMS) {
		const entries = await keptLog(replicaName(space, room, inUse[room].copy));
		await writer.rows(room, entries.map(entryOf));
		progress(room === 'register' ? 0.6 : 0.8);
	}
	await writer.rows('outbox', outbox.map(unsentOf));
	await writer.rows('drawer', drawer.map(refusedOf));
	// One at a time: a season of photos is more than should be held at once.
	for (const key of await db.blobs.where('space').equals(space).primaryKeys()) {
		const kept = await db.blobs.get(key);
		if (kept === undefined) continue;
		const { hash, type, unsent, madeAt, bytes } = kept;
		await writer.bytes('files', { hash, type, unsent, madeAt }, bytes);
	}
	progress(1);
	return ok({ file: await writer.done(), name: row.name });
}
