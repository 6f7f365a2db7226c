import type { BookingId, FactKey, SpaceId } from '../../src/lib/domain/ids.ts';
import type { Fold } from '../../src/lib/engine/projection/fold.ts';
import { goesWith } from '../../src/lib/register/erasure.ts';
import type { Room } from '../../src/lib/register/facts/kinds.ts';
import type { BesideRow, OutboxRow } from '../../src/lib/store/rows.ts';
import type { Batch } from '../../sync-server/room/store.ts';
import { Chance } from './chance.ts';
import { checkShown } from './checks/shown.ts';
import { Sightings } from './checks/sightings.ts';
import type { Folded } from './engine.ts';
import { RelayLog } from './log.ts';
import type { Phone } from './phone.ts';
import type { Prepared } from './screen.ts';
import { Violation } from './violation.ts';

export type Seen = {
	readonly fold: Fold;
	/** What it folds. */
	readonly folded: Folded;
	readonly prepared: Prepared;
	readonly unsent: readonly OutboxRow[];
	readonly beside: readonly BesideRow[];
	readonly now: number;
};

type Said = { readonly phone: Phone; readonly text: string; readonly room: Room; taken: boolean };

/** How often what a phone shows is compared with its prefix folded from nothing. */
const LOOKS = 0.04;

/** Sees everything that is written, shown and numbered, and objects at once to what may not be. */
export class Witness {
	/** The relay's log, and those it had before it was restored. */
	log: RelayLog;
	readonly logs: RelayLog[];
	readonly said = new Map<FactKey, Said>();
	/** How many times what a phone shows was compared with a fold from nothing. */
	looks = 0;
	takenBack = 0;
	/** R7: keys that were taken away, in this log or one that is lost. */
	readonly erased = new Set<string>();
	/** Whether a text went with them. */
	readonly isGone = goesWith((key) => this.erased.has(key));
	readonly #seen = new Map<Phone, Seen>();
	readonly #sightings = new Map<Phone, Sightings>();
	readonly #chance: Chance;
	/** Says what happens, while somebody wants to know. */
	readonly tell: (line: () => string) => void;

	constructor(seed: number, space: SpaceId, tell: (line: () => string) => void) {
		this.log = new RelayLog(space);
		this.logs = [this.log];
		this.#chance = new Chance(seed ^ 0x5bd1e995);
		this.tell = tell;
	}

	numbered(batch: Batch): void {
		this.log.add(batch);
		for (const key of batch.erased) this.erased.add(key);
	}

	/** A backup was put back: the relay goes on from there. */
	restored(updates: Readonly<Record<Room, readonly Uint8Array[]>>): void {
		this.log = this.log.restored(updates);
		this.logs.push(this.log);
	}

	wrote(phone: Phone, rows: readonly OutboxRow[]): void {
		for (const { key, text, room } of rows) {
			this.said.set(key, { phone, text, room, taken: false });
			this.tell(() => `${phone.name} writes ${key} ${text.slice(0, 400)}`);
		}
	}

	tookBack(phone: Phone, rows: readonly OutboxRow[]): void {
		for (const { key } of rows) {
			const said = this.said.get(key);
			if (said === undefined) continue;
			said.taken = true;
			this.takenBack += 1;
			this.tell(() => `${phone.name} takes back ${key}`);
		}
	}

	/** A phone's rows have just been written. */
	sees(phone: Phone, seen: Seen): void {
		const { fold, prepared } = seen;
		this.#seen.set(phone, seen);
		const sightings = this.#sightings.get(phone) ?? new Sightings(phone.name);
		this.#sightings.set(phone, sightings);
		const { bookings } = prepared.touched;
		// Of a space that lost twice at once nobody knows what it had told.
		const isKnown = this.log.tangled === 0;
		if (bookings.size > 0) sightings.see(fold.state, bookings, isKnown);
		if (this.#chance.odds(LOOKS)) this.look(phone, seen);
	}

	/** Compares all a phone shows with what its prefix says, folded from nothing. */
	look(phone: Phone, seen: Seen): void {
		this.looks += 1;
		checkShown(phone, seen, this.logs, this.#chance.odds(0.4));
		this.keepsAll(phone);
	}

	/** Compares once more what a phone showed last. */
	lookAgain(phone: Phone): void {
		const seen = phone.engine && this.#seen.get(phone);
		const kept = phone.disk.record?.counts;
		if (seen === undefined || kept === undefined) return;
		// One that is turned away may have folded what it hasn't shown yet.
		const { counts } = seen.fold;
		if (counts.register === kept.register && counts.people === kept.people) this.look(phone, seen);
	}

	/** R1: what was written here is in the outbox, the drawer, or this phone's own copy of the log. */
	keepsAll(phone: Phone): void {
		const { disk } = phone;
		const outbox = new Map(disk.outbox.map(({ key, text }) => [key, text]));
		const copied = disk.record?.counts ?? { register: 0, people: 0 };
		const isOther = this.logs.length > 1 || this.log.isRewritten;
		const own = isOther ? disk.textsIn() : undefined;
		for (const [key, { phone: author, text, room, taken }] of this.said) {
			if (author !== phone || taken) continue;
			if (outbox.get(key) === text || disk.drawer.get(key)?.text === text) continue;
			if (own?.has(text) || this.isGone(text, key)) continue;
			const place = this.log.placeOf(room, key);
			if (place !== undefined && place < copied[room]) continue;
			throw new Violation('R1', `${phone.name} has lost ${key}: ${text.slice(0, 300)}`);
		}
	}

	/** Bookings the log leaves to be settled because somebody confirmed too much. */
	overcommitted(fold: Fold): BookingId[] {
		const { state } = fold;
		return [...state.bookings.values()]
			.filter(({ id }) =>
				state.book.standings(id).some(({ settle }) => settle.includes('overcommitted'))
			)
			.map(({ id }) => id);
	}
}
