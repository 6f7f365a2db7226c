import type { Table } from 'dexie';
import type { SpaceId } from '../../domain/ids.ts';
import { db } from '../../store/db.ts';
import type { Dirt } from './touched.ts';
import type { View } from './view.ts';

/**
 * All that has a row, or should have: a rebuild writes what the log says and takes away what it
 * doesn't say.
 */
export async function everything({ space, state, overlay }: View): Promise<Dirt> {
	const kept = <Row extends { space: SpaceId }, Key>(table: Table<Row, Key>): Promise<Key[]> =>
		table.where('space').equals(space).primaryKeys();
	const [associations, people, members, invitations, resources, bookings, notices] =
		await Promise.all([
			kept(db.associations),
			kept(db.people),
			kept(db.members),
			kept(db.invitations),
			kept(db.resources),
			kept(db.bookings),
			kept(db.notices)
		]);
	const both = <Id>(rows: readonly Id[], entities: Iterable<{ readonly id: Id }>): Set<Id> => {
		const ids = new Set(rows);
		for (const { id } of entities) ids.add(id);
		return ids;
	};
	const noEffect = [...overlay.log.noEffect.values()].map(({ key }) => key);
	return {
		space: true,
		associations: both(associations, state.associations.values()),
		people: both(people, state.people.values()),
		members: both(members, state.trust.members.values()),
		invitations: both(invitations, state.trust.invitations.values()),
		resources: both(resources, state.resources.values()),
		bookings: both(bookings, state.bookings.values()),
		notices: new Set([...notices, ...noEffect]),
		words: new Set()
	};
}
