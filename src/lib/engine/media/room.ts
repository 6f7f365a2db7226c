import Dexie from 'dexie';
import type { SpaceId } from '../../domain/ids.ts';
import type { FileHash } from '../../domain/media/types.ts';
import { db } from '../../store/db.ts';

/** Bytes of others' photos and papers a phone keeps; its own unsent ones are not counted. */
export const CACHE_BYTES = 60_000_000;

/**
 * Lets go of what was looked at longest ago, once there is more than that. What is unsent stays.
 * Only an index is read: the bytes themselves are many.
 */
export async function makeRoom(most = CACHE_BYTES): Promise<void> {
	await db.transaction('rw', db.blobs, async () => {
		let kept = 0;
		const gone: [SpaceId, FileHash][] = [];
		await db.blobs
			.where('[unsent+usedAt+size]')
			.between([0, Dexie.minKey, Dexie.minKey], [0, Dexie.maxKey, Dexie.maxKey])
			.reverse()
			.eachKey((key, { primaryKey }) => {
				const size: unknown = Array.isArray(key) ? key[2] : 0;
				kept += typeof size === 'number' ? size : 0;
				if (kept > most) gone.push(primaryKey);
			});
		await db.blobs.bulkDelete(gone);
	});
}
