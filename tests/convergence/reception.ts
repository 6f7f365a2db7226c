import { idFrom, type MemberId, type SpaceId } from '../../src/lib/domain/ids.ts';
import type { Sealed } from '../../src/lib/register/envelope.ts';
import { writeFact } from '../../src/lib/register/text.ts';
import { whyNotUsable } from '../../src/lib/register/trust/device.ts';
import { hashOfSecret } from '../../sync-server/node/crypto.ts';
import type { Chance } from './chance.ts';
import type { Device } from './device.ts';
import type { VillageRelay } from './relay.ts';

/** What a newcomer's phone is told. */
export type Welcome = { readonly space: SpaceId; readonly member: MemberId };
type Answer<T> = (answer: T | undefined) => void;

/** POST /api/spaces: the founding fact, before there is a room to send it to. */
export function found(
	relay: VillageRelay,
	device: Device,
	sealed: Sealed,
	answer: Answer<true>
): void {
	relay.deliver([{ room: 'register', sealed, device: device.id }], (outcomes) => {
		const outcome = outcomes?.[0];
		answer(outcome === undefined || outcome.type === 'refused' ? undefined : true);
	});
}

/**
 * POST /api/join: shows an invitation's secret; the relay writes that the device is let in. Asked
 * again after a lost answer, it says the same without letting in twice.
 */
export function join(
	relay: VillageRelay,
	device: Device,
	secret: string,
	chance: Chance,
	answer: Answer<Welcome>
): void {
	const made = relay.store.invitationOf(hashOfSecret(secret));
	const invitation = made && relay.space()?.trust.invitations.get(made.key);
	if (made === undefined || invitation === undefined) return answer(undefined);
	const known = relay.space()?.trust.devices.get(device.id);
	if (known !== undefined) return answer({ space: made.space, member: known.member });
	if (whyNotUsable(invitation, relay.now()) !== undefined) return answer(undefined);
	const { publicKey } = device;
	const body = { publicKey, invitation: invitation.id, member: invitation.member };
	const at = relay.now();
	const written = writeFact({
		v: 1,
		n: chance.nonce(),
		kind: 'device.admitted',
		by: 'relay',
		at,
		body
	});
	const sealed = { text: written.text, sig: '' };
	relay.deliver([{ room: 'register', sealed, device: 'relay' }], (outcomes) => {
		const member = relay.space()?.trust.devices.get(device.id)?.member;
		const done = outcomes !== undefined && member !== undefined;
		answer(done ? { space: made.space, member: idFrom<MemberId>(member) } : undefined);
	});
}
