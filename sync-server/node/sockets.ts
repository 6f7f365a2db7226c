import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type Server } from 'ws';
import type { SpaceId } from '../../src/lib/domain/ids.ts';
import type { Sealed } from '../../src/lib/register/envelope.ts';
import { readEntries, readEnvelope } from '../../src/lib/register/read-envelope.ts';
import { keyOf } from '../../src/lib/register/text.ts';
import { whyNotAdmitted, whyNotRead } from '../room/admit.ts';
import type { Arrival } from '../room/check.ts';
import { isTakenWhenFull } from '../room/full.ts';
import { isBeyond, NOTHING_NEW, sameState } from '../room/log.ts';
import type { Outcome, Space } from '../room/step.ts';
import type { Batch, Store } from '../room/store.ts';
import { CLOSE, type CloseCode } from '../wire/close.ts';
import {
	KEEP_ALIVE,
	readMessage,
	refusalMessage,
	step1Message,
	step2Message,
	updateMessage
} from '../wire/message.ts';
import { readRoomPath } from '../wire/room.ts';
import { readTicket, SUBPROTOCOL } from '../wire/ticket.ts';
import { addressOf, isOwnOrigin } from './address.ts';
import { Buckets } from './bucket.ts';
import { verifySignature } from './crypto.ts';
import type { HotSpaces } from './hot.ts';
import type { Metrics } from './metrics.ts';
import type { Numbering } from './numbering.ts';
import { Outgoing } from './outgoing.ts';
import { Phone, type Caller } from './phone.ts';
import type { Limits } from './settings.ts';

type World = {
	readonly store: Store;
	readonly hot: HotSpaces;
	readonly numbering: Numbering;
	readonly metrics: Metrics;
	readonly limits: Limits;
	readonly trustProxy: boolean;
	readonly now: () => number;
	/** A connection ended, or never began, with this code. */
	readonly ended: (code: number) => void;
};

type TurnedAway = { readonly code: CloseCode; readonly reason?: string };

/** A stock provider hangs up after 30 s of silence. */
const SAY_SOMETHING = 20_000;
/** Pings left unanswered before the other end is taken for dead. */
const MOST_UNANSWERED = 2;
/** How long someone turned away may take to leave, ms. */
const GOODBYE = 2000;
/** Facts of one envelope judged in one go. */
const FACTS_AT_ONCE = 100;
/** Largest state vector answered, bytes: a log's grows by eight with each start of the relay. */
const LARGEST_STATE = 256 * 1024;

/** Every message is deflated by itself, in a window of the usual size, so nothing is kept between. */
const DEFLATE = {
	serverNoContextTakeover: true,
	clientNoContextTakeover: true,
	serverMaxWindowBits: 15
};
const STAY = new Outgoing(KEEP_ALIVE);

/** The rooms' sockets: admission, what phones send, what they are told, and when they are hung up on. */
export class Sockets {
	readonly #world: World;
	/** For phones let in, and for everybody else, who is told why not and can send next to nothing. */
	readonly #door: Server<typeof Phone>;
	readonly #porch: Server<typeof Phone>;
	readonly #bySpace = new Map<SpaceId, Set<Phone>>();
	readonly #perDevice = new Map<string, number>();
	readonly #perAddress = new Map<string, number>();
	readonly #facts: Buckets;
	readonly #questions: Buckets;
	/** Entries shown in answers; see `handedPerMinute`. */
	readonly #shown: Buckets;
	/** What phones sent beyond their share, until its turn comes. They are not read from meanwhile. */
	readonly #held = new Map<Phone, Sealed[]>();
	#count = 0;

	constructor(world: World) {
		this.#world = world;
		const { message, strangerMessage, factsPerMinute, questionsPerMinute, handedPerMinute } =
			world.limits;
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
		this.#facts = new Buckets(factsPerMinute, 60_000);
		this.#questions = new Buckets(questionsPerMinute, 60_000);
		this.#shown = new Buckets(handedPerMinute, 60_000);
	}

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

	#welcome(phone: Phone, caller: Caller): void {
		phone.caller = caller;
		phone.spokenAt = this.#world.now();
		const there = this.#bySpace.get(caller.space);
		if (there) there.add(phone);
		else this.#bySpace.set(caller.space, new Set([phone]));
		this.#tally(caller, 1);
		phone.on('message', this.#onMessage);
		phone.on('pong', this.#onPong);
		phone.on('close', this.#onClose);
		phone.on('error', this.#onError);
	}

	#tally({ device, address }: Caller, by: 1 | -1): void {
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

	// One listener for all phones: an idle connection costs no closures.
	readonly #onMessage = this.#listen((phone, caller, data) => {
		phone.releaseInflater();
		const message = data instanceof Buffer ? readMessage(data) : undefined;
		if (message === undefined) this.#world.metrics.count('messages_unreadable_total');
		else if (message.type === 'step1') this.#hearWhatItHas(phone, caller, message.stateVector);
		else if (message.type === 'update') {
			if (message.isAnswer && !this.#hearAnswer(phone, caller, message.update)) return;
			this.#take(phone, caller, message.update);
		}
	});
	readonly #onPong = this.#listen((phone) => {
		phone.unanswered = 0;
	});
	readonly #onError = this.#listen((phone) => {
		phone.terminate();
	});
	readonly #onClose = this.#listen((phone, caller, code) => {
		if (typeof code === 'number') this.#world.ended(code);
		clearTimeout(phone.withheld?.timer);
		const there = this.#bySpace.get(caller.space);
		this.#held.delete(phone);
		if (!there?.delete(phone)) return;
		if (there.size === 0) this.#bySpace.delete(caller.space);
		this.#tally(caller, -1);
	});

	#listen(heard: (phone: Phone, caller: Caller, data: unknown) => void) {
		return function (this: unknown, data?: unknown): void {
			if (this instanceof Phone && this.caller) heard(this, this.caller, data);
		};
	}

	/**
	 * A phone says what it has. Where that is more than the relay has, it may be a stock client's own
	 * structs, a forger's, or what this relay has lost: it is asked for them, and told nothing before it
	 * has answered or had its time.
	 */
	#hearWhatItHas(phone: Phone, caller: Caller, stateVector: Uint8Array): void {
		const { space, room, device } = caller;
		const { hot, store, now, metrics, limits } = this.#world;
		if (stateVector.length > LARGEST_STATE) {
			metrics.count('messages_unreadable_total');
			return;
		}
		const isKnown = hot.get(space) !== undefined;
		if (!isKnown) {
			this.#hangUp(phone, CLOSE.unknownRoom);
			return;
		}
		const cold = hot.isCold(space, room) ? store.headOf(space, room) : undefined;
		if (cold && sameState(cold, stateVector)) {
			this.#answer(phone, NOTHING_NEW, cold);
			return;
		}
		if (phone.backlog > limits.waitingBytes) {
			this.#hangUp(phone, CLOSE.tooSlow);
			return;
		}
		if (this.#questions.take(device, 1, now()) === 0) {
			this.#hangUp(phone, CLOSE.tooMany);
			return;
		}
		try {
			const head = cold ?? hot.log(space, room).head();
			if (!isBeyond(stateVector, head)) {
				this.#tellWhatIsMissing(phone, caller, stateVector);
				return;
			}
			clearTimeout(phone.withheld?.timer);
			const timer = setTimeout(() => {
				this.#stopWithholding(phone, caller);
			}, limits.withhold).unref();
			phone.withheld = { stateVector, timer };
			phone.say(new Outgoing(step1Message(head)), now());
		} catch {
			// No state vector: a stranger's bytes are not a bug of ours.
			metrics.count('messages_unreadable_total');
		}
	}

	/** Answers a state vector with what it lacks, and asks for what the relay lacks. */
	#tellWhatIsMissing(phone: Phone, { space, room }: Caller, stateVector: Uint8Array): void {
		const log = this.#world.hot.log(space, room);
		this.#answer(phone, log.missing(stateVector), log.head());
	}

	#answer(phone: Phone, missing: Uint8Array, head: Uint8Array): void {
		const now = this.#world.now();
		phone.reads = true;
		phone.inOneBreath(() => {
			phone.say(new Outgoing(step2Message(missing)), now);
			phone.say(new Outgoing(step1Message(head)), now);
		});
	}

	#stopWithholding(phone: Phone, caller: Caller): void {
		const { withheld } = phone;
		if (withheld === undefined) return;
		clearTimeout(withheld.timer);
		phone.withheld = undefined;
		if (phone.readyState !== Phone.OPEN) return;
		if (this.#world.hot.get(caller.space) === undefined) this.#hangUp(phone, CLOSE.unknownRoom);
		else this.#tellWhatIsMissing(phone, caller, withheld.stateVector);
	}

	/**
	 * What a phone shows of the structs the relay lacks. Entries with the relay's own mark are proof:
	 * what is lacking of them is taken back, and the copy is one of another log, which must not be
	 * mixed with this one. Answers whether the phone stays.
	 */
	#hearAnswer(phone: Phone, caller: Caller, update: Uint8Array): boolean {
		if (phone.withheld === undefined) return true;
		const { numbering } = this.#world;
		const { space, room, generation, device } = caller;
		const entries = readEntries(update);
		// Each mark shown costs something to check, and a forger has as many as they like.
		const shown = this.#world.now();
		if (entries.length > 0 && this.#shown.wait(device, shown) > 0) {
			this.#hangUp(phone, CLOSE.tooMany);
			return false;
		}
		this.#shown.take(device, entries.length, shown);
		const came =
			entries.length === 0
				? undefined
				: numbering.handIn(space, { room, generation, entries }, false);
		if (came === undefined || came.foreign === entries.length) {
			this.#stopWithholding(phone, caller);
			return true;
		}
		this.#hangUp(phone, CLOSE.otherGeneration, came.generation);
		return false;
	}

	/** Takes the facts out of an update; nothing of the update itself goes anywhere. */
	#take(phone: Phone, caller: Caller, update: Uint8Array): void {
		// Whoever is being hung up on comes again with all of it.
		if (phone.readyState !== Phone.OPEN) return;
		const read = readEnvelope(update);
		if (!read.ok) {
			this.#world.metrics.count('messages_unreadable_total');
			return;
		}
		if (read.value.length === 0) return;
		const before = this.#held.get(phone) ?? [];
		const taken = this.#withRoom(phone, caller.space, read.value);
		const left = this.#deliver(phone, caller, [...before, ...taken]);
		this.#hold(phone, left);
	}

	/** Refuses what a full space has no room for; answers with the rest. */
	#withRoom(phone: Phone, space: SpaceId, sealed: readonly Sealed[]): readonly Sealed[] {
		const { hot, limits, store, now } = this.#world;
		if (hot.bytesOf(space) < limits.spaceBytes) return sealed;
		return sealed.filter(({ text }) => {
			const key = keyOf(text);
			if (store.numberOf(space, key) !== undefined || isTakenWhenFull(text)) return true;
			this.#world.metrics.count('facts_refused_total', 1, { reason: 'SpaceFull' });
			phone.say(new Outgoing(refusalMessage(key, { type: 'SpaceFull' })), now());
			return false;
		});
	}

	/** Hands on as much as the device's share allows, and answers with the rest. */
	#deliver(phone: Phone, { space, room, device }: Caller, sealed: readonly Sealed[]): Sealed[] {
		const { now, numbering } = this.#world;
		const allowed = this.#facts.take(device, sealed.length, now());
		for (let at = 0; at < allowed; at += FACTS_AT_ONCE) {
			const arrivals: Arrival[] = sealed
				.slice(at, Math.min(at + FACTS_AT_ONCE, allowed))
				.map((item) => ({ room, sealed: item, device }));
			numbering.deliver({
				space,
				arrivals,
				told: (outcomes) => {
					this.#tellOutcomes(phone, outcomes);
				}
			});
		}
		return sealed.slice(allowed);
	}

	/** A backlog is never refused: the phone isn't read from until its turn has come. */
	#hold(phone: Phone, left: Sealed[]): void {
		if (left.length === 0) {
			if (this.#held.delete(phone)) phone.resume();
		} else if (left.length > this.#world.limits.factsPerMinute) {
			// The rest stays in the phone's outbox and comes again.
			this.#hangUp(phone, CLOSE.tooMany);
		} else {
			this.#held.set(phone, left);
			phone.pause();
		}
	}

	#tellOutcomes(phone: Phone, outcomes: readonly Outcome[] | undefined): void {
		if (outcomes === undefined) {
			this.#hangUp(phone, CLOSE.storeBusy);
			return;
		}
		for (const outcome of outcomes) {
			if (outcome.type !== 'refused') continue;
			const message = new Outgoing(refusalMessage(outcome.key, outcome.refusal));
			phone.say(message, this.#world.now());
		}
	}

	/** Tells what has just been committed, and hangs up on who may no longer listen. */
	publish({ space: id, rooms, trust }: Batch, space: Space): void {
		for (const { update, whole } of rooms)
			this.#world.hot.grew(id, update.length, whole !== undefined);
		for (const { room, generation } of rooms)
			if (generation !== undefined) this.#moveOn(id, room, generation);
		const phones = this.#bySpace.get(id);
		if (phones === undefined) return;
		const { limits, now } = this.#world;
		if (trust.length > 0) {
			for (const phone of phones) {
				const { caller } = phone;
				const why = caller && whyNotRead(space.trust, caller.device, caller.room);
				if (why !== undefined) this.#hangUp(phone, why);
			}
		}
		for (const { room, update } of rooms) {
			const message = new Outgoing(updateMessage(update));
			for (const phone of phones) {
				if (phone.caller?.room !== room || !phone.reads) continue;
				if (phone.backlog > limits.waitingBytes) this.#hangUp(phone, CLOSE.tooSlow);
				else phone.say(message, now());
			}
		}
	}

	/** Nobody may take a room that has moved on for the one they were in. */
	#moveOn(space: SpaceId, room: Caller['room'], generation: number): void {
		for (const phone of this.#bySpace.get(space) ?? [])
			if (phone.caller?.room === room) this.#hangUp(phone, CLOSE.otherGeneration, generation);
	}

	/**
	 * Hangs up on everybody of a space whose writes could not be kept: whoever stayed would not know
	 * whether what they hold is all there is.
	 */
	hangUpAll(space: SpaceId): void {
		for (const phone of this.#bySpace.get(space) ?? []) this.#hangUp(phone, CLOSE.storeBusy);
	}

	#hangUp(phone: Phone, code: CloseCode, generation?: number): void {
		if (phone.readyState !== Phone.OPEN) return;
		this.#world.metrics.count('closed_total', 1, { code: String(code) });
		phone.reads = false;
		if (this.#held.delete(phone)) phone.resume();
		phone.close(code, generation === undefined ? '' : String(generation));
	}

	/** To be called about once a second: keeps the living awake, lets the dead go, and takes what waits. */
	tend(): void {
		const { now, limits } = this.#world;
		this.#facts.forgetFull(now());
		this.#questions.forgetFull(now());
		this.#shown.forgetFull(now());
		for (const [phone, sealed] of this.#held) {
			if (phone.caller) this.#hold(phone, this.#deliver(phone, phone.caller, sealed));
		}
		for (const phones of this.#bySpace.values()) {
			for (const phone of phones) {
				if (phone.backlog > limits.waitingBytes) this.#hangUp(phone, CLOSE.tooSlow);
				else this.#keepAwake(phone, now());
			}
		}
	}

	#keepAwake(phone: Phone, now: number): void {
		if (now - phone.spokenAt < SAY_SOMETHING) return;
		const isHeld = this.#held.has(phone);
		if (!isHeld && phone.unanswered >= MOST_UNANSWERED) {
			phone.terminate();
			return;
		}
		// Whose answers are not read owes none.
		if (!isHeld) phone.unanswered += 1;
		phone.say(STAY, now);
		if (!isHeld && phone.readyState === Phone.OPEN) phone.ping();
	}

	/** Goes away: phones come back by themselves. */
	close(): void {
		for (const phones of this.#bySpace.values()) {
			for (const phone of phones) {
				phone.close(1001);
				phone.terminate();
			}
		}
	}
}
