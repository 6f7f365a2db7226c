import type { FactKey } from '../../domain/ids.ts';
import { db } from '../../store/db.ts';
import type { NoticeRow } from '../../store/rows.ts';
import type { View } from './view.ts';

/** R5: its author is told once; what has been seen stays seen. */
export async function writeNotices(view: View, keys: Iterable<FactKey>): Promise<void> {
	const wanted = [...keys];
	if (wanted.length === 0) return;
	const before = await db.notices.bulkGet(wanted);
	const put: NoticeRow[] = [];
	const gone: FactKey[] = [];
	for (const [at, key] of wanted.entries()) {
		const noted = view.overlay.log.noEffect.get(key);
		const own = noted?.by === view.device;
		// Saying again what is so already is no news.
		const news = own && noted.refusal.type !== 'AlreadySo';
		if (news && before[at] === undefined) {
			const { number, kind, about, refusal } = noted;
			put.push({ key, space: view.space, at: number, kind, about, refusal, seen: false });
		}
		if (!news && before[at] !== undefined) gone.push(key);
	}
	if (put.length > 0) await db.notices.bulkPut(put);
	if (gone.length > 0) await db.notices.bulkDelete(gone);
}
