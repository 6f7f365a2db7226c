import * as v from 'valibot';
import { ticketBytes, ticketProtocols, ticketText } from '../../../../sync-server/wire/ticket.ts';
import type { SpaceId } from '../../domain/ids.ts';
import { fromBase64url } from '../../register/digest.ts';
import type { Device } from '../device.ts';

/** How long a ticket holds: long enough for a reconnect, short enough to be worthless found. */
const LIFE = 5 * 60_000;

const answer = v.object({ now: v.number() });

/** The relay's clock as this phone knows it. */
export type Clock = {
	now(): number;
	/** Asks the relay; without an answer the phone's own clock has to do. */
	ask(): Promise<void>;
};

export function createClock(): Clock {
	let skew = 0;
	return {
		now: () => Date.now() + skew,
		async ask() {
			const read = await fetch('/api/now', { cache: 'no-store' })
				.then(async (response) => v.safeParse(answer, await response.json()))
				.catch(() => undefined);
			if (read?.success) skew = read.output.now - Date.now();
		}
	};
}

/** A fresh ticket for a space, as the subprotocols to offer. */
export async function ticketFor(
	space: SpaceId,
	device: Device,
	clock: Clock
): Promise<[string, string]> {
	const at = Math.round(clock.now());
	const text = ticketText({ v: 1, space, device: device.id, at, exp: at + LIFE });
	const signature = fromBase64url(await device.sign(ticketBytes(text)));
	if (signature === undefined) throw new TypeError('a signature is base64url');
	return ticketProtocols(text, signature);
}
