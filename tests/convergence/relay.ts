import type { DeviceId, FactKey, SpaceId } from '../../src/lib/domain/ids.ts';
import { readEnvelope } from '../../src/lib/register/read-envelope.ts';
import type { Sealed } from '../../src/lib/register/envelope.ts';
import type { Room } from '../../src/lib/register/facts/kinds.ts';
import { HotSpaces } from '../../sync-server/node/hot.ts';
import { Secret } from '../../sync-server/node/secret.ts';
import { MemoryStore } from '../../sync-server/node/store/memory.ts';
import { whyNotAdmitted, whyNotRead } from '../../sync-server/room/admit.ts';
import type { Arrival } from '../../sync-server/room/check.ts';
import { isBeyond, NOTHING_NEW, sameState } from '../../sync-server/room/log.ts';
import { reenter, type Came, type HandedIn } from '../../sync-server/room/reenter.ts';
import { step, type Means, type Outcome, type Space } from '../../sync-server/room/step.ts';
import type { Batch } from '../../sync-server/room/store.ts';
import { CLOSE } from '../../sync-server/wire/close.ts';
import * as wire from '../../sync-server/wire/message.ts';
import { readTicket } from '../../sync-server/wire/ticket.ts';
import type { Chance } from './chance.ts';
import { verify } from './device.ts';
import type { Socket } from './socket.ts';
import type { Life, Timeline } from './timeline.ts';

/** Someone let into a room. */
type Guest = {
	readonly socket: Socket;
	readonly room: Room;
	readonly device: DeviceId;
	reads: boolean;
};

type Told = (outcomes: readonly Outcome[] | undefined) => void;
type Delivery = { readonly arrivals: readonly Arrival[]; readonly told: Told };

/** Ms to gather what arrives before a commit. */
const GATHER = 5;
/** What a village's relay would keep in memory is one space. */
const SPACES = 4;

/**
 * A relay without a socket or a disk of its own: the real decisions, memory and store, with only
 * transport and time made up. Killing it loses what is in memory and keeps the store.
 */
export class VillageRelay {
	store = new MemoryStore();
	kills = 0;
	/** How often an older backup was put back. */
	restores = 0;
	/** Chance that a commit fails, the disk being full. */
	full = 0;
	/** Chance that only part of an envelope is taken, its sender writing too fast. */
	strict = 0;
	/** How far the relay's clock is from true time, ms. */
	skew = 0;
	#hot: HotSpaces;
	#life: Life = { over: false };
	#guests = new Set<Guest>();
	#waiting: Delivery[] = [];
	#planned = false;
	#backup: MemoryStore | undefined;
	#killAt: 'commit' | 'publish' | undefined;
	readonly #timeline: Timeline;
	readonly #chance: Chance;
	readonly #space: SpaceId;
	readonly #secret = new Secret('a', new Map([['a', Buffer.alloc(32, 7)]]));

	readonly #numbered: (batch: Batch) => void;
	readonly #restored: () => void;

	/**
	 * `numbered`: told of each batch once it is safe, before anybody else; `restored`: of each backup
	 * that was put back.
	 */
	constructor(
		space: SpaceId,
		timeline: Timeline,
		chance: Chance,
		numbered: (batch: Batch) => void,
		restored: () => void
	) {
		this.#space = space;
		this.#numbered = numbered;
		this.#restored = restored;
		this.#timeline = timeline;
		this.#chance = chance;
		this.#hot = this.#boot();
	}

	get up(): boolean {
		return !this.#life.over;
	}

	now(): number {
		return Math.round(this.#timeline.now + this.skew);
	}

	#boot(): HotSpaces {
		const writer = 1 + this.#chance.below(2 ** 32 - 1);
		return new HotSpaces(this.store, { writer, most: SPACES, now: () => this.now() });
	}

	/** The process dies: memory, sockets and what waited to be numbered are gone. */
	kill(): void {
		if (!this.up) return;
		this.kills += 1;
		this.#life.over = true;
		this.#killAt = undefined;
		this.#waiting = [];
		this.#planned = false;
		for (const { socket } of this.#guests) socket.break();
		this.#guests.clear();
	}

	/** Keeps a copy of all that is safe now. */
	backUp(): void {
		this.#backup = this.store.copy();
	}

	/** While it is down, yesterday's copy takes the place of today's. */
	restore(): boolean {
		if (this.up || this.#backup === undefined) return false;
		this.restores += 1;
		this.store = this.#backup.copy();
		this.#restored();
		return true;
	}

	/** It dies the next time it numbers: just before the commit, or just after, before a word of it. */
	killWhileNumbering(): void {
		this.#killAt = this.#chance.odds(0.5) ? 'commit' : 'publish';
	}

	/** Nothing is wrong with it any more. */
	calm(): void {
		this.full = 0;
		this.strict = 0;
		this.#killAt = undefined;
	}

	start(): void {
		if (this.up) return;
		this.#life = { over: false };
		this.#hot = this.#boot();
	}

	/** The space was not used for long: it goes from memory, its sockets stay. */
	forget(): void {
		this.#hot.drop(this.#space);
	}

	/** A socket arrives at a room's door. */
	admit(socket: Socket, room: Room, generation: number, protocols: readonly string[]): void {
		const space = this.#hot.get(this.#space);
		const offered = readTicket(protocols);
		if (space === undefined) return socket.close('relay', CLOSE.unknownRoom);
		if (!offered.ok) return socket.close('relay', CLOSE.ticketNotValid);
		const door = { space: this.#space, room };
		const why = whyNotAdmitted(space.trust, door, offered.value, { now: this.now(), verify });
		if (why !== undefined) return socket.close('relay', why);
		const current = this.store.generationOf(this.#space, room);
		if (generation !== current)
			return socket.close('relay', CLOSE.otherGeneration, String(current));
		const guest = { socket, room, device: offered.value.ticket.device, reads: false };
		this.#guests.add(guest);
		socket.listen('relay', {
			hear: (message) => this.#hear(guest, message),
			closed: () => this.#guests.delete(guest)
		});
	}

	#hear(guest: Guest, bytes: Uint8Array): void {
		const message = wire.readMessage(bytes);
		if (message?.type === 'step1') this.#tellWhatIsMissing(guest, message.stateVector);
		else if (message?.type === 'update') this.#take(guest, message.update);
	}

	#tellWhatIsMissing(guest: Guest, stateVector: Uint8Array): void {
		if (this.#hot.get(this.#space) === undefined) return this.#hangUp(guest, CLOSE.unknownRoom);
		const { socket, room } = guest;
		const isCold = this.#hot.isCold(this.#space, room);
		const cold = isCold ? this.store.headOf(this.#space, room) : undefined;
		const known = cold !== undefined && sameState(cold, stateVector);
		const head = cold ?? this.#hot.log(this.#space, room).head();
		// The app's phones show what it is by HTTP; until then they are told nothing.
		if (!known && isBeyond(stateVector, head)) return socket.say('relay', wire.step1Message(head));
		guest.reads = true;
		const log = known ? undefined : this.#hot.log(this.#space, room);
		socket.say('relay', wire.step2Message(log?.missing(stateVector) ?? NOTHING_NEW));
		socket.say('relay', wire.step1Message(log?.head() ?? cold ?? NOTHING_NEW));
	}

	#take(guest: Guest, update: Uint8Array): void {
		const { room, device } = guest;
		const read = readEnvelope(update);
		if (!read.ok || read.value.length === 0) return;
		const tooFast = this.#chance.odds(this.strict);
		const allowed = tooFast ? this.#chance.below(read.value.length) : read.value.length;
		const arrivals = read.value.slice(0, allowed).map((sealed) => ({ room, sealed, device }));
		this.deliver(arrivals, (outcomes) => {
			if (outcomes === undefined) return this.#hangUp(guest, CLOSE.storeBusy);
			for (const outcome of outcomes)
				if (outcome.type === 'refused' && this.#guests.has(guest))
					guest.socket.say('relay', wire.refusalMessage(outcome.key, outcome.refusal));
		});
		if (tooFast) this.#hangUp(guest, CLOSE.tooMany);
	}

	/** Gathers for a moment, then numbers. */
	deliver(arrivals: readonly Arrival[], told: Told): void {
		this.#waiting.push({ arrivals, told });
		if (this.#planned) return;
		this.#planned = true;
		this.#timeline.after(GATHER, () => this.#number(), this.#life);
	}

	/** Number, commit and publish in one go; a commit that fails leaves nothing behind. */
	#number(): void {
		const deliveries = this.#waiting;
		this.#waiting = [];
		this.#planned = false;
		const space = this.#hot.open(this.#space);
		const arrivals = deliveries.flatMap((delivery) => delivery.arrivals);
		const { outcomes, batch } = step(space, arrivals, this.#means());
		if (space.last === 0) this.#hot.drop(this.#space);
		if (batch !== undefined) {
			if (this.#killAt === 'commit') return this.kill();
			if (this.#chance.odds(this.full)) {
				this.#hot.drop(this.#space);
				for (const { told } of deliveries) told(undefined);
				return;
			}
			this.store.append([batch]);
			this.#numbered(batch);
			if (this.#killAt === 'publish') return this.kill();
			this.#publish(batch, space);
		}
		let at = 0;
		for (const { arrivals: own, told } of deliveries) {
			told(outcomes.slice(at, at + own.length));
			at += own.length;
		}
	}

	#means(): Means {
		return {
			now: this.now(),
			mac: (...about) => this.#secret.mac(...about),
			verify,
			numberOf: (key) => this.store.numberOf(this.#space, key),
			isErased: (key) => this.store.isErased(this.#space, key),
			log: (room) => this.#hot.log(this.#space, room)
		};
	}

	/** POST /api/lacking */
	lacking(
		room: Room,
		facts: readonly (readonly [FactKey, number])[]
	): { generation: number; lacks: FactKey[] } {
		const lacks = facts.flatMap(([key, number]) =>
			(this.numberOf(key) ?? Infinity) > number ? [key] : []
		);
		return { generation: this.store.generationOf(this.#space, room), lacks };
	}

	/** POST /api/carry */
	carry(room: Room, facts: readonly Sealed[], told: Told): void {
		if (this.#hot.get(this.#space) === undefined) return told(undefined);
		this.deliver(
			facts.map((sealed) => ({ room, sealed, device: undefined })),
			told
		);
	}

	/** POST /api/hand-in; it may die before the commit, or after it and before a word of it. */
	handIn(handed: HandedIn): Came | undefined {
		if (this.#waiting.length > 0) this.#number();
		if (!this.up) return undefined;
		const space = this.#hot.open(this.#space);
		const { came, batch } = reenter(space, handed, {
			...this.#means(),
			made: (room, number, key, mac) => this.#secret.made(mac, this.#space, room, number, key),
			generation: this.store.generationOf(this.#space, handed.room),
			onItsWord: false
		});
		if (space.last === 0) this.#hot.drop(this.#space);
		if (batch === undefined) return came;
		if (this.#killAt === 'commit') {
			this.kill();
			return undefined;
		}
		if (this.#chance.odds(this.full)) {
			this.#hot.drop(this.#space);
			for (const guest of [...this.#guests]) this.#hangUp(guest, CLOSE.storeBusy);
			return undefined;
		}
		this.store.append([batch]);
		this.#numbered(batch);
		if (this.#killAt === 'publish') {
			this.kill();
			return undefined;
		}
		for (const { room, generation } of batch.rooms) {
			if (generation === undefined) continue;
			for (const guest of [...this.#guests])
				if (guest.room === room) this.#hangUp(guest, CLOSE.otherGeneration, String(generation));
		}
		this.#publish(batch, space);
		return came;
	}

	#publish({ rooms, trust }: Batch, space: Space): void {
		for (const guest of trust.length > 0 ? [...this.#guests] : []) {
			const why = whyNotRead(space.trust, guest.device, guest.room);
			if (why !== undefined) this.#hangUp(guest, why);
		}
		for (const { room, update } of rooms)
			for (const guest of this.#guests)
				if (guest.room === room && guest.reads)
					guest.socket.say('relay', wire.updateMessage(update));
	}

	#hangUp(guest: Guest, code: number, reason?: string): void {
		if (!this.#guests.delete(guest)) return;
		guest.socket.close('relay', code, reason);
	}

	/** The space as the relay holds it, for what goes by HTTP. */
	space(): Space | undefined {
		return this.#hot.get(this.#space);
	}

	/** The number of a fact that is safe. */
	numberOf(key: FactKey): number | undefined {
		return this.store.numberOf(this.#space, key);
	}
}
