import type { SpaceId } from '$lib/domain/ids.ts';
import { fileName } from '$lib/domain/text/file-name.ts';
import { db } from '$lib/store/db.ts';

const asFile = (name: string, what: unknown): File =>
	new File([JSON.stringify(what, undefined, '\t')], `${name}.json`, { type: 'application/json' });

/**
 * What this phone knows of a space, for somebody who leaves it: rows as screens show them, and word
 * for word what was not sent or not taken.
 */
export async function keepsake(space: SpaceId, label: string): Promise<File> {
	const unsent = await db.outbox.where('space').equals(space).toArray();
	const row = await db.spaces.get(space);
	const name = row?.name ?? '';
	return asFile(fileName([name, label]), {
		format: 'la-remise/phone/1',
		space: { id: space, name, zone: row?.zone },
		associations: await db.associations.where('space').equals(space).toArray(),
		people: await db.people.where('space').equals(space).toArray(),
		members: await db.members.where('space').equals(space).toArray(),
		resources: await db.resources.where('space').equals(space).toArray(),
		bookings: await db.bookings.where('space').equals(space).toArray(),
		unsent: unsent.map(({ room, text, sig }) => ({ room, text, sig })),
		refused: await db.drawer.where('space').equals(space).toArray()
	});
}

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
