import type { SpaceId } from '../../domain/ids.ts';
import type { Fact } from '../../register/facts/fact.ts';
import { readFact } from '../../register/text.ts';
import { db } from '../../store/db.ts';

/** The facts this phone has written in a space and not yet sent, oldest first: for tests of screens. */
export async function writtenIn(space: SpaceId): Promise<Fact[]> {
	const rows = await db.outbox.where('space').equals(space).sortBy('seq');
	return rows.map((row) => {
		const read = readFact(row.text, row.key);
		if (!read.ok) throw new Error(read.refusal.type);
		return read.value.fact;
	});
}
