import { idFrom, type DeviceId, type MemberId, type SheetId } from '../../domain/ids.ts';
import { recoveryAt, whySheetNot } from '../../domain/member/recovery.ts';
import type { Device, Invitation, InvitedAs, Member } from '../../domain/member/types.ts';
import { ok, refused, type Refusal, type Result } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/types.ts';
import type { FactOf } from '../facts/fact.ts';
import { deviceIdOf } from '../signature.ts';
import { setRecovery } from './recovery.ts';
import { isGestionnaire, isLastGestionnaire, managesFrom, memberOf, withInvited } from './roles.ts';
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

/** What lets a device in, and as whom. */
type Welcome = {
	readonly as: InvitedAs | undefined;
	readonly member: MemberId | undefined;
	readonly invitation?: Invitation;
	readonly sheet?: SheetId;
};

function welcome(
	trust: Trust,
	{ body }: FactOf<'device.admitted'>,
	number: Instant
): Result<Welcome> {
	const { member, sheet } = body;
	const manager = { as: { role: 'gestionnaire' }, member } as const;
	if (body.operator === true) return ok(manager);
	if (sheet !== undefined) {
		const why = whySheetNot(trust.recovery, sheet, number);
		if (why !== undefined) return refused(why);
		// On a new phone of whoever made it, or as somebody new.
		const { standing } = recoveryAt(trust.recovery, number);
		if (member !== undefined && member !== standing?.by) return refused({ type: 'NotMember' });
		return ok({ ...manager, sheet });
	}
	const invitation = trust.invitations.get(body.invitation ?? '');
	const why = whyNotUsable(invitation, number);
	if (invitation === undefined || why !== undefined) {
		return refused(why ?? { type: 'CodeUnknown' });
	}
	if (member !== invitation.member) return refused({ type: 'NotMember' });
	const as = member === undefined ? invitation.as : undefined;
	return ok({ as, member, invitation });
}

/**
 * A device whose access was withdrawn comes back on an invitation made since, on a sheet or on the
 * operator's word; what was lying in its messages before is worth nothing.
 */
export const mayComeBack = (device: Device, invitation: Invitation | undefined): boolean =>
	!device.revoked ||
	invitation === undefined ||
	invitation.madeAt > (device.revokedAt ?? Number.POSITIVE_INFINITY);

/** A device that comes back as somebody else is no longer listed with whom it was. */
function letGo(trust: Trust, { id, member }: Device): void {
	const owner = trust.members.get(member);
	if (owner === undefined) return;
	const devices = owner.devices.filter((device) => device !== id);
	trust.members.set(owner.id, { ...owner, devices });
}

const newcomer = (id: MemberId): Member => ({
	id,
	person: undefined,
	devices: [],
	roles: [],
	mayBringAssociation: false
});

/** Counts an invitation's use; a sheet serves once, and what was to replace it is void. */
function noteUse(
	trust: Trust,
	{ invitation, sheet }: Welcome,
	operator: boolean,
	by: MemberId,
	at: Instant
): void {
	if (invitation !== undefined) {
		trust.invitations.set(invitation.id, { ...invitation, used: invitation.used + 1 });
	}
	if (sheet !== undefined) {
		const next = { ...trust.recovery, standing: undefined, renewal: undefined };
		setRecovery(trust, next, { what: 'used', at, by, sheet });
	}
	if (operator) setRecovery(trust, trust.recovery, { what: 'operator', at, by, sheet: undefined });
}

/**
 * The relay lets a device in on an invitation, a recovery sheet or its operator's word. A device
 * that is already here keeps its member and gains what is given.
 */
export function deviceAdmitted(
	trust: Trust,
	fact: FactOf<'device.admitted'>,
	{ key, number }: Stamp
): Refusal | undefined {
	const { publicKey, look } = fact.body;
	const device = deviceIdOf(publicKey);
	const welcomed = welcome(trust, fact, number);
	if (!welcomed.ok) return welcomed.refusal;
	if (device === undefined) return { type: 'BadSignature' };
	const { as, member: asMember, invitation } = welcomed.value;
	const there = trust.devices.get(device);
	if (there !== undefined && !mayComeBack(there, invitation)) return { type: 'DeviceRevoked' };
	// Whoever comes back has what they are given now: not what was taken from them.
	const known = there?.revoked === true ? undefined : there;
	if (known !== undefined && asMember !== undefined && asMember !== known.member) {
		return { type: 'InvitationForAnother' };
	}
	const id = known?.member ?? asMember;
	const before = id === undefined ? newcomer(idFrom<MemberId>(key)) : trust.members.get(id);
	if (before === undefined) return { type: 'NotMember' };
	const granted = as === undefined ? before : withInvited(before, as);
	if (known !== undefined && granted === before) return { type: 'AlreadySo' };
	if (there !== undefined && there.member !== before.id) letGo(trust, there);
	const devices = before.devices.includes(device) ? before.devices : [...before.devices, device];
	trust.members.set(before.id, { ...managesFrom(before, granted, number), devices });
	trust.devices.set(device, {
		id: device,
		publicKey,
		member: before.id,
		revoked: false,
		look: look ?? there?.look
	});
	noteUse(trust, welcomed.value, fact.body.operator === true, before.id, number);
	return undefined;
}

/** A lost phone is revoked by its own member from another, or by any gestionnaire. */
export function deviceRevoked(
	trust: Trust,
	fact: FactOf<'device.revoked'>,
	{ number }: Stamp
): Refusal | undefined {
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
	trust.devices.set(device.id, { ...device, revoked: true, revokedAt: number });
	// Whoever shows the member shows its devices.
	trust.members.set(owner.id, { ...owner });
	return undefined;
}
