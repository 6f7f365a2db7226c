import type { AssociationId } from '../ids.ts';
import type { RoleGrant } from './types.ts';

/** May keep this association's inventory: its responsables, and a gestionnaire. */
export const keepsInventory = (roles: readonly RoleGrant[], association: AssociationId): boolean =>
	roles.some(
		(grant) =>
			grant.role === 'gestionnaire' ||
			(grant.role === 'responsable' && grant.association === association)
	);
