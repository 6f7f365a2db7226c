import { idFrom, type SheetId } from '../../domain/ids.ts';
import {
	recoveryAt,
	SHEET_OVERLAP,
	type Recovery,
	type RecoveryEvent
} from '../../domain/member/recovery.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { FactOf } from '../facts/fact.ts';
import { memberOf } from './roles.ts';
import type { Stamp, Trust } from './state.ts';

export function setRecovery(trust: Trust, recovery: Recovery, event: RecoveryEvent): void {
	trust.recovery = { ...recovery, events: [...recovery.events, event] };
	trust.infoTouched = true;
}

/**
 * A space's first sheet stands at once. A later one waits: whoever finds a gestionnaire's phone can
 * make one, and the paper at home must still work then.
 */
export function recoveryMade(
	trust: Trust,
	fact: FactOf<'recovery.made'>,
	{ key, number }: Stamp
): Refusal | undefined {
	const member = memberOf(trust, fact.by);
	if (member === undefined) return { type: 'NotMember' };
	const recovery = recoveryAt(trust.recovery, number);
	const sheet = { id: idFrom<SheetId>(key), by: member.id, at: number };
	const next =
		recovery.standing === undefined
			? { ...recovery, standing: sheet, renewal: undefined }
			: { ...recovery, renewal: { ...sheet, from: number + SHEET_OVERLAP } };
	setRecovery(trust, next, { what: 'made', at: number, by: member.id, sheet: sheet.id });
	return undefined;
}

/**
 * With another gestionnaire's word the renewal stands at once. They must have been one for as long
 * as a renewal waits: else a stolen phone would let in its own second voice.
 */
export function recoveryAgreed(
	trust: Trust,
	fact: FactOf<'recovery.agreed'>,
	{ number }: Stamp
): Refusal | undefined {
	const member = memberOf(trust, fact.by);
	if (member === undefined) return { type: 'NotMember' };
	const recovery = recoveryAt(trust.recovery, number);
	const { renewal } = recovery;
	const about: string | undefined = fact.about;
	if (about === recovery.standing?.id) return { type: 'AlreadySo' };
	if (renewal === undefined || about !== renewal.id) return { type: 'SheetReplaced' };
	if (renewal.by === member.id) return { type: 'OwnSheet' };
	if (number - (member.managesSince ?? number) < SHEET_OVERLAP) {
		return { type: 'GestionnaireTooNew' };
	}
	const { id, by, at } = renewal;
	const next = { ...recovery, standing: { id, by, at }, renewal: undefined };
	setRecovery(trust, next, { what: 'agreed', at: number, by: member.id, sheet: id });
	return undefined;
}

/** A renewal is dropped by any gestionnaire while it waits; what stands can only be replaced. */
export function recoveryWithdrawn(
	trust: Trust,
	fact: FactOf<'recovery.withdrawn'>,
	{ number }: Stamp
): Refusal | undefined {
	const member = memberOf(trust, fact.by);
	if (member === undefined) return { type: 'NotMember' };
	const recovery = recoveryAt(trust.recovery, number);
	const { renewal } = recovery;
	const about: string | undefined = fact.about;
	if (renewal === undefined || about !== renewal.id) return { type: 'AlreadySo' };
	const next = { ...recovery, renewal: undefined };
	setRecovery(trust, next, { what: 'withdrawn', at: number, by: member.id, sheet: renewal.id });
	return undefined;
}

/** Decision 14: the operator had a phone's copy believed on its word; everybody may see whose. */
export function copyAdopted(
	trust: Trust,
	{ body }: FactOf<'copy.adopted'>,
	{ number }: Stamp
): Refusal | undefined {
	const member = memberOf(trust, body.device);
	if (member === undefined) return { type: 'NotMember' };
	const event = { what: 'adopted', at: number, by: member.id, sheet: undefined } as const;
	setRecovery(trust, recoveryAt(trust.recovery, number), event);
	return undefined;
}
