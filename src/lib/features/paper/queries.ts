import type { BookingId, ResourceId, SpaceId } from '../../domain/ids.ts';
import type { LocalDate } from '../../domain/time/types.ts';
import { db } from '../../store/db.ts';
import type { BookingRow, OccurrenceRow, ResourceRow } from '../../store/rows.ts';

/** What is on any of these days, each once. */
export const occurrencesOn = (
	space: SpaceId,
	days: readonly LocalDate[]
): Promise<OccurrenceRow[]> =>
	db.occurrences
		.where('days')
		.anyOf(days.map((day) => `${space}|${day}`))
		.distinct()
		.toArray();

/** All that a space shares, retired things too: a whole may be made of them. */
export const resourcesOf = (space: SpaceId): Promise<ResourceRow[]> =>
	db.resources.where('space').equals(space).toArray();

export type Slip = {
	readonly booking: BookingRow;
	readonly occurrences: readonly OccurrenceRow[];
	readonly resources: ReadonlyMap<ResourceId, ResourceRow>;
};

/** A booking with its dates and the things it is about. */
export async function readSlip(space: SpaceId, id: BookingId): Promise<Slip | undefined> {
	const booking = await db.bookings.get(id);
	if (booking?.space !== space) return undefined;
	const occurrences = await db.occurrences.where('booking').equals(id).toArray();
	const asked = [...new Set(booking.items.map((item) => item.resource))];
	const rows = await db.resources.bulkGet(asked);
	return {
		booking,
		occurrences: occurrences.toSorted((a, b) => a.from - b.from),
		resources: new Map(rows.flatMap((row) => (row ? [[row.id, row]] : [])))
	};
}
