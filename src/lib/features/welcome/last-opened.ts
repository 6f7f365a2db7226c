import { isKey, type SpaceId } from '$lib/domain/ids.ts';
import { db } from '$lib/store/db.ts';
import { lastSpace } from '$lib/store/setting.ts';

/** The space last opened on this phone; another when that one was taken off it. */
export async function lastOpened(): Promise<SpaceId | undefined> {
	const last = await lastSpace.read();
	const row =
		(await (isKey<SpaceId>(last) ? db.spaces.get(last) : undefined)) ??
		(await db.spaces.orderBy('openedAt').last());
	return row?.id;
}
