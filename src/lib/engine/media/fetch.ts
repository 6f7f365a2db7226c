import { authorizationOf, mediaPath } from '../../../../sync-server/wire/media.ts';
import type { SpaceId } from '../../domain/ids.ts';
import { sniff } from '../../domain/media/sniff.ts';
import type { FileHash } from '../../domain/media/types.ts';
import { db } from '../../store/db.ts';
import { thisDevice } from '../device.ts';
import { createClock, ticketFor } from '../worker/clock.ts';
import { hashOf } from './hash.ts';
import { makeRoom } from './room.ts';

const PATIENCE = 60_000;
const clock = createClock();
/** One request per file, however many places show it. */
const asked = new Map<string, Promise<boolean>>();

/** Has the bytes of a file on this phone, from the relay if need be; false when they can't be had now. */
export function fetchFile(space: SpaceId, hash: FileHash): Promise<boolean> {
	const name = mediaPath(space, hash);
	const before = asked.get(name);
	if (before !== undefined) return before;
	const asking = bring(space, hash)
		.catch(() => false) // No network, or a full disk: the picture stays a drawing.
		.finally(() => asked.delete(name));
	asked.set(name, asking);
	return asking;
}

async function bring(space: SpaceId, hash: FileHash): Promise<boolean> {
	const now = Date.now();
	if ((await db.blobs.update([space, hash], { usedAt: now })) > 0) return true;
	const row = await db.spaces.get(space);
	if (row === undefined || row.kind === 'example' || !navigator.onLine) return false;
	const bytes = (await read(space, hash)) ?? undefined;
	if (bytes === undefined) return false;
	const type = sniff(bytes);
	// Whatever came is what its name says, or it is nothing.
	if (type === undefined || (await hashOf(bytes)) !== hash) return false;
	await db.blobs.put({
		hash,
		space,
		type,
		bytes,
		size: bytes.length,
		unsent: 0,
		madeAt: now,
		usedAt: now
	});
	await makeRoom();
	return true;
}

async function read(
	space: SpaceId,
	hash: FileHash,
	again = true
): Promise<Uint8Array<ArrayBuffer> | undefined> {
	const device = await thisDevice();
	const response = await fetch(mediaPath(space, hash), {
		headers: { authorization: authorizationOf(await ticketFor(space, device, clock)) },
		signal: AbortSignal.timeout(PATIENCE)
	});
	if (response.status === 401 && again) {
		await clock.ask();
		return read(space, hash, false);
	}
	return response.status === 200 ? new Uint8Array(await response.arrayBuffer()) : undefined;
}
