import type { AssociationId } from '../../domain/ids.ts';
import type { SpaceRow } from '../../store/rows.ts';

/** May keep this association's inventory: its responsables, and a gestionnaire. */
export const mayKeep = (space: SpaceRow, association: AssociationId): boolean =>
	space.roles.some(
		(grant) =>
			grant.role === 'gestionnaire' ||
			(grant.role === 'responsable' && grant.association === association)
	);
