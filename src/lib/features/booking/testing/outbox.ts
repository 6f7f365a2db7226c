import type { Fact } from '../../../register/facts/fact.ts';
import { readFact } from '../../../register/text.ts';
import { db } from '../../../store/db.ts';
import { SPACE } from './rows.ts';

/** The facts this phone has written, oldest first. */
export async function written(): Promise<Fact[]> {
	const rows = await db.outbox.where('space').equals(SPACE).sortBy('seq');
	return rows.map((row) => {
		const read = readFact(row.text, row.key);
		if (!read.ok) throw new Error(read.refusal.type);
		return read.value.fact;
	});
}

export const clearAll = () => Promise.all(db.tables.map((table) => table.clear()));
