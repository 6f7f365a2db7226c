import type { AssociationId } from '../ids.ts';
import type { RoleGrant } from './types.ts';

/** Has a part in this association that books: its membres and responsables (BK11). */
export const partOf = (roles: readonly RoleGrant[], association: AssociationId): boolean =>
	roles.some(
		(grant) =>
			grant.role !== 'gestionnaire' && grant.role !== 'lecteur' && grant.association === association
	);

type Bookable = { readonly id: AssociationId; readonly partner?: boolean | undefined };

/** Associations one may book for; a gestionnaire without one of their own may for any (BK11). */
export function bookableFor<A extends Bookable>(
	{ roles }: { readonly roles: readonly RoleGrant[] },
	all: readonly A[]
): readonly A[] {
	const phoned = all.filter((one) => one.partner !== true);
	const mine = phoned.filter(({ id }) => partOf(roles, id));
	const manages = roles.some(({ role }) => role === 'gestionnaire');
	return mine.length === 0 && manages ? phoned : mine;
}
