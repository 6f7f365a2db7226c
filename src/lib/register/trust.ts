import type { DeviceId } from '../domain/ids.ts';
import type { Member } from '../domain/member/types.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Entry, Fact } from './facts/fact.ts';
import { infoOf, KINDS, type CoarseRole, type FactKind, type Room } from './facts/kinds.ts';
import type { LogEntry } from './log.ts';
import { foldInTurn, giveUpOn, type Turn } from './queue.ts';
import { deviceIdOf } from './signature.ts';
import { keyOf, readFact } from './text.ts';
import { effectOf } from './trust/effect.ts';
import { applyLate } from './trust/late.ts';
import { missingForTrust } from './trust/missing.ts';
import { hasRoleAnywhere, isGestionnaire } from './trust/roles.ts';
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
	const { role } = infoOf(kind);
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

const TRUST_KINDS: ReadonlySet<string> = new Set(
	Object.keys(KINDS).filter((kind) =>
		/^(space|association|invitation|device|member|role|recovery|copy)\./.test(kind)
	)
);

/** True for the kinds whose effect is in the trust. */
export function concernsTrust(kind: FactKind): boolean {
	return TRUST_KINDS.has(kind);
}

/**
 * Folds one fact of trust whose dependencies are known; answers why it has no effect, if so. One that
 * comes back from before a restore is judged by the rights there were at its number.
 */
export function applyToTrust(trust: Trust, entry: Entry): Refusal | undefined {
	const late = entry.number < trust.highest;
	trust.highest = Math.max(trust.highest, entry.number);
	const refusal = late ? applyLate(trust, entry, applyNow) : applyNow(trust, entry);
	trust.past?.push(entry);
	return refusal;
}

const applyNow = (trust: Trust, entry: Entry): Refusal | undefined =>
	mayWrite(trust, entry.fact.by, entry.fact.kind, entry.fact) ?? effectOf(trust, entry);

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
	if (!read.ok) {
		if (read.refusal.type === 'NeedsRules') trust.stopped = read.refusal.rules;
		else if (read.refusal.type === 'Newer') trust.stopped = read.refusal.version;
		else giveUpOn(trust.queue, keyOf(entry.text), TURN, trust);
		return;
	}
	const { number, mac } = entry;
	if (concernsTrust(read.value.fact.kind)) {
		foldInTurn(trust.queue, { ...read.value, number, mac }, TURN, trust);
	}
}

const TURN: Turn<Trust> = {
	missing: missingForTrust,
	apply: (trust, entry) => {
		const refusal = applyToTrust(trust, entry);
		if (refusal !== undefined) trust.refusals.set(entry.key, refusal);
		return deviceBroughtBy(entry.fact);
	}
};
