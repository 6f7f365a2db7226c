import { handInAnswer, lackingAnswer } from '../../../../sync-server/wire/requests.ts';
import type { SpaceId } from '../../domain/ids.ts';
import type { BesideRow } from '../../store/rows.ts';
import type { postJson } from '../post.ts';

type Row = Pick<BesideRow, 'seq' | 'room' | 'key' | 'text' | 'told'>;

/**
 * Holds entries said to be in the log against the relay: what it lacks and bears its mark is given
 * back, and what it has comes by the log. Answers those that were never its own, or were erased;
 * nothing when it couldn't be asked.
 */
export async function holdAgainst(
	space: SpaceId,
	rows: readonly Row[],
	post: typeof postJson
): Promise<number[] | undefined> {
	const gone: number[] = [];
	for (const { seq, room, key, text, told } of rows) {
		if (told === undefined || seq === undefined) continue;
		const { number, mac, generation } = told;
		const facts = [[key, number]];
		const asked = await post('/api/lacking', { space, room, facts }, lackingAnswer);
		if (!asked.ok) return undefined;
		if (asked.value.lacks.length === 0) continue;
		const body = { space, room, generation, entries: [[number, mac, text]] };
		const came = await post('/api/hand-in', body, handInAnswer);
		if (!came.ok) return undefined;
		if (came.value.foreign + came.value.erased > 0) gone.push(seq);
	}
	return gone;
}
