import type { AssociationId } from '../../domain/ids.ts';
import { partOf } from '../../domain/member/books.ts';
import { keepsInventory } from '../../domain/member/keeps.ts';
import type { InvitedAs } from '../../domain/member/types.ts';
import type { SpaceRow } from '../../store/rows.ts';

/**
 * Early answers, so that a hopeless gesture isn't written at all. The register's fold has the last
 * word (design, Relay): what is allowed here may still have no effect there.
 */
export const isGestionnaire = (space: SpaceRow): boolean =>
	space.roles.some((grant) => grant.role === 'gestionnaire');

/** May book for this association. */
export const booksFor = (space: SpaceRow, association: AssociationId): boolean =>
	isGestionnaire(space) || partOf(space.roles, association);

/** May write at all: more than a reader. */
export const takesPart = (space: SpaceRow): boolean =>
	space.roles.some((grant) => grant.role !== 'lecteur');

/** May give this role, or take it away. */
export const mayGrant = (space: SpaceRow, as: InvitedAs): boolean =>
	isGestionnaire(space) || ('association' in as && keepsInventory(space.roles, as.association));
