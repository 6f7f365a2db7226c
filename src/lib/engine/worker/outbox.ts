import type { SpaceId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Room } from '../../register/facts/kinds.ts';
import { db } from '../../store/db.ts';
import type { DrawerRow, OutboxRow } from '../../store/rows.ts';
import { dependentsOf } from './dependents.ts';
import { inEpoch } from './epoch.ts';

/** What a space's phone has written and not read back, in the order of writing. */
export const readOutbox = (space: SpaceId): Promise<OutboxRow[]> =>
	db.outbox.where('space').equals(space).sortBy('seq');

/**
 * Marks rows before they leave, with all that is of the same gesture: once part of it has left, none
 * of it can be taken back. Answers with those that are still there: a row may have been taken back a
 * moment ago.
 */
export function markSent(epoch: number, rows: readonly OutboxRow[]): Promise<OutboxRow[]> {
	return inEpoch(epoch, [db.outbox], async () => {
		const found = await db.outbox.bulkGet(rows.flatMap((row) => row.seq ?? []));
		const left = found.filter((row) => row !== undefined);
		const gestures = new Set(left.flatMap((row) => (row.sent === true ? [] : row.gesture)));
		await db.outbox
			.where('gesture')
			.anyOf([...gestures])
			.modify({ sent: true });
		return left;
	});
}

/** Refusals that say "not now": the row stays in the outbox. */
const LATER: readonly Refusal['type'][] = ['StoreFull', 'TooManyFacts'];
export const isForLater = (refusal: Refusal): boolean => LATER.includes(refusal.type);

/** Keys the relay has been sent and will answer for itself. */
type Underway = { has(key: string): boolean };

/** R1: refused facts and what rests on them move to the drawer, texts intact, in one transaction. */
export function moveToDrawer(
	epoch: number,
	space: SpaceId,
	refusals: ReadonlyMap<string, Refusal>,
	now: number,
	underway: Underway
): Promise<boolean> {
	return inEpoch(epoch, [db.outbox, db.drawer], async () => {
		const rows = (await readOutbox(space)).filter(({ key }) => refusals.has(key));
		if (rows.length > 0) await putAway(space, rows, refusals, now, underway);
		return rows.length > 0;
	});
}

/** R1: of a room this phone may no longer write in, all that waits moves to the drawer at once. */
export function moveRoomToDrawer(
	epoch: number,
	space: SpaceId,
	room: Room,
	now: number,
	underway: Underway
): Promise<boolean> {
	return inEpoch(epoch, [db.outbox, db.drawer], async () => {
		const rows = (await readOutbox(space)).filter((row) => row.room === room);
		const refusals = new Map(rows.map(({ key }) => [key, { type: 'RoleMayNot' } as const]));
		if (rows.length > 0) await putAway(space, rows, refusals, now, underway);
		return rows.length > 0;
	});
}

/** R1: a phone whose access was withdrawn sends nothing any more; what it wrote stays readable here. */
export function moveAllToDrawer(epoch: number, space: SpaceId, now: number): Promise<boolean> {
	return inEpoch(epoch, [db.outbox, db.drawer], async () => {
		const rows = await readOutbox(space);
		const refusals = new Map(rows.map(({ key }) => [key, { type: 'DeviceRevoked' } as const]));
		if (rows.length > 0) await putAway(space, rows, refusals, now, new Set());
		return rows.length > 0;
	});
}

async function putAway(
	space: SpaceId,
	rows: readonly OutboxRow[],
	refusals: ReadonlyMap<string, Refusal>,
	now: number,
	underway: Underway
): Promise<void> {
	const dependents = dependentsOf(rows, await readOutbox(space)).filter(
		({ key }) => !underway.has(key)
	);
	const away = [...rows, ...dependents];
	// R7: what the relay says was erased goes here too.
	const kept = away.filter(({ key }) => refusals.get(key)?.type !== 'Erased');
	await db.drawer.bulkPut(
		kept.map((row) => drawerRow(row, refusals.get(row.key) ?? { type: 'DependsOnRefused' }, now))
	);
	await db.outbox.bulkDelete(away.flatMap(({ seq }) => seq ?? []));
}

function drawerRow(row: OutboxRow, refusal: Refusal, now: number): DrawerRow {
	const { key, space, room, text, sig, at } = row;
	return { key, space, room, text, sig, at, refusedAt: now, refusal, seen: false };
}
