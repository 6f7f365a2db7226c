import type { InvitedAs } from '$lib/domain/member/types.ts';
import type { AssociationRow, SpaceRow } from '$lib/store/rows.ts';

/**
 * What to show at all. The command and the register's fold have the last word: nothing here grants
 * anything.
 */
type Mine = Pick<SpaceRow, 'roles'> | undefined;

export const isGestionnaire = (row: Mine): boolean =>
	row?.roles.some((grant) => grant.role === 'gestionnaire') ?? false;

/** More than a reader: sees people, writes. */
export const takesPart = (row: Mine): boolean =>
	row?.roles.some((grant) => grant.role !== 'lecteur') ?? false;

const runs = (row: Mine, association: string): boolean =>
	isGestionnaire(row) ||
	(row?.roles.some((grant) => grant.role === 'responsable' && grant.association === association) ??
		false);

/** Associations one may act for: one's own, or any for a gestionnaire. */
export const actsForAny = (
	row: Mine,
	associations: readonly AssociationRow[]
): readonly AssociationRow[] =>
	associations.filter(
		(association) =>
			isGestionnaire(row) ||
			row?.roles.some(
				(grant) =>
					'association' in grant && grant.association === association.id && grant.role !== 'lecteur'
			)
	);

/** Associations one may invite into. */
export const invitesInto = (
	row: Mine,
	associations: readonly AssociationRow[]
): readonly AssociationRow[] =>
	associations.filter((association) => !association.partner && runs(row, association.id));

/** The kinds of invitation one may make, the most useful first. */
export function invitationsOf(row: Mine): readonly InvitedAs['role'][] {
	if (isGestionnaire(row)) return ['own', 'membre', 'responsable', 'lecteur', 'gestionnaire'];
	const responsable = row?.roles.some((grant) => grant.role === 'responsable') ?? false;
	return responsable ? ['membre', 'responsable', 'lecteur'] : [];
}
