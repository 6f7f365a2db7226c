import type { AssociationId } from '../../domain/ids.ts';
import { keepsInventory } from '../../domain/member/keeps.ts';
import type { SpaceRow } from '../../store/rows.ts';

/** May keep this association's inventory, as far as this phone knows. */
export const mayKeep = (space: SpaceRow, association: AssociationId): boolean =>
	keepsInventory(space.roles, association);
