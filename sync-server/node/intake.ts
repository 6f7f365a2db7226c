import type { SpaceId } from '../../src/lib/domain/ids.ts';
import type { Sealed } from '../../src/lib/register/envelope.ts';
import { readEnvelope } from '../../src/lib/register/read-envelope.ts';
import { keyOf } from '../../src/lib/register/text.ts';
import type { Arrival } from '../room/check.ts';
import { isTakenWhenFull } from '../room/full.ts';
import type { Outcome } from '../room/step.ts';
import type { Store } from '../room/store.ts';
import { CLOSE, type CloseCode } from '../wire/close.ts';
import { refusalMessage } from '../wire/message.ts';
import { Buckets } from './bucket.ts';
import type { HotSpaces } from './hot.ts';
import type { Metrics } from './metrics.ts';
import type { Numbering } from './numbering.ts';
import { Outgoing } from './outgoing.ts';
import { Phone, type Caller } from './phone.ts';
import type { Limits } from './settings.ts';

type Inside = {
	readonly store: Store;
	readonly hot: HotSpaces;
	readonly numbering: Numbering;
	readonly metrics: Metrics;
	readonly limits: Limits;
	readonly now: () => number;
};

/** Facts of one envelope judged in one go. */
const FACTS_AT_ONCE = 100;

/** What phones send: from their updates to facts handed on to be numbered, each device in its turn. */
export class Intake {
	readonly #world: Inside;
	readonly #hangUp: (phone: Phone, code: CloseCode) => void;
	readonly #facts: Buckets;
	/** What phones sent beyond their share, until its turn comes. They are not read from meanwhile. */
	readonly #held = new Map<Phone, Sealed[]>();

	constructor(world: Inside, hangUp: (phone: Phone, code: CloseCode) => void) {
		this.#world = world;
		this.#hangUp = hangUp;
		this.#facts = new Buckets(world.limits.factsPerMinute, 60_000);
	}

	/** Whether a phone's facts wait for their turn: it isn't read from, so it owes no answer. */
	holds(phone: Phone): boolean {
		return this.#held.has(phone);
	}

	/** Lets go of what waits of a phone that leaves: it keeps it, and comes again with it. */
	letGo(phone: Phone): void {
		if (this.#held.delete(phone)) phone.resume();
	}

	/** To be called about once a second: takes what waits. */
	tend(): void {
		this.#facts.forgetFull(this.#world.now());
		for (const [phone, sealed] of this.#held) {
			if (phone.caller) this.#hold(phone, this.#deliver(phone, phone.caller, sealed));
		}
	}

	/** Takes the facts out of an update; nothing of the update itself goes anywhere. */
	take(phone: Phone, caller: Caller, update: Uint8Array): void {
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
}
