import type { FactKey, SpaceId } from '../../domain/ids.ts';
import { goesWith } from '../../register/erasure.ts';
import type { Table } from '../../register/table.ts';
import { db } from '../../store/db.ts';
import type { DraftRow, PersonRow } from '../../store/rows.ts';
import { inEpoch } from './epoch.ts';

const naming = ({ id, name, phone, email }: PersonRow): string[] =>
	[id, name, phone ?? '', email ?? ''].filter((text) => text.length > 2);

const mentions = ({ value }: DraftRow, texts: readonly string[]): boolean => {
	const text = JSON.stringify(value);
	return texts.some((one) => text.includes(one));
};

/**
 * R7: what this phone itself wrote of somebody erased, or erased text, goes too: unsent, refused, or
 * begun in a form. What the log's copy and the screens' rows say of them goes with the log.
 */
export function createErasing(
	space: SpaceId,
	epoch: number
): { forget(erased: Table<FactKey, true>): Promise<void> } {
	let done = 0;
	return {
		async forget(erased) {
			const { size } = erased;
			if (size === done) return;
			const goes = goesWith((key) => erased.has(key));
			const isGone = ({ text }: { readonly text: string }): boolean => goes(text);
			await inEpoch(epoch, [db.outbox, db.drawer, db.beside, db.drafts, db.people], async () => {
				const gone = await db.people
					.where('space')
					.equals(space)
					.filter(({ id }) => erased.has(id))
					.toArray();
				const texts = [...gone.flatMap(naming), ...[...erased.entries()].map(([key]) => key)];
				await db.outbox.where('space').equals(space).filter(isGone).delete();
				await db.drawer.where('space').equals(space).filter(isGone).delete();
				await db.beside.where('space').equals(space).filter(isGone).delete();
				await db.drafts
					.filter((draft) => (draft.space ?? space) === space && mentions(draft, texts))
					.delete();
			});
			done = size;
		}
	};
}
