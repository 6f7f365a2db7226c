import { idFrom, type DeviceId, type MemberId } from '../../domain/ids.ts';
import type { Invitation, InvitedAs, Member } from '../../domain/member/types.ts';
import { ok, refused, type Refusal, type Result } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/types.ts';
import type { FactOf } from '../facts/fact.ts';
import { deviceIdOf } from '../signature.ts';
import { isGestionnaire, isLastGestionnaire, memberOf, withInvited } from './roles.ts';
import type { Stamp, Trust } from './state.ts';

/** Whether an invitation can still be used at an instant of the relay's clock. */
export function whyNotUsable(
	invitation: Invitation | undefined,
	now: Instant
): Refusal | undefined {
	if (invitation === undefined) return { type: 'CodeUnknown' };
	if (invitation.revoked) return { type: 'InvitationRevoked' };
	if (now > invitation.until) return { type: 'InvitationExpired' };
	return invitation.used >= invitation.uses ? { type: 'InvitationUsed' } : undefined;
}

type Welcome = {
	readonly as: InvitedAs | undefined;
	readonly member: MemberId | undefined;
	readonly invitation: Invitation | undefined;
};

function welcome(
	trust: Trust,
	{ body }: FactOf<'device.admitted'>,
	number: Instant
): Result<Welcome> {
	if (body.operator === true) {
		return ok({ as: { role: 'gestionnaire' }, member: body.member, invitation: undefined });
	}
	const invitation = trust.invitations.get(body.invitation ?? '');
	const why = whyNotUsable(invitation, number);
	if (invitation === undefined || why !== undefined) {
		return refused(why ?? { type: 'CodeUnknown' });
	}
	if (body.member !== invitation.member) return refused({ type: 'NotMember' });
	const as = invitation.member === undefined ? invitation.as : undefined;
	return ok({ as, member: invitation.member, invitation });
}

const newcomer = (id: MemberId): Member => ({
	id,
	person: undefined,
	devices: [],
	roles: [],
	mayBringAssociation: false
});

/**
 * The relay lets a device in on an invitation. A device that is already here keeps its member and
 * gains what the invitation gives.
 */
export function deviceAdmitted(
	trust: Trust,
	fact: FactOf<'device.admitted'>,
	{ key, number }: Stamp
): Refusal | undefined {
	const device = deviceIdOf(fact.body.publicKey);
	const welcomed = welcome(trust, fact, number);
	if (!welcomed.ok) return welcomed.refusal;
	if (device === undefined) return { type: 'BadSignature' };
	const { as, member: asMember, invitation } = welcomed.value;
	const known = trust.devices.get(device);
	if (known?.revoked === true) return { type: 'DeviceRevoked' };
	if (known !== undefined && asMember !== undefined && asMember !== known.member) {
		return { type: 'AlreadySo' };
	}
	const id = known?.member ?? asMember;
	const before = id === undefined ? newcomer(idFrom<MemberId>(key)) : trust.members.get(id);
	if (before === undefined) return { type: 'NotMember' };
	const granted = as === undefined ? before : withInvited(before, as);
	if (known !== undefined && granted === before) return { type: 'AlreadySo' };
	const devices = known === undefined ? [...before.devices, device] : before.devices;
	trust.members.set(before.id, { ...granted, devices });
	if (known === undefined) {
		const { publicKey } = fact.body;
		trust.devices.set(device, { id: device, publicKey, member: before.id, revoked: false });
	}
	if (invitation !== undefined) {
		trust.invitations.set(invitation.id, { ...invitation, used: invitation.used + 1 });
	}
	return undefined;
}

/** A lost phone is revoked by its own member from another, or by any gestionnaire. */
export function deviceRevoked(trust: Trust, fact: FactOf<'device.revoked'>): Refusal | undefined {
	const member = memberOf(trust, fact.by);
	const owner = trust.members.get(fact.about ?? '');
	const device = trust.devices.get(fact.body.device);
	if (member === undefined) return { type: 'NotMember' };
	if (device === undefined || device.member !== owner?.id) return { type: 'NotMember' };
	if (owner.id !== member.id && !isGestionnaire(member)) return { type: 'RoleMayNot' };
	if (device.revoked) return { type: 'AlreadySo' };
	const isOtherActive = (id: DeviceId): boolean =>
		id !== device.id && trust.devices.get(id)?.revoked === false;
	if (!owner.devices.some(isOtherActive) && isLastGestionnaire(trust, owner.id)) {
		return { type: 'LastGestionnaire' };
	}
	trust.devices.set(device.id, { ...device, revoked: true });
	// Whoever shows the member shows its devices.
	trust.members.set(owner.id, { ...owner });
	return undefined;
}
