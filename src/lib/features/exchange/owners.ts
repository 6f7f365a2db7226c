import { searchable } from '../../domain/text/search.ts';
import type { ReadRow } from '../../formats/inventory/row.ts';
import { db } from '../../store/db.ts';
import type { AssociationRow, SpaceRow } from '../../store/rows.ts';

/** What the person importing may write: their own associations', or anybody's as gestionnaire. */
export type Owners = {
	/** For rows that name none. */
	readonly own: string;
	/** Searchable names they may keep the inventory of; undefined: all. */
	readonly mine: ReadonlySet<string> | undefined;
};

/** Lines of associations whose inventory this person may not keep. */
export function linesOfOthers(rows: readonly ReadRow[], { mine }: Owners): ReadonlySet<number> {
	const others = mine === undefined ? [] : rows.filter((row) => !mine.has(searchable(row.owner)));
	return new Set(others.map((row) => row.line));
}

export const joined = (one: ReadonlySet<number>, other: ReadonlySet<number>) =>
	new Set([...one, ...other]);

/** Whose inventory this member may keep, and whose the rows without an owner are. */
export function ownersFor(space: SpaceRow, associations: readonly AssociationRow[]): Owners {
	const kept = space.roles.flatMap((grant) =>
		grant.role === 'responsable' ? [grant.association] : []
	);
	const everywhere = space.roles.some((grant) => grant.role === 'gestionnaire');
	const actsFor = space.roles.flatMap((grant) =>
		grant.role === 'gestionnaire' ? [] : [grant.association]
	);
	const ownId = space.actsFor ?? kept[0] ?? actsFor[0];
	const own = associations.find((row) => row.id === ownId) ?? associations[0];
	const mine = associations.filter((row) => kept.includes(row.id));
	return {
		own: own?.name ?? space.name,
		mine: everywhere ? undefined : new Set(mine.map((row) => searchable(row.name)))
	};
}

export const associationsOf = (space: SpaceRow['id']): Promise<AssociationRow[]> =>
	db.associations.where('space').equals(space).toArray();
