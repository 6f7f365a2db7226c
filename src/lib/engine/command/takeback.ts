import { ok, refused } from '../../domain/refusal.ts';
import { db } from '../../store/db.ts';
import type { OutboxRow } from '../../store/rows.ts';
import { tell } from '../channel.ts';
import type { Handler } from './handler.ts';

/** What was written later may name what a row made: without it, it would wait in the log for ever. */
const areNamedBy = (rows: readonly OutboxRow[], others: readonly OutboxRow[]): boolean =>
	others.some(({ text }) => rows.some(({ key }) => text.includes(key)));

/**
 * R1: what hasn't left the phone can be taken back, unless more was built on it since; the engine
 * marks rows before it sends them.
 */
export const takeBack: Handler<'takeBack'> = async ({ space, gesture }) => {
	const taken = await db.transaction('rw', db.outbox, async () => {
		const rows = await db.outbox.where('space').equals(space).toArray();
		const own = rows.filter((row) => row.gesture === gesture);
		if (own.length === 0 || own.some((row) => row.sent === true)) return false;
		const others = rows.filter((row) => row.gesture !== gesture);
		if (areNamedBy(own, others)) return false;
		await db.outbox.bulkDelete(own.flatMap((row) => row.seq ?? []));
		return true;
	});
	if (!taken) return refused({ type: 'NotUndoable' });
	tell({ type: 'written', space });
	return ok({ gesture });
};
