import { keepsInventory } from '../../domain/member/keeps.ts';
import type { AssociationRow, SpaceRow } from '../../store/rows.ts';

/** Associations one may book for; a gestionnaire without one of their own may for any (BK11). */
export function bookableFor(
	space: Pick<SpaceRow, 'roles'>,
	all: readonly AssociationRow[]
): readonly AssociationRow[] {
	const phoned = all.filter((one) => one.partner !== true);
	const mine = phoned.filter((one) =>
		space.roles.some(
			(grant) =>
				grant.role !== 'gestionnaire' && grant.role !== 'lecteur' && grant.association === one.id
		)
	);
	const manages = space.roles.some(({ role }) => role === 'gestionnaire');
	return mine.length === 0 && manages ? phoned : mine;
}

/** Associations whose things one may close. */
export const closableFor = (
	space: Pick<SpaceRow, 'roles'>,
	all: readonly AssociationRow[]
): readonly AssociationRow[] => all.filter((one) => keepsInventory(space.roles, one.id));
