import type { DeviceId } from '../domain/ids.ts';
import type { Member } from '../domain/member/types.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Entry, Fact } from './facts/fact.ts';
import { KINDS, type CoarseRole, type FactKind, type Room } from './facts/kinds.ts';
import type { LogEntry } from './log.ts';
import { foldInTurn, giveUpOn, isFolded, type Queue, type Turn } from './queue.ts';
import { deviceIdOf } from './signature.ts';
import { keyOf, readFact } from './text.ts';
import { associationAdded, associationChanged } from './trust/association.ts';
import { deviceAdmitted, deviceRevoked } from './trust/device.ts';
import { invitationMade, invitationRevoked } from './trust/invitation.ts';
import { memberIntroduced, roleGranted, roleWithdrawn } from './trust/role.ts';
import { hasRoleAnywhere, isGestionnaire } from './trust/roles.ts';
import { spaceChanged, spaceFounded, spaceRules } from './trust/space.ts';
import type { Trust } from './trust/state.ts';

const COARSE = {
	founder: () => false,
	relay: () => false,
	gestionnaire: isGestionnaire,
	bringer: (member) => isGestionnaire(member) || member.mayBringAssociation,
	responsable: (member) => isGestionnaire(member) || hasRoleAnywhere(member, 'responsable'),
	membre: (member) =>
		isGestionnaire(member) || member.mayBringAssociation || hasRoleAnywhere(member, 'membre')
} satisfies Record<CoarseRole, (member: Member) => boolean>;

/** What anyone let in may do for themselves, whatever their role. */
function isAboutOneself(member: Member, fact: Fact): boolean {
	switch (fact.kind) {
		case 'invitation.made':
			return fact.body.member === member.id;
		case 'member.introduced':
		case 'device.revoked':
		case 'role.withdrawn':
			return fact.about === member.id;
		case 'person.added':
			return member.person === undefined;
		case 'person.changed':
			return fact.about === member.person;
		default:
			return false;
	}
}

/**
 * The coarse check made at numbering: may this device write facts of this kind at all? Finer
 * questions (whose hall is it?) belong to the fold. `undefined` means yes.
 */
export function mayWrite(
	trust: Trust,
	device: DeviceId | 'relay',
	kind: FactKind,
	fact: Fact
): Refusal | undefined {
	if (trust.stopped !== undefined) return { type: 'NewerVersion' };
	const { role } = KINDS[kind];
	if (fact.by !== device) return { type: 'BadSignature' };
	if (role === 'founder') return foundingRefusal(trust, fact);
	if (device === 'relay' || role === 'relay') {
		return device === 'relay' && role === 'relay' ? undefined : { type: 'RoleMayNot' };
	}
	const known = trust.devices.get(device);
	const member = known && trust.members.get(known.member);
	if (known === undefined || member === undefined) return { type: 'NotMember' };
	if (known.revoked) return { type: 'DeviceRevoked' };
	if (COARSE[role](member) || isAboutOneself(member, fact)) return undefined;
	return { type: 'RoleMayNot' };
}

function foundingRefusal(trust: Trust, fact: Fact): Refusal | undefined {
	if (fact.kind !== 'space.founded' || trust.info !== undefined) return { type: 'RoleMayNot' };
	return deviceIdOf(fact.body.publicKey) === fact.by ? undefined : { type: 'BadSignature' };
}

/** True for the kinds whose effect is in the trust. */
export function concernsTrust(kind: FactKind): boolean {
	return /^(space|association|invitation|device|member|role)\./.test(kind);
}

/**
 * What a fact of trust needs before it can be judged and nobody has heard of yet (R5): its author,
 * what it is about, the association or invitation it names.
 */
export function missingForTrust(trust: Trust, { fact }: Entry, queue: Queue): string | undefined {
	if (fact.by !== 'relay' && fact.kind !== 'space.founded' && !trust.devices.has(fact.by)) {
		return fact.by;
	}
	const unheard = (known: boolean, id: string | undefined): string | undefined =>
		known || id === undefined || isFolded(queue, id) ? undefined : id;
	switch (fact.kind) {
		case 'association.changed':
			return unheard(trust.associations.has(fact.about ?? ''), fact.about);
		case 'invitation.revoked':
			return unheard(trust.invitations.has(fact.about ?? ''), fact.about);
		case 'device.revoked':
		case 'member.introduced':
			return unheard(trust.members.has(fact.about ?? ''), fact.about);
		case 'device.admitted': {
			const { invitation, member } = fact.body;
			return (
				unheard(trust.invitations.has(invitation ?? ''), invitation) ??
				unheard(trust.members.has(member ?? ''), member)
			);
		}
		case 'invitation.made': {
			const { as } = fact.body;
			const association = 'association' in as ? as.association : undefined;
			return unheard(trust.associations.has(association ?? ''), association);
		}
		case 'role.granted':
		case 'role.withdrawn': {
			const { grant } = fact.body;
			const association = grant.role === 'gestionnaire' ? undefined : grant.association;
			return (
				unheard(trust.members.has(fact.about ?? ''), fact.about) ??
				unheard(trust.associations.has(association ?? ''), association)
			);
		}
		default:
			return undefined;
	}
}

function effectOf(trust: Trust, entry: Entry): Refusal | undefined {
	const { fact } = entry;
	switch (fact.kind) {
		case 'space.founded':
			return spaceFounded(trust, fact, entry);
		case 'space.changed':
			return spaceChanged(trust, fact);
		case 'space.rules':
			return spaceRules(trust, fact);
		case 'association.added':
			return associationAdded(trust, fact, entry);
		case 'association.changed':
			return associationChanged(trust, fact);
		case 'invitation.made':
			return invitationMade(trust, fact, entry);
		case 'invitation.revoked':
			return invitationRevoked(trust, fact);
		case 'device.admitted':
			return deviceAdmitted(trust, fact, entry);
		case 'device.revoked':
			return deviceRevoked(trust, fact);
		case 'member.introduced':
			return memberIntroduced(trust, fact);
		case 'role.granted':
			return roleGranted(trust, fact);
		case 'role.withdrawn':
			return roleWithdrawn(trust, fact);
		default:
			return undefined;
	}
}

/** Folds one fact of trust whose dependencies are known; answers why it has no effect, if so. */
export function applyToTrust(trust: Trust, entry: Entry): Refusal | undefined {
	return mayWrite(trust, entry.fact.by, entry.fact.kind, entry.fact) ?? effectOf(trust, entry);
}

/** The device a fact brings in, under whose id its first facts may already wait. */
export function deviceBroughtBy(fact: Fact): DeviceId | undefined {
	return fact.kind === 'device.admitted' || fact.kind === 'space.founded'
		? deviceIdOf(fact.body.publicKey)
		: undefined;
}

/**
 * Folds one entry of a log into the trust alone, as the relay does; the phone's whole fold contains
 * the same. Entries of other kinds and rooms are passed over. Never throws.
 */
export function appendToTrust(trust: Trust, room: Room, entry: LogEntry): void {
	if (room !== 'register' || trust.stopped !== undefined) return;
	const read = readFact(entry.text);
	const turn = turnOf(trust);
	if (!read.ok) {
		if (read.refusal.type === 'NeedsRules') trust.stopped = read.refusal.rules;
		else if (read.refusal.type === 'Newer') trust.stopped = read.refusal.version;
		else giveUpOn(trust.queue, keyOf(entry.text), turn);
		return;
	}
	const { number, mac } = entry;
	if (concernsTrust(read.value.fact.kind)) {
		foldInTurn(trust.queue, { ...read.value, number, mac }, turn);
	}
}

function turnOf(trust: Trust): Turn {
	return {
		missing: (entry) => missingForTrust(trust, entry, trust.queue),
		apply: (entry) => {
			const refusal = applyToTrust(trust, entry);
			if (refusal !== undefined) trust.refusals.set(entry.key, refusal);
			return deviceBroughtBy(entry.fact);
		}
	};
}
