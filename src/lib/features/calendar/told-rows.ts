import type { FeedScope } from '../../domain/feed/types.ts';
import type { SpaceId } from '../../domain/ids.ts';
import type { OutBooking, OutStatus } from '../../formats/calendar/write/booking-out.ts';
import { outBooking, statusOf, type ToldBooking } from '../../formats/calendar/write/told.ts';
import { db } from '../../store/db.ts';
import type { BookingRow, ItemRow, SpaceRow } from '../../store/rows.ts';

const statusNow = (item: ItemRow): OutStatus =>
	item.pending === 'withdrawn' ? 'CANCELLED' : statusOf(item);

const instantOf = (row: BookingRow) =>
	row.kept.at === 'received' ? row.kept.number : row.kept.since;

function toldFrom(row: BookingRow, origin: string): ToldBooking {
	return {
		id: row.id,
		title: row.title,
		associationName: row.associationName,
		partnerName: row.partnerName,
		contact: row.contact,
		note: row.note,
		rrule: row.body.repeat?.rrule,
		sequence: Math.max(0, row.history.length - 1),
		created: row.history[0]?.at ?? instantOf(row),
		stamp: instantOf(row),
		url: `${origin}/e/${row.space}/reservation/${row.id}`,
		occurrences: row.wish.occurrences,
		items: row.items.map((item) => ({
			...item,
			isRoom: item.kind === 'room',
			status: statusNow(item)
		}))
	};
}

const isMine = (row: BookingRow, space: SpaceRow) =>
	space.roles.some(
		(grant) =>
			grant.role !== 'gestionnaire' &&
			grant.role !== 'lecteur' &&
			grant.association === row.body.association
	);

function concerns(row: BookingRow, whose: FeedScope, space: SpaceRow): boolean {
	switch (whose.of) {
		case 'mine':
			return isMine(row, space);
		case 'association':
			return row.body.association === whose.association;
		case 'resource':
			return row.items.some(({ resource }) => resource === whose.resource);
	}
}

/** What a calendar tells of a space's bookings, as this phone knows them now. */
export async function outBookings(
	id: SpaceId,
	whose: FeedScope,
	people: boolean,
	origin: string
): Promise<readonly OutBooking[]> {
	const space = await db.spaces.get(id);
	if (space === undefined) return [];
	const rows = await db.bookings
		.where('space')
		.equals(id)
		.filter((row) => concerns(row, whose, space))
		.toArray();
	const resource = whose.of === 'resource' ? whose.resource : undefined;
	return rows.flatMap((row) => outBooking(toldFrom(row, origin), { people, resource }) ?? []);
}
