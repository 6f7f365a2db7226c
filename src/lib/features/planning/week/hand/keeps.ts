import type { Bar } from '../bars.ts';

/** Why a line's thing stays, while its days may change. */
export type Keeps = 'part' | 'repeat' | 'out';

/**
 * Another thing is asked for on every date of a booking, past ones too (R6): only where there is one,
 * of which nothing has gone out yet (BK12), and by the line itself, not by a part of what it takes (RS3).
 */
export function keepsThing({
	through,
	row
}: Pick<Bar, 'through'> & { readonly row: Pick<Bar['row'], 'repeats' | 'out'> }):
	Keeps | undefined {
	if (through !== undefined) return 'part';
	if (row.repeats) return 'repeat';
	return row.out > 0 ? 'out' : undefined;
}
