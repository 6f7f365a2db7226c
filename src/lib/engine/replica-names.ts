import * as v from 'valibot';
import type { SpaceId } from '../domain/ids.ts';
import type { Room } from '../register/facts/kinds.ts';
import { db } from '../store/db.ts';

export const ROOMS = ['register', 'people'] as const satisfies readonly Room[];

/** Which of a room's copies is the one in use: a new one is begun when its relay was restored. */
export type CopyInUse = {
	readonly copy: number;
	/** The room's generation on the relay it was taken from. */
	readonly generation: number;
};
export type CopiesInUse = Readonly<Record<Room, CopyInUse>>;

const FIRST: CopyInUse = { copy: 0, generation: 1 };
const copyInUse = v.object({ copy: v.number(), generation: v.number() });
const copiesInUse = v.object({ register: copyInUse, people: copyInUse });

const settingName = (space: SpaceId): string => `copies/${space}`;

export async function readCopiesInUse(space: SpaceId): Promise<CopiesInUse> {
	const read = v.safeParse(copiesInUse, (await db.settings.get(settingName(space)))?.value);
	return read.success ? read.output : { register: FIRST, people: FIRST };
}

/** To be called within a transaction on `settings`. */
export async function writeCopyInUse(space: SpaceId, room: Room, inUse: CopyInUse): Promise<void> {
	const value = { ...(await readCopiesInUse(space)), [room]: inUse };
	await db.settings.put({ name: settingName(space), value });
}

/** The name of a replica's own IndexedDB database. */
export const replicaName = (space: SpaceId, room: Room, copy = 0): string =>
	copy === 0 ? `la-remise/${space}/${room}` : `la-remise/${space}/${room}#${String(copy)}`;

/** Deletes a space's replicas; a connection that is still open closes itself when asked to. */
export async function dropReplicas(space: SpaceId): Promise<void> {
	const inUse = await readCopiesInUse(space);
	await db.settings.delete(settingName(space));
	// The one before may not have gone yet, and the next may have been begun.
	const names = ROOMS.flatMap((room) =>
		[-1, 0, 1].map((step) => replicaName(space, room, Math.max(0, inUse[room].copy + step)))
	);
	await Promise.all([...new Set(names)].map(deleteDatabase));
}

export const deleteDatabase = (name: string): Promise<void> =>
	new Promise((resolve, reject) => {
		const request = indexedDB.deleteDatabase(name);
		request.onsuccess = () => resolve();
		request.onerror = () => reject(request.error ?? new Error(`not deleted: ${name}`));
		// It goes as soon as the engine lets go of it; nobody need wait for that.
		request.onblocked = () => resolve();
	});
