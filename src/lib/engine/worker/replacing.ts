import type { SpaceId } from '../../domain/ids.ts';
import type { Room } from '../../register/facts/kinds.ts';
import { db } from '../../store/db.ts';
import { dropRecord } from '../projection/record.ts';
import {
	deleteDatabase,
	replicaName,
	ROOMS,
	writeCopyInUse,
	type CopiesInUse,
	type CopyInUse
} from '../replica-names.ts';
import { inEpoch } from './epoch.ts';
import type { SpaceLink } from './space-link.ts';

/**
 * From one moment to the next a room is read from its new copy. Rows stay as they are shown, and are
 * all made again from it: nothing is emptied.
 */
export function replace(
	epoch: number,
	space: SpaceId,
	room: Room,
	inUse: CopyInUse
): Promise<void> {
	return inEpoch(epoch, [], async () => {
		await writeCopyInUse(space, room, inUse);
		await dropRecord(space);
	});
}

/** Copies that others have taken the place of. */
export async function dropOlder(space: SpaceId, inUse: CopiesInUse): Promise<void> {
	const older = ROOMS.filter((room) => inUse[room].copy > 0);
	await Promise.all(
		older.map((room) => deleteDatabase(replicaName(space, room, inUse[room].copy - 1)))
	);
}

/** A room that has moved on with all this copy has: it is a copy of that generation by now. */
export function createGenerations(
	epoch: number,
	space: SpaceId,
	inUse: CopiesInUse
): { note(link: Pick<SpaceLink, 'generationOf'>): Promise<void> } {
	const known = { ...inUse };
	return {
		async note(link) {
			for (const room of ROOMS) {
				const generation = link.generationOf(room);
				const { copy, generation: before } = known[room];
				if (generation === undefined || generation === before) continue;
				known[room] = { copy, generation };
				await inEpoch(epoch, [db.settings], () =>
					writeCopyInUse(space, room, { copy, generation })
				);
			}
		}
	};
}
