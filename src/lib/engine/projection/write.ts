import type { Table } from 'dexie';
import { same } from '../../register/fold/merge.ts';
import { db } from '../../store/db.ts';

type Keyed = { readonly id: string };

/** The rows a table should have for some ids; an id without a row has none any more. */
export async function writeRows<Row extends Keyed & Insert, Insert>(
	table: Table<Row, Row['id'], Insert>,
	ids: readonly Row['id'][],
	rowFor: (id: string) => Row | undefined
): Promise<void> {
	if (ids.length === 0) return;
	const before = await table.bulkGet([...ids]);
	const put: Row[] = [];
	const gone: Row['id'][] = [];
	for (const [at, id] of ids.entries()) {
		const row = rowFor(id);
		if (row === undefined) {
			if (before[at] !== undefined) gone.push(id);
		} else if (!same(row, before[at])) put.push(row);
	}
	if (put.length > 0) await table.bulkPut(put);
	if (gone.length > 0) await table.bulkDelete(gone);
}

/** Rows that belong to bookings: what is there and should not be goes, what differs is written. */
export async function writeOwned<Row extends Keyed & Insert, Insert>(
	table: Table<Row, Row['id'], Insert>,
	owners: readonly string[],
	rows: readonly Row[]
): Promise<void> {
	const wanted = new Map<string, Row>(rows.map((row) => [row.id, row]));
	const before = await table.where('booking').anyOf(owners).toArray();
	const gone = before.filter((row) => !wanted.has(row.id)).map((row) => row.id);
	for (const row of before) if (same(row, wanted.get(row.id))) wanted.delete(row.id);
	if (wanted.size > 0) await table.bulkPut([...wanted.values()]);
	if (gone.length > 0) await table.bulkDelete(gone);
}

/** Every table a projection writes, with those that go along in the same transaction. */
export const WRITTEN = [
	db.spaces,
	db.outbox,
	db.beside,
	db.associations,
	db.people,
	db.members,
	db.invitations,
	db.resources,
	db.occurrences,
	db.bookings,
	db.claims,
	db.notices
] as const;
