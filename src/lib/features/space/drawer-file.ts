import type { SpaceId } from '$lib/domain/ids.ts';
import { fileName } from '$lib/domain/text/file-name.ts';
import { db } from '$lib/store/db.ts';

const asFile = (name: string, what: unknown): File =>
	new File([JSON.stringify(what, undefined, '\t')], `${name}.json`, { type: 'application/json' });

/** The texts the relay did not take, as they were written, each with why. */
export async function drawerFile(space: SpaceId, label: string): Promise<File> {
	const row = await db.spaces.get(space);
	const refused = await db.drawer.where('space').equals(space).sortBy('at');
	return asFile(fileName([row?.name ?? '', label]), {
		format: 'la-remise/drawer/1',
		space,
		refused
	});
}
