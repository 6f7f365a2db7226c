import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type Server } from 'ws';
import { whyNotAdmitted } from '../room/admit.ts';
import type { Store } from '../room/store.ts';
import { CLOSE, type CloseCode } from '../wire/close.ts';
import { readRoomPath } from '../wire/room.ts';
import { readTicket, SUBPROTOCOL } from '../wire/ticket.ts';
import { addressOf, isOwnOrigin } from './address.ts';
import { verifySignature } from './crypto.ts';
import type { HotSpaces } from './hot.ts';
import type { Metrics } from './metrics.ts';
import { Phone, type Caller } from './phone.ts';
import type { Limits } from './settings.ts';

export type Outside = {
	readonly store: Store;
	readonly hot: HotSpaces;
	readonly metrics: Metrics;
	readonly limits: Limits;
	readonly trustProxy: boolean;
	readonly now: () => number;
	/** A connection ended, or never began, with this code. */
	readonly ended: (code: number) => void;
};

type TurnedAway = { readonly code: CloseCode; readonly reason?: string };

/** How long someone turned away may take to leave, ms. */
const GOODBYE = 2000;

/** Every message is deflated by itself, in a window of the usual size, so nothing is kept between. */
const DEFLATE = {
	serverNoContextTakeover: true,
	clientNoContextTakeover: true,
	serverMaxWindowBits: 15
};

/** Who may come in, and how many at once. */
export class Door {
	readonly #world: Outside;
	readonly #welcome: (phone: Phone, caller: Caller) => void;
	/** For phones let in, and for everybody else, who is told why not and can send next to nothing. */
	readonly #door: Server<typeof Phone>;
	readonly #porch: Server<typeof Phone>;
	readonly #perDevice = new Map<string, number>();
	readonly #perAddress = new Map<string, number>();
	#count = 0;

	constructor(world: Outside, welcome: (phone: Phone, caller: Caller) => void) {
		this.#world = world;
		this.#welcome = welcome;
		const { message, strangerMessage } = world.limits;
		const shared = {
			noServer: true,
			WebSocket: Phone,
			clientTracking: false,
			handleProtocols: (offered: Set<string>) => offered.has(SUBPROTOCOL) && SUBPROTOCOL
		};
		this.#door = new WebSocketServer({
			...shared,
			maxPayload: message,
			perMessageDeflate: DEFLATE
		});
		this.#porch = new WebSocketServer({
			...shared,
			maxPayload: strangerMessage
		});
	}

	/** Connections let in and not ended. */
	get size(): number {
		return this.#count;
	}

	/** A request to become a socket. A stock provider only understands close codes, so refusals are sockets too. */
	upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
		const path = (request.url ?? '').split('?')[0] ?? '';
		if (!path.startsWith('/sync/') || !isOwnOrigin(request)) {
			socket.on('error', () => socket.destroy());
			socket.end(
				`HTTP/1.1 ${path.startsWith('/sync/') ? '403 Forbidden' : '404 Not Found'}\r\nConnection: close\r\n\r\n`
			);
			return;
		}
		const caller = this.#admit(request, path);
		if ('code' in caller) {
			const { code, reason = '' } = caller;
			this.#world.metrics.count('closed_total', 1, { code: String(code) });
			this.#world.ended(code);
			this.#porch.handleUpgrade(request, socket, head, (stranger) => {
				stranger.on('error', () => {
					stranger.terminate();
				});
				stranger.close(code, reason);
				setTimeout(() => {
					stranger.terminate();
				}, GOODBYE).unref();
			});
			return;
		}
		this.#door.handleUpgrade(request, socket, head, (phone) => {
			phone.stream = socket;
			this.tally(caller, 1);
			this.#welcome(phone, caller);
		});
	}

	#admit(request: IncomingMessage, path: string): Caller | TurnedAway {
		const { hot, limits, now, store, trustProxy } = this.#world;
		const door = readRoomPath(path);
		const space = door && hot.get(door.space);
		if (door === undefined || space === undefined) return { code: CLOSE.unknownRoom };
		const protocols = (request.headers['sec-websocket-protocol'] ?? '').split(',');
		const offered = readTicket(protocols.map((protocol) => protocol.trim()));
		if (!offered.ok) return { code: CLOSE.ticketNotValid };
		const why = whyNotAdmitted(space.trust, door, offered.value, {
			now: now(),
			verify: verifySignature
		});
		if (why !== undefined) return { code: why };
		const generation = store.generationOf(door.space, door.room);
		if (door.generation !== generation)
			return { code: CLOSE.otherGeneration, reason: String(generation) };
		const { device } = offered.value.ticket;
		const address = addressOf(request, trustProxy);
		const isTooMany =
			(this.#perDevice.get(device) ?? 0) >= limits.connectionsPerDevice ||
			(this.#perAddress.get(address) ?? 0) >= limits.connectionsPerAddress;
		return isTooMany ? { code: CLOSE.tooMany } : { ...door, device, address };
	}

	/** One connection more, or one less. */
	tally({ device, address }: Caller, by: 1 | -1): void {
		this.#count += by;
		for (const [tally, name] of [
			[this.#perDevice, device],
			[this.#perAddress, address]
		] as const) {
			const count = (tally.get(name) ?? 0) + by;
			if (count > 0) tally.set(name, count);
			else tally.delete(name);
		}
	}
}
