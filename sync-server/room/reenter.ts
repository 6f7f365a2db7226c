import type { FactKey } from '../../src/lib/domain/ids.ts';
import type { Instant } from '../../src/lib/domain/time/types.ts';
import { goesWith, keysErasedBy } from '../../src/lib/register/erasure.ts';
import { KINDS, type Room } from '../../src/lib/register/facts/kinds.ts';
import type { LogEntry } from '../../src/lib/register/log.ts';
import { keyOf, readFact } from '../../src/lib/register/text.ts';
import { Draft } from './draft.ts';
import type { Means, Space } from './step.ts';
import type { Batch } from './store.ts';

/** Entries a phone has and the relay may lack, in the order of its copy. */
export type HandedIn = {
	readonly room: Room;
	/** Generation of the copy they come from. */
	readonly generation: number;
	readonly entries: readonly LogEntry[];
};

/** What became of what was handed in; see wire/requests.ts. */
export type Came = {
	readonly generation: number;
	readonly taken: number;
	readonly known: number;
	readonly erased: number;
	readonly foreign: number;
};

export type MeansToReenter = Means & {
	/** True for a mac this relay made, with its secret or an older one. */
	readonly made: (room: Room, number: Instant, key: FactKey, mac: string) => boolean;
	readonly generation: number;
	/** The operator takes this copy on its word: marks that can't be checked are made anew. */
	readonly onItsWord: boolean;
};

/**
 * Takes back what a restored relay has lost: each entry it lacks that bears its own mark, with its
 * number, behind all that it has. One that its author had numbered again since the restore comes back
 * beside the second: it was told first (decision 14). A copy of this generation, or of a later one, is another log under
 * the same name, so the room moves on. What was erased stays away (R7). The batch must be committed
 * before anything of it is told; if that fails, space and logs are to be dropped.
 */
export function reenter(
	space: Space,
	handed: HandedIn,
	means: MeansToReenter
): { readonly came: Came; readonly batch: Batch | undefined } {
	const { room } = handed;
	const draft = new Draft(space, means);
	const counts = { taken: 0, known: 0, erased: 0, foreign: 0 };
	const isGone = goesWith((key) => draft.isErased(key));

	for (const { number, mac, text } of handed.entries) {
		const key = keyOf(text);
		const there = draft.numberOf(key) ?? Infinity;
		const own = there > number && means.made(room, number, key, mac);
		if (there <= number || (there !== Infinity && !own)) {
			counts.known += 1;
			continue;
		}
		const read = readFact(text, key);
		if (!read.ok || KINDS[read.value.fact.kind].room !== room || !(own || means.onItsWord)) {
			counts.foreign += 1;
		} else if (isGone(text, key)) {
			counts.erased += 1;
		} else {
			counts.taken += 1;
			const mark = own ? mac : means.mac(space.id, room, number, key);
			draft.add(room, { ...read.value, number, mac: mark });
			draft.erase(keysErasedBy(read.value.fact));
		}
	}
	const moves = counts.taken > 0 && handed.generation >= means.generation;
	const generation = moves ? handed.generation + 1 : means.generation;
	const batch = draft.done(moves ? { room, generation } : undefined);
	return { came: { generation, ...counts }, batch };
}
