import { keepsInventory } from '../../domain/member/keeps.ts';
import type { AssociationRow, SpaceRow } from '../../store/rows.ts';

/** Associations whose things one may close. */
export const closableFor = (
	space: Pick<SpaceRow, 'roles'>,
	all: readonly AssociationRow[]
): readonly AssociationRow[] => all.filter((one) => keepsInventory(space.roles, one.id));
