import { searchable } from '../../domain/text/search.ts';
import { db } from '../../store/db.ts';
import type { AssociationRow, SpaceRow } from '../../store/rows.ts';
import type { Owners } from './import.svelte.ts';

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
