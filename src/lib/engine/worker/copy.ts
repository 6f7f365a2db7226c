import type * as Y from 'yjs';
import type { SpaceId } from '../../domain/ids.ts';
import type { Zone } from '../../domain/time/types.ts';
import { erasable } from '../../register/erasure.ts';
import type { Room } from '../../register/facts/kinds.ts';
import { logLength, readLog, removeFromLog, watchLog } from '../../register/log.ts';
import { createFold, type Fold } from '../projection/fold.ts';
import { replicaName, ROOMS, type CopiesInUse } from '../replica-names.ts';
import { openReplica } from './replica.ts';

/** A space's copies on this phone, and what they say. */
export type Copy = {
	readonly docs: Readonly<Record<Room, Y.Doc>>;
	readonly fold: Fold;
	/** Folds at most so many entries of each room: what a projection has already shown. */
	foldUpTo(counts: Readonly<Record<Room, number>>): void;
	/**
	 * Folds what has been read back from disk since last time. `anew`: the log was rewritten, entries
	 * erased or come between others, and the fold began again. `kept` is false while the disk would
	 * not keep what came.
	 */
	takeIn(): Promise<{ readonly anew: boolean; readonly kept: boolean }>;
	/** R7: takes away from a room that can't be heard what the register says was erased. */
	eraseUnheard(room: Room): void;
	close(): Promise<void>;
};

export async function openCopy(
	space: SpaceId,
	inUse: CopiesInUse,
	zone: Zone,
	changed: () => void
): Promise<Copy> {
	const [register, people] = await Promise.all([
		openReplica(replicaName(space, 'register', inUse.register.copy)),
		openReplica(replicaName(space, 'people', inUse.people.copy))
	]);
	const replicas = { register, people };
	const docs = { register: register.doc, people: people.doc };
	let fold = createFold(space, zone);
	let rewritten = false;
	const stops = ROOMS.map((room) =>
		watchLog(docs[room], (again) => {
			rewritten ||= again;
			changed();
		})
	);

	function foldUpTo(counts: Readonly<Record<Room, number>>): void {
		for (const room of ROOMS) {
			const from = fold.counts[room];
			if (counts[room] > from)
				fold.append(room, readLog(docs[room], from).slice(0, counts[room] - from));
		}
	}

	return {
		docs,
		get fold() {
			return fold;
		},
		foldUpTo,
		async takeIn() {
			let anew = false;
			for (;;) {
				if (rewritten) {
					rewritten = false;
					anew = true;
					await Promise.all(ROOMS.map((room) => replicas[room].compact()));
					fold = createFold(space, zone);
				}
				const counts = { ...fold.counts };
				let kept = true;
				for (const room of ROOMS) {
					const length = logLength(docs[room]);
					if (await replicas[room].stored()) counts[room] = length;
					else kept = false;
				}
				// More may have been rewritten meanwhile: what was counted is not what is there now.
				if (rewritten) continue;
				foldUpTo(counts);
				return { anew, kept };
			}
		},
		eraseUnheard(room) {
			const keys = [...fold.state.erased.entries()].map(([key]) => key);
			if (keys.length > 0) removeFromLog(docs[room], erasable(keys));
		},
		async close() {
			for (const stop of stops) stop();
			await Promise.all([register.close(), people.close()]);
		}
	};
}
