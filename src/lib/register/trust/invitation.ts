import { idFrom, type InvitationId } from '../../domain/ids.ts';
import type { InvitedAs, Member } from '../../domain/member/types.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { FactOf } from '../facts/fact.ts';
import { hasRoleIn, isGestionnaire, memberOf } from './roles.ts';
import type { Stamp, Trust } from './state.ts';

/** A responsable invites into their association, a gestionnaire anybody. */
function mayInvite(member: Member, as: InvitedAs): boolean {
	if (isGestionnaire(member)) return true;
	return 'association' in as && hasRoleIn(member, as.association, 'responsable');
}

export function invitationMade(
	trust: Trust,
	fact: FactOf<'invitation.made'>,
	{ key, number }: Stamp
): Refusal | undefined {
	const member = memberOf(trust, fact.by);
	if (member === undefined) return { type: 'NotMember' };
	const { hash, as, member: who, uses, lasts } = fact.body;
	const until = lasts === undefined ? fact.body.until : number + lasts;
	if (who !== undefined && !trust.members.has(who)) return { type: 'NotMember' };
	// "C'est moi, sur un nouveau téléphone" asks for no role: it gives none.
	const mayBeUsed =
		who === undefined ? mayInvite(member, as) : who === member.id || isGestionnaire(member);
	if (!mayBeUsed) return { type: 'RoleMayNot' };
	if ('association' in as && !trust.associations.has(as.association)) {
		return { type: 'UnknownAssociation' };
	}
	const id = idFrom<InvitationId>(key);
	const by = fact.by === 'relay' ? undefined : fact.by;
	if (by === undefined) return { type: 'NotMember' };
	trust.invitations.set(id, {
		id,
		hash,
		as,
		member: who,
		madeAt: number,
		uses,
		used: 0,
		until,
		revoked: false,
		by
	});
	return undefined;
}

export function invitationRevoked(
	trust: Trust,
	fact: FactOf<'invitation.revoked'>
): Refusal | undefined {
	const invitation = trust.invitations.get(fact.about ?? '');
	const member = memberOf(trust, fact.by);
	if (invitation === undefined) return { type: 'CodeUnknown' };
	if (member === undefined) return { type: 'NotMember' };
	const own = trust.devices.get(invitation.by)?.member === member.id;
	if (!own && !mayInvite(member, invitation.as)) return { type: 'RoleMayNot' };
	if (invitation.revoked) return { type: 'AlreadySo' };
	trust.invitations.set(invitation.id, { ...invitation, revoked: true });
	return undefined;
}
