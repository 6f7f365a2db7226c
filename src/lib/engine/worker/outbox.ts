import type { SpaceId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Room } from '../../register/facts/kinds.ts';
import { db } from '../../store/db.ts';
import type { OutboxRow } from '../../store/rows.ts';
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

/** R1: a refused fact moves to the drawer, text intact, in one transaction. */
export function moveToDrawer(
	epoch: number,
	space: SpaceId,
	key: string,
	refusal: Refusal,
	now: number
): Promise<boolean> {
	return inEpoch(epoch, [db.outbox, db.drawer], async () => {
		const row = await db.outbox.where('key').equals(key).first();
		if (row?.space !== space) return false;
		await putAway([row], refusal, now);
		return true;
	});
}

/** R1: of a room this phone may no longer write in, all that waits moves to the drawer at once. */
export function moveRoomToDrawer(
	epoch: number,
	space: SpaceId,
	room: Room,
	now: number
): Promise<boolean> {
	return inEpoch(epoch, [db.outbox, db.drawer], async () => {
		const rows = (await readOutbox(space)).filter((row) => row.room === room);
		await putAway(rows, { type: 'RoleMayNot' }, now);
		return rows.length > 0;
	});
}

async function putAway(rows: readonly OutboxRow[], refusal: Refusal, now: number): Promise<void> {
	const away = rows.map(({ key, space, room, text, sig, at }) => ({
		...{ key, space, room, text, sig, at },
		...{ refusedAt: now, refusal, seen: false }
	}));
	await db.drawer.bulkPut(away);
	await db.outbox.bulkDelete(rows.flatMap(({ seq }) => seq ?? []));
}
