import type { SpaceId } from '../../domain/ids.ts';
import { db } from '../../store/db.ts';
import { filesNamed } from './named.ts';

/** How long bytes nothing names stay: rows may be on their way to being made again, ms. */
export const KEPT_UNNAMED = 24 * 60 * 60_000;

/**
 * Lets go of a space's bytes that no thing has: a photo taken off, or whose fact never was. What
 * waits to be sent, or was refused and lies in the drawer, still names its own.
 */
export async function tidyFiles(space: SpaceId, now: number): Promise<void> {
	const unused = await db.blobs
		.where('usedAt')
		.below(now - KEPT_UNNAMED)
		.primaryKeys();
	const old = unused.filter(([of]) => of === space);
	if (old.length === 0) return;
	const named = await filesNamed(space);
	const written = [
		...(await db.outbox.where('space').equals(space).toArray()),
		...(await db.drawer.where('space').equals(space).toArray())
	];
	const isNamed = (hash: string) => written.some(({ text }) => text.includes(hash));
	await db.blobs.bulkDelete(old.filter(([, hash]) => !named.has(hash) && !isNamed(hash)));
}
