import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import type { DeviceId, SpaceId } from '../../src/lib/domain/ids.ts';
import { deviceNumber } from '../../src/lib/domain/member/device-number.ts';
import { nonce } from '../../src/lib/register/facts/pieces.ts';
import type { Room } from '../../src/lib/register/facts/kinds.ts';
import type { LogEntry } from '../../src/lib/register/log.ts';
import { writeFact } from '../../src/lib/register/text.ts';
import { appendToTrust } from '../../src/lib/register/trust.ts';
import { isGestionnaire, memberOf } from '../../src/lib/register/trust/roles.ts';
import { createTrust, type Trust } from '../../src/lib/register/trust/state.ts';
import type { Store } from '../room/store.ts';
import { holdsAt, readTicket, ticketBytes } from '../wire/ticket.ts';
import { verifySignature } from './crypto.ts';
import type { HotSpaces } from './hot.ts';
import type { Numbering } from './numbering.ts';

type World = {
	readonly store: Store;
	readonly hot: HotSpaces;
	readonly numbering: Numbering;
	readonly now: () => number;
};

/** Who may do what: as the relay knows it; as the copy says, where the relay knows nothing. */
function trustFor({ hot }: World, space: SpaceId, entries: readonly LogEntry[]): Trust {
	const known = hot.get(space)?.trust;
	if (known?.info !== undefined) return known;
	const trust = createTrust(space);
	for (const entry of entries) appendToTrust(trust, 'register', entry);
	return trust;
}

/**
 * The secret that marks entries is lost and the operator has said whose copy is believed (`admin.ts
 * adopt`): that device's, a gestionnaire's, on its word until that time is over. Answers which device
 * that is, if it is this one.
 */
export function onWhoseWord(
	world: World,
	copy: { readonly space: SpaceId; readonly room: Room; readonly entries: readonly LogEntry[] },
	offered: string
): DeviceId | undefined {
	const { store, now } = world;
	const { space, entries } = copy;
	const adoption = store.adoptionOf(space);
	if (adoption === undefined || adoption.until < now()) return undefined;
	const read = readTicket([offered]);
	if (!read.ok) return undefined;
	const { ticket, text, signature } = read.value;
	const { device } = ticket;
	if (ticket.space !== space || !holdsAt(ticket, now())) return undefined;
	if (deviceNumber(device) !== adoption.device) return undefined;
	const trust = trustFor(world, space, entries);
	const publicKey = trust.devices.get(device)?.publicKey;
	const member = memberOf(trust, device);
	if (publicKey === undefined || member === undefined || !isGestionnaire(member)) return undefined;
	return verifySignature(publicKey, ticketBytes(text), signature) ? device : undefined;
}

/** R5: everybody may see whose copy was taken on its word, and when. */
export function sayAdopted(
	{ store, numbering, now }: World,
	space: SpaceId,
	device: DeviceId
): void {
	const adoption = store.adoptionOf(space);
	if (adoption === undefined || adoption.said) return;
	store.adopt(space, { ...adoption, said: true });
	const { text } = writeFact({
		v: 1,
		n: v.parse(nonce, randomBytes(12).toString('base64url')),
		kind: 'copy.adopted',
		by: 'relay',
		at: now(),
		about: space,
		body: { device }
	});
	const arrivals = [{ room: 'register', sealed: { text, sig: '' }, device: 'relay' }] as const;
	numbering.deliver({ space, arrivals, told: () => undefined });
}
