import type { FeedScope } from '../../domain/feed/types.ts';
import type { ResourceId, SpaceId } from '../../domain/ids.ts';
import type { OutBooking } from '../../formats/calendar/write/booking-out.ts';
import { toldRow } from '../../formats/calendar/write/told-row.ts';
import { outBooking } from '../../formats/calendar/write/told.ts';
import { db } from '../../store/db.ts';
import type { BookingRow, SpaceRow } from '../../store/rows.ts';
import { seenIn, type PlanningView } from './planning-view.ts';

/** Whose bookings a file tells: those of an address to subscribe to, or what the planning showed. */
export type Whose = FeedScope | { readonly of: 'view'; readonly view: PlanningView };

const isMine = (row: BookingRow, space: SpaceRow) =>
	space.roles.some(
		(grant) =>
			grant.role !== 'gestionnaire' &&
			grant.role !== 'lecteur' &&
			grant.association === row.body.association
	);

function concerned(
	row: BookingRow,
	whose: Whose,
	space: SpaceRow,
	communeOf: (resource: ResourceId) => string | undefined
): BookingRow | undefined {
	switch (whose.of) {
		case 'mine':
			return isMine(row, space) ? row : undefined;
		case 'association':
			return row.body.association === whose.association ? row : undefined;
		case 'resource':
			return row.items.some(({ resource }) => resource === whose.resource) ? row : undefined;
		case 'view':
			return seenIn(whose.view, row, isMine(row, space), communeOf);
	}
}

/** What a calendar tells of a space's bookings, as this phone knows them now. */
export async function outBookings(
	id: SpaceId,
	whose: Whose,
	people: boolean,
	origin: string
): Promise<readonly OutBooking[]> {
	const [space, things, rows] = await Promise.all([
		db.spaces.get(id),
		db.resources.where('space').equals(id).toArray(),
		db.bookings.where('space').equals(id).toArray()
	]);
	if (space === undefined) return [];
	const communes = new Map(things.map((row) => [row.id, row.body.place?.commune?.name]));
	const resource = whose.of === 'resource' ? whose.resource : undefined;
	return rows.flatMap((row) => {
		const told = concerned(row, whose, space, (thing) => communes.get(thing));
		return (told && outBooking(toldRow(told, origin), { people, resource })) ?? [];
	});
}
