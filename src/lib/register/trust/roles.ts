import type { AssociationId, DeviceId, MemberId } from '../../domain/ids.ts';
import {
	ASSOCIATION_ROLES,
	type AssociationRole,
	type InvitedAs,
	type Member,
	type RoleGrant
} from '../../domain/member/types.ts';
import type { Instant } from '../../domain/time/types.ts';
import type { Trust } from './state.ts';

const rank = (role: AssociationRole): number => ASSOCIATION_ROLES.indexOf(role);

/** The member a device belongs to; revoked devices have none. */
export function memberOf(trust: Trust, device: DeviceId | 'relay'): Member | undefined {
	const known = trust.devices.get(device);
	return known === undefined || known.revoked ? undefined : trust.members.get(known.member);
}

export function isGestionnaire(member: Member): boolean {
	return member.roles.some(({ role }) => role === 'gestionnaire');
}

/** The one role a member has in an association. */
export function roleIn(member: Member, association: AssociationId): AssociationRole | undefined {
	for (const grant of member.roles) {
		if (grant.role !== 'gestionnaire' && grant.association === association) return grant.role;
	}
	return undefined;
}

/** True when the member's role in that association is at least this one. */
export function hasRoleIn(
	member: Member,
	association: AssociationId,
	least: AssociationRole
): boolean {
	const role = roleIn(member, association);
	return role !== undefined && rank(role) >= rank(least);
}

/** True when the member has at least this role in some association. */
export function hasRoleAnywhere(member: Member, least: AssociationRole): boolean {
	return member.roles.some(
		(grant) => grant.role !== 'gestionnaire' && rank(grant.role) >= rank(least)
	);
}

/**
 * Whether `people` is theirs to read and write: membre and above, and whoever was let in to bring an
 * association of their own (design, Documents).
 */
export function readsPeople(member: Member): boolean {
	return isGestionnaire(member) || member.mayBringAssociation || hasRoleAnywhere(member, 'membre');
}

/** Someone who can no longer write from any device decides nothing. */
export function isActive(trust: Trust, member: Member): boolean {
	return member.devices.some((device) => trust.devices.get(device)?.revoked === false);
}

/** Active members with at least this role in the association. */
export function peopleIn(
	trust: Trust,
	association: AssociationId,
	least: AssociationRole
): readonly Member[] {
	return [...trust.members.values()].filter(
		(member) => hasRoleIn(member, association, least) && isActive(trust, member)
	);
}

/** Whether there is anybody active with at least this role: asked at every booking. */
function hasPeople(trust: Trust, association: AssociationId, least: AssociationRole): boolean {
	return trust.members.some(
		(member) => hasRoleIn(member, association, least) && isActive(trust, member)
	);
}

export function gestionnaires(trust: Trust): readonly Member[] {
	return [...trust.members.values()].filter(
		(member) => isGestionnaire(member) && isActive(trust, member)
	);
}

/**
 * True for whoever has the role there, and for a gestionnaire where nobody there has it (design,
 * Trust: a gestionnaire decides for an association only where nobody else can).
 */
export function actsFor(
	trust: Trust,
	member: Member,
	association: AssociationId,
	least: AssociationRole
): boolean {
	if (hasRoleIn(member, association, least)) return true;
	return isGestionnaire(member) && !hasPeople(trust, association, least);
}

/** Remembers since when somebody is gestionnaire, where a gift made them one. */
export function managesFrom(before: Member, after: Member, number: Instant): Member {
	const manages = isGestionnaire(after);
	if (manages && isGestionnaire(before)) return after;
	return { ...after, managesSince: manages ? number : undefined };
}

/** One role per association: the new one takes the place of the old. */
export function withGrant(member: Member, grant: RoleGrant): Member {
	return { ...member, roles: [...withoutGrant(member, grant).roles, grant] };
}

/** Takes away gestionnaire, or whatever role is held in the grant's association. */
export function withoutGrant(member: Member, grant: RoleGrant): Member {
	const goes = (held: RoleGrant): boolean => {
		if (grant.role === 'gestionnaire' || held.role === 'gestionnaire')
			return grant.role === held.role;
		return held.association === grant.association;
	};
	return { ...member, roles: member.roles.filter((held) => !goes(held)) };
}

/** What an invitation gives; it never takes a higher role away. */
export function withInvited(member: Member, as: InvitedAs): Member {
	if (as.role === 'own') return { ...member, mayBringAssociation: true };
	if (as.role === 'gestionnaire') return isGestionnaire(member) ? member : withGrant(member, as);
	return hasRoleIn(member, as.association, as.role) ? member : withGrant(member, as);
}

/** True when, without this member, nobody could manage the space. */
export function isLastGestionnaire(trust: Trust, id: MemberId): boolean {
	const all = gestionnaires(trust);
	return all.length === 1 && all[0]?.id === id;
}
