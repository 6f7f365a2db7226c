import type { SpaceId } from '../../domain/ids.ts';
import type { FileHash } from '../../domain/media/types.ts';
import { db } from '../../store/db.ts';

/** Hashes of all the files that things of a space have, as this phone knows it. */
export async function filesNamed(space: SpaceId): Promise<ReadonlySet<FileHash>> {
	const rows = await db.resources.where('space').equals(space).toArray();
	const files = rows.flatMap((row) => row.files ?? []);
	return new Set(files.flatMap(({ hash, thumb }) => (thumb ? [hash, thumb.hash] : [hash])));
}
