import type { SpaceId } from '../domain/ids.ts';
import type { OccurrenceRow } from './rows.ts';

/** `out`: things went out and have not all come back; `settle`: à régler; `confirm`: waits for me. */
export type Need = 'out' | 'settle' | 'confirm';

/** The key of the `needs` index: few rows have one, so Aujourd’hui reads only those. */
export const needKey = (space: SpaceId, need: Need): string => `${space}|${need}`;

/** What a row of `occurrences` carries in `needs`; to be written with the row. */
export function needsOf(
	row: Pick<OccurrenceRow, 'space' | 'out' | 'back' | 'settle' | 'iDecide'>
): readonly string[] {
	const needs: Need[] = [];
	if (row.out > row.back) needs.push('out');
	if (row.settle) needs.push('settle');
	if (row.iDecide) needs.push('confirm');
	return needs.map((need) => needKey(row.space, need));
}
