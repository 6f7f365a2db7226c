import type { BookingId } from '../../domain/ids.ts';
import { db } from '../../store/db.ts';
import type { OccurrenceRow } from '../../store/rows.ts';

export type ToConfirm = {
	/** Its first date. */
	readonly row: OccurrenceRow;
	/** How many more dates wait for the same answer. */
	readonly more: number;
};

/** What was written with each of these bookings to whoever decides. */
export async function readNotes(
	ids: readonly BookingId[]
): Promise<ReadonlyMap<BookingId, string>> {
	const rows = await db.bookings.bulkGet([...ids]);
	return new Map(rows.flatMap((row) => (row?.note ? [[row.id, row.note] as const] : [])));
}

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
