import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { SpaceId } from '../../src/lib/domain/ids.ts';
import { readEntries } from '../../src/lib/register/read-envelope.ts';
import { whyNotRead } from '../room/admit.ts';
import { isBeyond, NOTHING_NEW, sameState } from '../room/log.ts';
import type { Space } from '../room/step.ts';
import type { Batch } from '../room/store.ts';
import { CLOSE, type CloseCode } from '../wire/close.ts';
import {
	KEEP_ALIVE,
	readMessage,
	step1Message,
	step2Message,
	updateMessage
} from '../wire/message.ts';
import { Buckets } from './bucket.ts';
import { Door, type Outside } from './door.ts';
import { Intake } from './intake.ts';
import type { Numbering } from './numbering.ts';
import { Outgoing } from './outgoing.ts';
import { Phone, type Caller } from './phone.ts';

type World = Outside & { readonly numbering: Numbering };

/** A stock provider hangs up after 30 s of silence. */
const SAY_SOMETHING = 20_000;
/** Pings left unanswered before the other end is taken for dead. */
const MOST_UNANSWERED = 2;
/** Largest state vector answered, bytes: a log's grows by eight with each start of the relay. */
const LARGEST_STATE = 256 * 1024;

const STAY = new Outgoing(KEEP_ALIVE);

/** The rooms' sockets: what phones are told, and when they are hung up on. */
export class Sockets {
	readonly #world: World;
	readonly #door: Door;
	readonly #intake: Intake;
	readonly #bySpace = new Map<SpaceId, Set<Phone>>();
	readonly #questions: Buckets;
	/** Entries shown in answers; see `handedPerMinute`. */
	readonly #shown: Buckets;

	constructor(world: World) {
		this.#world = world;
		const { questionsPerMinute, handedPerMinute } = world.limits;
		this.#door = new Door(world, (phone, caller) => {
			this.#welcome(phone, caller);
		});
		this.#intake = new Intake(world, (phone, code) => {
			this.#hangUp(phone, code);
		});
		this.#questions = new Buckets(questionsPerMinute, 60_000);
		this.#shown = new Buckets(handedPerMinute, 60_000);
	}

	get size(): number {
		return this.#door.size;
	}

	/** A request to become a socket. */
	upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
		this.#door.upgrade(request, socket, head);
	}

	#welcome(phone: Phone, caller: Caller): void {
		phone.caller = caller;
		phone.spokenAt = this.#world.now();
		const there = this.#bySpace.get(caller.space);
		if (there) there.add(phone);
		else this.#bySpace.set(caller.space, new Set([phone]));
		phone.on('message', this.#onMessage);
		phone.on('pong', this.#onPong);
		phone.on('close', this.#onClose);
		phone.on('error', this.#onError);
	}

	// One listener for all phones: an idle connection costs no closures.
	readonly #onMessage = this.#listen((phone, caller, data) => {
		phone.releaseInflater();
		const message = data instanceof Buffer ? readMessage(data) : undefined;
		if (message === undefined) this.#world.metrics.count('messages_unreadable_total');
		else if (message.type === 'step1') this.#hearWhatItHas(phone, caller, message.stateVector);
		else if (message.type === 'update') {
			if (message.isAnswer && !this.#hearAnswer(phone, caller, message.update)) return;
			this.#intake.take(phone, caller, message.update);
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
		this.#intake.letGo(phone);
		if (!there?.delete(phone)) return;
		if (there.size === 0) this.#bySpace.delete(caller.space);
		this.#door.tally(caller, -1);
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
		this.#intake.letGo(phone);
		phone.close(code, generation === undefined ? '' : String(generation));
	}

	/** To be called about once a second: keeps the living awake, lets the dead go, and takes what waits. */
	tend(): void {
		const { now, limits } = this.#world;
		this.#questions.forgetFull(now());
		this.#shown.forgetFull(now());
		this.#intake.tend();
		for (const phones of this.#bySpace.values()) {
			for (const phone of phones) {
				if (phone.backlog > limits.waitingBytes) this.#hangUp(phone, CLOSE.tooSlow);
				else this.#keepAwake(phone, now());
			}
		}
	}

	#keepAwake(phone: Phone, now: number): void {
		if (now - phone.spokenAt < SAY_SOMETHING) return;
		const isHeld = this.#intake.holds(phone);
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
