import { ok, refused } from '../../domain/refusal.ts';
import { db } from '../../store/db.ts';
import { tell } from '../channel.ts';
import type { Handler } from './handler.ts';

/** R1: what hasn't left the phone can be taken back; the engine marks rows before it sends them. */
export const takeBack: Handler<'takeBack'> = async ({ space, gesture }) => {
	const taken = await db.transaction('rw', db.outbox, async () => {
		const rows = await db.outbox.where('gesture').equals(gesture).toArray();
		const own = rows.filter((row) => row.space === space);
		if (own.length === 0 || own.some((row) => row.sent === true)) return false;
		await db.outbox.bulkDelete(own.flatMap((row) => row.seq ?? []));
		return true;
	});
	if (!taken) return refused({ type: 'NotUndoable' });
	tell({ type: 'written', space });
	return ok({ gesture });
};
