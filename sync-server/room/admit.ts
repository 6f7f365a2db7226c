import type { DeviceId, SpaceId } from '../../src/lib/domain/ids.ts';
import type { Instant } from '../../src/lib/domain/time/types.ts';
import type { Room } from '../../src/lib/register/facts/kinds.ts';
import { readsPeople } from '../../src/lib/register/trust/roles.ts';
import type { Trust } from '../../src/lib/register/trust/state.ts';
import { CLOSE, type CloseCode } from '../wire/close.ts';
import { holdsAt, ticketBytes, type Offered } from '../wire/ticket.ts';

/** Checks an ECDSA P-256 signature; false for a key or signature that is none. */
export type Verify = (publicKey: string, bytes: Uint8Array, signature: Uint8Array) => boolean;

/** Why a device may not read a room, if so. */
export function whyNotRead(trust: Trust, device: DeviceId, room: Room): CloseCode | undefined {
	const known = trust.devices.get(device);
	const member = known && trust.members.get(known.member);
	if (known === undefined || member === undefined) return CLOSE.notMember;
	if (known.revoked) return CLOSE.deviceRevoked;
	if (room === 'register') return undefined;
	return readsPeople(member) ? undefined : CLOSE.notMember;
}

/** Whether a ticket lets its device into a room of this space, now. */
export function whyNotAdmitted(
	trust: Trust,
	door: { readonly space: SpaceId; readonly room: Room },
	offered: Offered,
	means: { readonly now: Instant; readonly verify: Verify }
): CloseCode | undefined {
	const { ticket, text, signature } = offered;
	if (ticket.space !== door.space || !holdsAt(ticket, means.now)) return CLOSE.ticketNotValid;
	const known = trust.devices.get(ticket.device);
	if (known === undefined) return CLOSE.notMember;
	if (!means.verify(known.publicKey, ticketBytes(text), signature)) return CLOSE.ticketNotValid;
	return whyNotRead(trust, ticket.device, door.room);
}
