import * as v from 'valibot';
import {
	authorizationOf,
	lackingFiles,
	MOST_ASKED_AFTER,
	spaceMediaPath
} from '../../../../sync-server/wire/media.ts';
import type { SpaceId } from '../../domain/ids.ts';
import type { FileHash } from '../../domain/media/types.ts';
import { db } from '../../store/db.ts';
import type { Device } from '../device.ts';
import { ticketFor, type Clock } from '../worker/clock.ts';
import { filesNamed } from './named.ts';

/** How often a relay is asked whether it still has what this phone holds, ms. */
const EVERY = 24 * 60 * 60_000;
const PATIENCE = 20_000;

const settingName = (space: SpaceId): string => `files-asked-after:${space}`;

/** The relay was restored: what it has of this space's files is to be asked now. */
export async function askAfterSoon(space: SpaceId): Promise<void> {
	await db.settings.delete(settingName(space));
}

/**
 * Has every file that the relay has lost, and this phone still holds, sent again. Once a day for each
 * space, and when its relay was restored. False when the relay couldn't be asked.
 */
export async function findMissed(
	space: SpaceId,
	means: { readonly device: Device; readonly clock: Clock },
	now: number
): Promise<boolean> {
	const kept = await db.blobs.where('space').equals(space).primaryKeys();
	if (kept.length === 0) return true;
	const asked = (await db.settings.get(settingName(space)))?.value;
	if (typeof asked === 'number' && Math.abs(now - asked) < EVERY) return true;
	const named = await filesNamed(space);
	const held = kept.map(([, hash]) => hash).filter((hash) => named.has(hash));
	// The rows are being made again: what is named shows in a while.
	if (held.length === 0) return false;
	for (let from = 0; from < held.length; from += MOST_ASKED_AFTER) {
		const lacking = await ask(space, held.slice(from, from + MOST_ASKED_AFTER), means);
		if (lacking === undefined) return false;
		for (const hash of lacking) await db.blobs.update([space, hash], { unsent: 1 });
	}
	await db.settings.put({ name: settingName(space), value: now });
	return true;
}

async function ask(
	space: SpaceId,
	hashes: readonly FileHash[],
	{ device, clock }: { readonly device: Device; readonly clock: Clock },
	again = true
): Promise<readonly FileHash[] | undefined> {
	try {
		const response = await fetch(spaceMediaPath(space), {
			method: 'POST',
			headers: {
				authorization: authorizationOf(await ticketFor(space, device, clock)),
				'content-type': 'application/json'
			},
			body: JSON.stringify({ hashes }),
			signal: AbortSignal.timeout(PATIENCE)
		});
		if (response.status === 401 && again) {
			await clock.ask();
			return await ask(space, hashes, { device, clock }, false);
		}
		const read = v.safeParse(lackingFiles, await response.json());
		return response.ok && read.success ? read.output.lacking : undefined;
	} catch {
		// No network, or the answer was a proxy's page.
		return undefined;
	}
}
