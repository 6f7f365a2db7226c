import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as syncProtocol from 'y-protocols/sync';
import * as Y from 'yjs';
import type { Refusal } from '../../src/lib/domain/refusal.ts';
import { backoff, LONGEST_WAIT } from '../../src/lib/engine/worker/backoff.ts';
import { reaches } from '../../src/lib/engine/worker/read-back.ts';
import { logLength } from '../../src/lib/register/log.ts';
import { readGeneration } from '../../sync-server/wire/room.ts';
import { encodeEnvelope, type Sealed } from '../../src/lib/register/envelope.ts';
import type { Room } from '../../src/lib/register/facts/kinds.ts';
import { CLOSE } from '../../sync-server/wire/close.ts';
import {
	MESSAGE,
	readRefusal,
	step1Message,
	updateMessage
} from '../../sync-server/wire/message.ts';
import { ticketBytes, ticketProtocols, ticketText } from '../../sync-server/wire/ticket.ts';
import type { Network } from './network.ts';
import type { Socket } from './socket.ts';
import type { Life } from './timeline.ts';

const TICKET_LIFE = 5 * 60_000;
const STEP_1 = 0;
const STEP_2 = 1;

type Wiring = {
	readonly network: Network;
	readonly room: Room;
	readonly doc: Y.Doc;
	readonly life: Life;
	readonly changed: () => void;
	readonly refused: (key: string, refusal: Refusal) => void;
	/** Generation of the room this copy was taken from. */
	readonly generation: number;
	/** The relay lacks what this copy has, or has another log. */
	readonly behind: () => void;
	/** This copy may be empty though the relay knows the space. */
	readonly beganAnew?: boolean;
	/** The relay has let this phone in once, as far as is known here. */
	readonly wasLetIn: () => boolean;
};

/** A phone's line to one room, as a stock provider keeps it: reconnecting, its first word a step 1. */
export class Line {
	live = false;
	refusal: Refusal | undefined;
	generation: number;
	readonly #wiring: Wiring;
	#socket: Socket | undefined;
	#ended = false;
	/** The relay has shown that it has all this copy has; until then what it says waits. */
	#vouched = false;
	#held: Uint8Array[] = [];
	#tries = 0;
	#turnedAway = 0;
	#retry = 0;

	constructor(wiring: Wiring) {
		this.#wiring = wiring;
		this.generation = wiring.generation;
		this.#connect();
	}

	send(items: readonly Sealed[]): void {
		this.#socket?.say('phone', updateMessage(encodeEnvelope(items)));
	}

	/** For good: another line takes its place. */
	end(): void {
		this.#ended = true;
		this.hangUp();
	}

	/** The network is back: open sockets aren't trusted. */
	wake(): void {
		this.hangUp();
		this.#tries = 0;
		this.#connect();
	}

	hangUp(): void {
		this.#socket?.close('phone', 1000);
		this.#socket = undefined;
		this.live = false;
	}

	#connect(): void {
		const { network, room, life } = this.#wiring;
		if (life.over || this.#ended || this.#socket !== undefined) return;
		this.#vouched = false;
		this.#held = [];
		this.#retry += 1;
		const socket = network.dial();
		if (socket === undefined) return this.#later(backoff(this.#tries++, network.chance.next()));
		this.#socket = socket;
		const at = Math.round(network.clock() + network.skew);
		const { space, device } = network;
		const text = ticketText({ v: 1, space, device: device.id, at, exp: at + TICKET_LIFE });
		const protocols = ticketProtocols(text, device.sign(ticketBytes(text)));
		const current = (run: () => void) => () => {
			if (this.#socket === socket && !life.over) run();
		};
		socket.listen('phone', {
			hear: (message) => current(() => this.#hear(socket, message))(),
			closed: (code, reason) => current(() => this.#closed(code, reason))()
		});
		socket.soon('relay', () => {
			if (!network.relay.up) return socket.break();
			socket.soon(
				'phone',
				current(() => socket.say('phone', step1Message(Y.encodeStateVector(this.#wiring.doc))))
			);
			network.relay.admit(socket, room, this.generation, protocols);
		});
	}

	#hear(socket: Socket, message: Uint8Array): void {
		const decoder = decoding.createDecoder(message);
		const type = decoding.readVarUint(decoder);
		if (type === MESSAGE.refusal) {
			const read = readRefusal(decoder);
			if (read !== undefined) this.#wiring.refused(...read);
		}
		if (type !== MESSAGE.sync) return;
		// As engine/worker/first-sync.ts does.
		if (!this.#vouched) {
			const look = decoding.clone(decoder);
			if (decoding.readVarUint(look) !== STEP_1) {
				this.#held.push(message);
				return;
			}
			if (!reaches(decoding.readVarUint8Array(look), this.#wiring.doc)) {
				this.hangUp();
				this.#wiring.behind();
				return;
			}
			this.#vouched = true;
			const held = this.#held;
			this.#held = [];
			for (const earlier of held) this.#hear(socket, earlier);
			this.#hear(socket, message);
			return;
		}
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, MESSAGE.sync);
		const said = syncProtocol.readSyncMessage(decoder, encoder, this.#wiring.doc, this);
		if (encoding.length(encoder) > 1) socket.say('phone', encoding.toUint8Array(encoder));
		if (said !== STEP_2 || this.live) return;
		this.live = true;
		this.#tries = 0;
		this.#turnedAway = 0;
		this.refusal = undefined;
		this.#wiring.changed();
	}

	#closed(code: number, reason: string): void {
		const { network, changed } = this.#wiring;
		const { chance } = network;
		this.#socket = undefined;
		this.live = false;
		this.#tries += 1;
		if (code < 4400 || code >= 4500) {
			const most = backoff(this.#tries, chance.next());
			this.#later(Math.min(2 ** this.#tries * 100, most));
		} else {
			this.#turnedAway += 1;
			this.#turnedAwayWith(code, reason, backoff(this.#turnedAway, chance.next()));
		}
		changed();
	}

	#turnedAwayWith(code: number, reason: string, wait: number): void {
		const { network, room, doc, beganAnew, wasLetIn } = this.#wiring;
		const lost =
			code === CLOSE.unknownRoom
				? logLength(doc) > 0 || beganAnew === true
				: code === CLOSE.notMember && room === 'register' && wasLetIn();
		if (code === CLOSE.deviceRevoked) {
			this.refusal = { type: 'DeviceRevoked' };
		} else if (code === CLOSE.ticketNotValid) {
			network.askTime(() => this.#later(this.#turnedAway < 3 ? 0 : wait));
		} else if (code === CLOSE.otherGeneration) {
			this.generation = readGeneration(reason) ?? this.generation;
			this.#later(this.#turnedAway < 3 ? 0 : wait);
		} else if (lost) {
			this.#wiring.behind();
		} else {
			if (code === CLOSE.notMember) this.refusal = { type: 'NotMember' };
			this.#later(LONGEST_WAIT * (0.5 + network.chance.next() / 2));
		}
	}

	#later(wait: number): void {
		const retry = ++this.#retry;
		const { network, life } = this.#wiring;
		network.timeline.after(
			wait,
			() => {
				if (retry === this.#retry) this.#connect();
			},
			life
		);
	}
}
