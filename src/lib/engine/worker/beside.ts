import { lackingAnswer, handInAnswer } from '../../../../sync-server/wire/requests.ts';
import type { SpaceId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { db } from '../../store/db.ts';
import type { BesideRow } from '../../store/rows.ts';
import { postJson } from '../post.ts';
import { inEpoch } from './epoch.ts';

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
	rows: readonly BesideRow[],
	post = postJson
): Promise<boolean> {
	const gone: number[] = [];
	for (const { seq, room, key, text, told } of rows) {
		if (told === undefined || seq === undefined) continue;
		const { number, mac, generation } = told;
		const facts = [[key, number]];
		const asked = await post('/api/lacking', { space, room, facts }, lackingAnswer);
		if (!asked.ok) return false;
		if (asked.value.lacks.length === 0) continue;
		const body = { space, room, generation, entries: [[number, mac, text]] };
		const came = await post('/api/hand-in', body, handInAnswer);
		if (!came.ok) return false;
		if (came.value.foreign + came.value.erased > 0) gone.push(seq);
	}
	if (gone.length > 0) await inEpoch(epoch, [db.beside], () => db.beside.bulkDelete(gone));
	return true;
}
