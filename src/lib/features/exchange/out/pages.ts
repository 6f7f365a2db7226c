import type { SpaceId } from '../../../domain/ids.ts';
import { db } from '../../../store/db.ts';

/** Rows read in one go. */
const PAGE = 200;

/** Gives some of many keys at a time, so that no phone holds all their rows at once. */
export function* pagesOf<Key>(keys: readonly Key[]): Generator<readonly Key[]> {
	for (let at = 0; at < keys.length; at += PAGE) yield keys.slice(at, at + PAGE);
}

export const present = <Row>(rows: readonly (Row | undefined)[]): Row[] =>
	rows.filter((row) => row !== undefined);

/** The names of a space's associations. */
export async function associationNames(space: SpaceId): Promise<ReadonlyMap<string, string>> {
	const rows = await db.associations.where('space').equals(space).toArray();
	return new Map(rows.map(({ id, name }) => [id, name]));
}
