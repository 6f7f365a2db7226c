import { associationRow } from '../../src/lib/engine/projection/association.ts';
import { bookingRows, type BookingRows } from '../../src/lib/engine/projection/booking.ts';
import { invitationRow, memberRow } from '../../src/lib/engine/projection/member.ts';
import { personRow } from '../../src/lib/engine/projection/person.ts';
import { groundsOf, resourceRow } from '../../src/lib/engine/projection/resource.ts';
import { noDirt, type Dirt } from '../../src/lib/engine/projection/touched.ts';
import type { View } from '../../src/lib/engine/projection/view.ts';

type Kind = 'associations' | 'people' | 'members' | 'invitations' | 'resources' | 'bookings';
type RowKey = `${Kind}/${string}`;
/** What a phone's screens read, by table and id. */
export type Rows = Map<RowKey, unknown>;

const isBookingRows = (row: unknown): row is BookingRows =>
	typeof row === 'object' && row !== null && 'booking' in row;

/** The rows of each booking that has some. */
export function* bookingsIn(rows: Rows): Generator<BookingRows> {
	for (const row of rows.values()) if (isBookingRows(row)) yield row;
}

/** Makes the rows of what is dirty, as the projection does. */
export function makeRows(view: View, dirt: Dirt): Rows {
	const { state } = view;
	const { trust } = state;
	const made: Rows = new Map();
	const grounds = groundsOf(view);
	function make<Id extends string, Entity>(
		kind: Kind,
		ids: ReadonlySet<Id>,
		find: (id: Id) => Entity | undefined,
		row: (view: View, entity: Entity) => unknown
	): void {
		for (const id of ids) {
			const entity = find(id);
			made.set(`${kind}/${id}`, entity === undefined ? undefined : row(view, entity));
		}
	}
	make('associations', dirt.associations, (id) => state.associations.get(id), associationRow);
	make('people', dirt.people, (id) => state.people.get(id), personRow);
	make('members', dirt.members, (id) => trust.members.get(id), memberRow);
	make('invitations', dirt.invitations, (id) => trust.invitations.get(id), invitationRow);
	make(
		'resources',
		dirt.resources,
		(id) => state.resources.get(id),
		(_, entity) => resourceRow(view, entity, grounds)
	);
	make('bookings', dirt.bookings, (id) => state.bookings.get(id), bookingRows);
	return made;
}

/** Rows made take the place of those there were; one that is none any more goes. */
export function putRows(rows: Rows, made: Rows): void {
	for (const [key, row] of made) {
		if (row === undefined) rows.delete(key);
		else rows.set(key, row);
	}
}

/** Everything there is to show. */
export function everything({ state }: View): Dirt {
	const { trust } = state;
	const ids = <Id>(entities: Iterable<{ readonly id: Id }>): Set<Id> =>
		new Set([...entities].map(({ id }) => id));
	return {
		...noDirt(),
		space: true,
		associations: ids(state.associations.values()),
		people: ids(state.people.values()),
		members: ids(trust.members.values()),
		invitations: ids(trust.invitations.values()),
		resources: ids(state.resources.values()),
		bookings: ids(state.bookings.values())
	};
}
