import { isKey, type AssociationId, type BookingId, type SpaceId } from '../../domain/ids.ts';
import type { KnownBooking, KnownClosure } from '../../formats/calendar/import/known.ts';
import { SYSTEM } from '../../formats/calendar/import/source.ts';
import { bookingIn } from '../../formats/calendar/write/write.ts';
import { db } from '../../store/db.ts';
import type { BookingRow, ItemRow, ResourceRow } from '../../store/rows.ts';

const isOver = ({ standing, pending }: ItemRow) =>
	standing === 'withdrawn' || standing === 'refused' || pending === 'withdrawn';

function knownFrom(row: BookingRow): KnownBooking[] {
	const { id, source, body, iChange, items, purpose, note, wish, history } = row;
	if (source?.system !== SYSTEM) return [];
	const gone = items.every(isOver);
	return [
		{
			id,
			source,
			association: body.association,
			mayChange: iChange,
			gone,
			undone: gone && history.some(({ kind }) => kind === 'batch.undone'),
			title: purpose ?? '',
			note: note ?? '',
			lines: wish.lines,
			dates: wish.occurrences.map((date) => ({
				id: date.id,
				start: date.range.start,
				end: date.range.end
			}))
		}
	];
}

/** What came from calendars before. */
export async function knownBookings(space: SpaceId): Promise<readonly KnownBooking[]> {
	const rows = await db.bookings
		.where('space')
		.equals(space)
		.filter((row) => row.source?.system === SYSTEM)
		.toArray();
	return rows.flatMap(knownFrom);
}

/** Events that were saved from this space: the bookings are here already. */
export async function ownEvents(
	space: SpaceId,
	uids: readonly string[]
): Promise<ReadonlySet<string>> {
	const ours = uids.flatMap((uid) => {
		const id = bookingIn(uid);
		return isKey<BookingId>(id) ? [{ uid, id }] : [];
	});
	const rows = await db.bookings.bulkGet(ours.map(({ id }) => id));
	return new Set(ours.filter((_, at) => rows[at]?.space === space).map(({ uid }) => uid));
}

/** Closures in force of what an association has. */
export const closuresOf = (
	resources: readonly ResourceRow[],
	association: AssociationId
): readonly KnownClosure[] =>
	resources
		.filter((row) => row.association === association)
		.flatMap((row) =>
			row.closures.map(({ range, all }) => ({
				resources: all === true ? undefined : [row.id],
				start: range.start,
				end: range.end
			}))
		);
