import type { Member, RoleGrant } from '../../domain/member/types.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { FactOf } from '../facts/fact.ts';
import {
	hasRoleIn,
	isGestionnaire,
	isLastGestionnaire,
	managesFrom,
	memberOf,
	roleIn,
	withGrant,
	withoutGrant
} from './roles.ts';
import type { Stamp, Trust } from './state.ts';

const holds = (member: Member, grant: RoleGrant): boolean =>
	grant.role === 'gestionnaire'
		? isGestionnaire(member)
		: roleIn(member, grant.association) === grant.role;

/** Holds the grant, or any other role in its association. */
const holdsAny = (member: Member, grant: RoleGrant): boolean =>
	grant.role === 'gestionnaire'
		? isGestionnaire(member)
		: roleIn(member, grant.association) !== undefined;

/** A gestionnaire gives any role, a responsable those of their association. */
function mayGive(member: Member, grant: RoleGrant): boolean {
	if (isGestionnaire(member)) return true;
	return grant.role !== 'gestionnaire' && hasRoleIn(member, grant.association, 'responsable');
}

type Parties = { readonly giver: Member; readonly owner: Member };

function parties(trust: Trust, fact: FactOf<'role.granted' | 'role.withdrawn'>): Parties | Refusal {
	const giver = memberOf(trust, fact.by);
	const owner = trust.members.get(fact.about ?? '');
	if (giver === undefined || owner === undefined) return { type: 'NotMember' };
	return { giver, owner };
}

export function roleGranted(
	trust: Trust,
	fact: FactOf<'role.granted'>,
	{ number }: Stamp
): Refusal | undefined {
	const who = parties(trust, fact);
	if ('type' in who) return who;
	const { grant } = fact.body;
	if (!mayGive(who.giver, grant)) return { type: 'RoleMayNot' };
	if (grant.role !== 'gestionnaire' && !trust.associations.has(grant.association)) {
		return { type: 'UnknownAssociation' };
	}
	if (holds(who.owner, grant)) return { type: 'AlreadySo' };
	const granted = withGrant(who.owner, grant);
	trust.members.set(who.owner.id, managesFrom(who.owner, granted, number));
	return undefined;
}

/**
 * Anyone may lay down their own role; the last gestionnaire may not. It means “no role there”: the
 * role named is the one its author saw, and another one given meanwhile goes too, or somebody told
 * that access was taken away would be wrong.
 */
export function roleWithdrawn(
	trust: Trust,
	fact: FactOf<'role.withdrawn'>,
	{ number }: Stamp
): Refusal | undefined {
	const who = parties(trust, fact);
	if ('type' in who) return who;
	const { grant } = fact.body;
	if (who.giver.id !== who.owner.id && !mayGive(who.giver, grant)) return { type: 'RoleMayNot' };
	if (!holdsAny(who.owner, grant)) return { type: 'AlreadySo' };
	if (grant.role === 'gestionnaire' && isLastGestionnaire(trust, who.owner.id)) {
		return { type: 'LastGestionnaire' };
	}
	const left = withoutGrant(who.owner, grant);
	trust.members.set(who.owner.id, managesFrom(who.owner, left, number));
	return undefined;
}

/** Says which person of `people` a member is. */
export function memberIntroduced(
	trust: Trust,
	fact: FactOf<'member.introduced'>
): Refusal | undefined {
	const member = memberOf(trust, fact.by);
	const owner = trust.members.get(fact.about ?? '');
	if (member === undefined || owner === undefined) return { type: 'NotMember' };
	if (owner.id !== member.id && !isGestionnaire(member)) return { type: 'RoleMayNot' };
	if (owner.person === fact.body.person) return { type: 'AlreadySo' };
	trust.members.set(owner.id, { ...owner, person: fact.body.person });
	return undefined;
}
