import type { DeviceId, SpaceId } from '../../src/lib/domain/ids.ts';
import type { Refusal } from '../../src/lib/domain/refusal.ts';
import { fromBase64url } from '../../src/lib/register/digest.ts';
import type { Sealed } from '../../src/lib/register/envelope.ts';
import type { Written } from '../../src/lib/register/facts/fact.ts';
import { KINDS, type Room } from '../../src/lib/register/facts/kinds.ts';
import { bytesToSign } from '../../src/lib/register/signature.ts';
import { mayWrite } from '../../src/lib/register/trust.ts';
import type { Trust } from '../../src/lib/register/trust/state.ts';
import type { Verify } from './admit.ts';

/** A fact that has reached a room. */
export type Arrival = {
	readonly room: Room;
	readonly sealed: Sealed;
	/** Whose ticket it came with; `relay` for what the relay writes itself; none: it is carried. */
	readonly device: DeviceId | 'relay' | undefined;
};

export type Checked = {
	readonly space: SpaceId;
	readonly trust: Trust;
	readonly arrival: Arrival;
	readonly written: Written;
	readonly verify: Verify;
};

type Check = (checked: Checked) => Refusal | undefined;

const rightRoom: Check = ({ arrival, written }) =>
	KINDS[written.fact.kind].room === arrival.room ? undefined : { type: 'WrongRoom' };

/** Only a carried fact is verified: the ticket has already told whose device this is. */
const authorsOwn: Check = ({ space, trust, arrival, written, verify }) => {
	const { by } = written.fact;
	if (by === arrival.device) return undefined;
	// Not known, or not yet: a relay may have lost that it let the author in.
	if (arrival.device === undefined && by !== 'relay' && !trust.devices.has(by))
		return { type: 'NotMember' };
	const author = by === 'relay' ? undefined : trust.devices.get(by);
	const signature = fromBase64url(arrival.sealed.sig);
	if (author === undefined || signature?.length !== 64) return { type: 'BadSignature' };
	const bytes = bytesToSign(space, arrival.room, written.text);
	return verify(author.publicKey, bytes, signature) ? undefined : { type: 'BadSignature' };
};

const roleAllows: Check = ({ trust, written: { fact } }) =>
	mayWrite(trust, fact.by, fact.kind, fact);

const CHECKS = [rightRoom, authorsOwn, roleAllows] satisfies readonly Check[];

/** Why a fact is not numbered, if so. Finer questions belong to the fold. */
export function whyNotTaken(checked: Checked): Refusal | undefined {
	for (const check of CHECKS) {
		const refusal = check(checked);
		if (refusal !== undefined) return refusal;
	}
	return undefined;
}
