import { fromBase64UrlEncoded } from 'lib0/buffer';
import * as v from 'valibot';
import { isKey, type DeviceId, type SpaceId } from '../../src/lib/domain/ids.ts';
import { ok, refused, type Result } from '../../src/lib/domain/refusal.ts';

/**
 * A ticket says which device connects to which space, for a few minutes, signed by the device's
 * key. It travels as a WebSocket subprotocol, so that a stock provider can carry it.
 */
export type Ticket = {
	readonly v: 1;
	readonly space: SpaceId;
	readonly device: DeviceId;
	/** From when and until when, ms on the relay's clock as the phone knows it. */
	readonly at: number;
	readonly exp: number;
};

/** What the relay answers with; the other subprotocol offered is the ticket itself. */
export const SUBPROTOCOL = 'la-remise.1';
const PREFIX = 'ticket';

/** Longest life of a ticket, ms. */
export const LONGEST_LIFE = 10 * 60_000;
/** A phone's clock may be this much ahead, ms. */
const AHEAD = 60_000;
/** Far above what a ticket needs. */
const MOST_CHARACTERS = 2000;

const utf8 = new TextEncoder();

/** The ticket as text, exactly as signed and sent. */
export const ticketText = (ticket: Ticket): string => JSON.stringify(ticket);

/** What the device signs: ECDSA P-256 over SHA-256, raw 64 bytes. */
export const ticketBytes = (text: string): Uint8Array<ArrayBuffer> =>
	utf8.encode(`la-remise/ticket/1\n${text}`);

/** lib0's own takes a Web Worker, which has no `window`, for Node, and asks it for Buffer. */
const base64url = (bytes: Uint8Array): string =>
	btoa(String.fromCharCode(...bytes))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replace(/=+$/, '');

/** The subprotocols a phone offers. */
export const ticketProtocols = (text: string, signature: Uint8Array): [string, string] => [
	SUBPROTOCOL,
	`${PREFIX}.${base64url(utf8.encode(text))}.${base64url(signature)}`
];

const id = <Id extends SpaceId | DeviceId>() => v.custom<Id>((value) => isKey<Id>(value));
const schema = v.strictObject({
	v: v.literal(1),
	space: id<SpaceId>(),
	device: id<DeviceId>(),
	at: v.pipe(v.number(), v.integer(), v.minValue(0)),
	exp: v.pipe(v.number(), v.integer(), v.minValue(0))
});

export type Offered = {
	readonly ticket: Ticket;
	/** The text signed. */
	readonly text: string;
	readonly signature: Uint8Array;
};

/** The ticket among the subprotocols offered. Nothing is known yet of its signature or its time. */
export function readTicket(protocols: Iterable<string>): Result<Offered, 'NoTicket'> {
	const nothing = refused('NoTicket' as const);
	const offered = [...protocols].find((protocol) => protocol.startsWith(`${PREFIX}.`));
	if (offered === undefined || offered.length > MOST_CHARACTERS) return nothing;
	const [, payload, sig, ...more] = offered.split('.');
	if (!isBase64url(payload) || !isBase64url(sig) || more.length > 0) return nothing;
	try {
		const signature = fromBase64UrlEncoded(sig);
		const text = new TextDecoder('utf-8', { fatal: true }).decode(fromBase64UrlEncoded(payload));
		const read = v.safeParse(schema, JSON.parse(text));
		return read.success && signature.length === 64
			? ok({ ticket: read.output, text, signature })
			: nothing;
	} catch {
		// Not base64, not UTF-8 or not JSON: a stranger's bytes are not a bug of ours.
		return nothing;
	}
}

const isBase64url = (text: string | undefined): text is string =>
	text !== undefined && /^[A-Za-z0-9_-]+$/.test(text);

/** Whether a ticket holds at an instant of the relay's clock. A skewed phone asks `/api/now`. */
export function holdsAt(ticket: Ticket, now: number): boolean {
	const life = ticket.exp - ticket.at;
	return life > 0 && life <= LONGEST_LIFE && ticket.at - AHEAD <= now && now <= ticket.exp;
}
