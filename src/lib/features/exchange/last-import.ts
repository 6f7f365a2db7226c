import type { Nonce, SpaceId } from '../../domain/ids.ts';
import { db } from '../../store/db.ts';

const NONCE = /^[A-Za-z0-9_-]{16}$/;
const isNonce = (value: unknown): value is Nonce => typeof value === 'string' && NONCE.test(value);
const nameOf = (space: SpaceId) => `last-import/${space}`;

/** Remembers the import this phone can still undo in one gesture; undefined once it is settled. */
export async function keepImport(space: SpaceId, batch: Nonce | undefined): Promise<void> {
	if (batch === undefined) await db.settings.delete(nameOf(space));
	else await db.settings.put({ name: nameOf(space), value: batch });
}

export type LastImport = { readonly batch: Nonce; readonly count: number };

/** The import made here that nobody has undone or approved yet, with how many things it brought. */
export async function lastImport(space: SpaceId): Promise<LastImport | undefined> {
	const batch = (await db.settings.get(nameOf(space)))?.value;
	if (!isNonce(batch)) return undefined;
	const count = await db.resources
		.where('space')
		.equals(space)
		.filter((row) => row.batch === batch)
		.count();
	return count > 0 ? { batch, count } : undefined;
}
