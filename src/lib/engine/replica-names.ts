import type { SpaceId } from '../domain/ids.ts';
import type { Room } from '../register/facts/kinds.ts';

export const ROOMS = ['register', 'people'] as const satisfies readonly Room[];

/** The name of a replica's own IndexedDB database. */
export const replicaName = (space: SpaceId, room: Room): string => `la-remise/${space}/${room}`;

/** Deletes a space's replicas; a connection that is still open closes itself when asked to. */
export async function dropReplicas(space: SpaceId): Promise<void> {
	await Promise.all(ROOMS.map((room) => deleteDatabase(replicaName(space, room))));
}

export const deleteDatabase = (name: string): Promise<void> =>
	new Promise((resolve, reject) => {
		const request = indexedDB.deleteDatabase(name);
		request.onsuccess = () => resolve();
		request.onerror = () => reject(request.error ?? new Error(`not deleted: ${name}`));
		// It goes as soon as the engine lets go of it; nobody need wait for that.
		request.onblocked = () => resolve();
	});
