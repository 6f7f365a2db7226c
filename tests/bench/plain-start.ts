import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { createBook } from '../../src/lib/domain/standing/book.ts';
import type { SpaceId } from '../../src/lib/domain/ids.ts';
import type { Zone } from '../../src/lib/domain/time/types.ts';
import { appendEntry } from '../../src/lib/register/fold/append.ts';
import { createState } from '../../src/lib/register/fold/state.ts';
import { readLog } from '../../src/lib/register/log.ts';

/**
 * What a start would cost without a projection: load the replica into a Y.Doc, fold it, and put the
 * coming bookings on the page. Run in a page of the same origin, beside the app's own start.
 */
export async function plainStart(space: SpaceId, today: number): Promise<number> {
	const began = performance.now();
	const doc = new Y.Doc();
	await new IndexeddbPersistence(`la-remise/${space}/register`, doc).whenSynced;
	const state = createState(space, createBook('Europe/Paris' as Zone));
	for (const entry of readLog(doc)) appendEntry(state, 'register', entry);
	const coming = [...state.bookings.values()]
		.flatMap(({ id, wish }) =>
			wish.occurrences.map(({ range }) => ({ range, standings: state.book.standings(id) }))
		)
		.filter(({ range }) => range.to >= today)
		.sort((a, b) => a.range.from - b.range.from)
		.slice(0, 40);
	const list = document.createElement('ol');
	for (const { range, standings } of coming) {
		const row = document.createElement('li');
		row.textContent = `${range.start} ${standings.map(({ standing }) => standing).join()}`;
		list.append(row);
	}
	document.body.replaceChildren(list);
	await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
	if (coming.length === 0) throw new Error('nothing was found to show');
	return performance.now() - began;
}
