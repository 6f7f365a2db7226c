import type { Nonce, SpaceId } from '../../domain/ids.ts';
import { db } from '../../store/db.ts';

const NONCE = /^[A-Za-z0-9_-]{16}$/;
const isNonce = (value: unknown): value is Nonce => typeof value === 'string' && NONCE.test(value);
const nameOf = (space: SpaceId) => `last-calendar/${space}`;

/** Remembers the import of a calendar that this phone can still undo in one gesture. */
export async function keepLastImport(space: SpaceId, batch: Nonce | undefined): Promise<void> {
	if (batch === undefined) await db.settings.delete(nameOf(space));
	else await db.settings.put({ name: nameOf(space), value: batch });
}

export async function lastImport(space: SpaceId): Promise<Nonce | undefined> {
	const value = (await db.settings.get(nameOf(space)))?.value;
	return isNonce(value) ? value : undefined;
}
