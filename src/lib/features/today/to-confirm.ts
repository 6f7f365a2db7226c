import type { OccurrenceRow } from '../../store/rows.ts';

export type ToConfirm = {
	/** Its first date. */
	readonly row: OccurrenceRow;
	/** How many more dates wait for the same answer. */
	readonly more: number;
};

/** One entry per booking: a yes or a no answers all its dates that wait. Rows are in order. */
export function bookingsToConfirm(rows: readonly OccurrenceRow[]): ToConfirm[] {
	const found = new Map<string, ToConfirm>();
	for (const row of rows) {
		const first = found.get(row.booking);
		found.set(
			row.booking,
			first === undefined ? { row, more: 0 } : { ...first, more: first.more + 1 }
		);
	}
	return [...found.values()];
}
