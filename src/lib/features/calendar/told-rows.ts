import type { AssociationId, ResourceId, SpaceId } from '../../domain/ids.ts';
import type { OutBooking, OutStatus } from '../../formats/calendar/write/booking-out.ts';
import { outBooking, type ToldBooking } from '../../formats/calendar/write/told.ts';
import { db } from '../../store/db.ts';
import type { BookingRow, ItemRow, SpaceRow } from '../../store/rows.ts';

/** Whose bookings a calendar tells. */
export type Whose =
	| { readonly of: 'mine' }
	| { readonly of: 'association'; readonly association: AssociationId }
	| { readonly of: 'resource'; readonly resource: ResourceId };

function statusOf({ standing, confirmsItself, pending }: ItemRow): OutStatus {
	if (pending === 'withdrawn' || standing === 'withdrawn' || standing === 'refused')
		return 'CANCELLED';
	return standing === 'confirmed' || (standing === 'held' && confirmsItself)
		? 'CONFIRMED'
		: 'TENTATIVE';
}

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
			status: statusOf(item)
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

function concerns(row: BookingRow, whose: Whose, space: SpaceRow): boolean {
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
	whose: Whose,
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
