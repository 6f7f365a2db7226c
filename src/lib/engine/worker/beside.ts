import type { SpaceId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { db } from '../../store/db.ts';
import type { BesideRow } from '../../store/rows.ts';
import { postJson } from '../post.ts';
import { inEpoch } from './epoch.ts';
import { holdAgainst } from './told.ts';

/** What others handed over and the log hasn't got, in the order it came. */
export const readBeside = (space: SpaceId): Promise<BesideRow[]> =>
	db.beside.where('space').equals(space).sortBy('seq');

/** The relay won't number it: it is shown no more, and stays to be read, with why. */
export const refuseBeside = (
	epoch: number,
	space: SpaceId,
	refusals: ReadonlyMap<string, Refusal>
): Promise<void> =>
	inEpoch(epoch, [db.beside], async () => {
		for (const [key, refusal] of refusals) {
			const rows = db.beside.where('[space+key]').equals([space, key]);
			// R7
			if (refusal.type === 'Erased') await rows.delete();
			else await rows.modify({ refusal });
		}
	});

/**
 * Entries said to be in the log, held against the relay once this phone has read its log to the end:
 * what the relay lacks is given back, and what doesn't bear its mark, or was erased, goes. What it has
 * comes by the log. Answers false when it couldn't be asked.
 */
export async function settleTold(
	epoch: number,
	space: SpaceId,
	rows: readonly BesideRow[]
): Promise<boolean> {
	const gone = await holdAgainst(space, rows, postJson);
	if (gone === undefined) return false;
	if (gone.length > 0) await inEpoch(epoch, [db.beside], () => db.beside.bulkDelete(gone));
	return true;
}
