import type * as Y from 'yjs';
import { createFold, type Fold } from '../../src/lib/engine/projection/fold.ts';
import { backoff } from '../../src/lib/engine/worker/backoff.ts';
import { wasLetIn } from '../../src/lib/engine/worker/let-in.ts';
import { nextMoment, nextToSend } from '../../src/lib/engine/worker/sending.ts';
import type { Refusal } from '../../src/lib/domain/refusal.ts';
import type { Room } from '../../src/lib/register/facts/kinds.ts';
import { takeTouched } from '../../src/lib/register/fold/state.ts';
import { erasable, goesWith } from '../../src/lib/register/erasure.ts';
import {
	logLength,
	readLog,
	removeFromLog,
	watchLog,
	type LogEntry
} from '../../src/lib/register/log.ts';
import type { BesideRow, OutboxRow } from '../../src/lib/store/rows.ts';
import type { Came } from '../../sync-server/room/reenter.ts';
import type { Outcome } from '../../sync-server/room/step.ts';
import { Copy } from './copy.ts';
import { Line } from './line.ts';
import type { Phone } from './phone.ts';
import { found } from './reception.ts';
import { Returning } from './returning.ts';
import { putRows } from './rows.ts';
import { Screen } from './screen.ts';
import type { Life } from './timeline.ts';
import { ZONE } from './village.ts';

export const ROOMS = ['register', 'people'] as const satisfies readonly Room[];

/** A fact the relay has neither numbered nor refused for so long is sent again, ms. */
const PATIENCE = 20_000;
/** The longest a transaction takes, ms. */
const TRANSACTION = 60;
/** Entries per room. */
export type Folded = Readonly<Record<Room, LogEntry[]>>;
const LATER: readonly Refusal['type'][] = ['StoreFull', 'TooManyFacts'];

/**
 * The engine's rounds on one phone: take in what has been read back from disk, fold, show, drop what
 * landed, send what may leave. It follows engine/worker/space-run.ts step by step over a made-up
 * disk, so that the app can be killed between any two of them.
 */
export class Engine {
	readonly life: Life = { over: false };
	fold: Fold;
	/** What the fold has taken in. */
	folded: Folded = { register: [], people: [] };
	readonly #phone: Phone;
	readonly #copies: Readonly<Record<Room, Copy>>;
	readonly #screen: Screen;
	readonly #underway = new Map<string, number>();
	readonly #returning = new Map<Room, Returning>();
	#lines: Readonly<Record<Room, Line>> | undefined;
	#alarm = 0;
	#again = false;
	#running = false;
	#rewritten = false;
	/** It has brought its space to the relay since it began. */
	#brought = false;
	#forgotten = 0;
	#tries = 0;
	/** What the relay has taken of others' facts, and what of their word on the log it was asked about. */
	readonly #carried = new Set<string>();
	readonly #settled = new Set<number>();
	#bringing = false;
	#bringAt = 0;
	#bringTries = 0;
	#settling = false;

	constructor(phone: Phone) {
		const { network, disk } = phone;
		const { timeline, chance } = network;
		this.#phone = phone;
		const { life } = this;
		const open = (room: Room): Copy =>
			new Copy(disk.copies[room], { timeline, chance, life, slow: phone.slowDisk });
		this.#copies = { register: open('register'), people: open('people') };
		this.fold = createFold(network.space, ZONE);
		this.#screen = new Screen(network.device, this.#catchUp());
		for (const room of ROOMS)
			watchLog(this.#copies[room].doc, (rewritten) => {
				this.#rewritten ||= rewritten;
				this.poke();
			});
		this.#open();
		this.poke();
	}

	/** Folds what the rows already show, so that only what is newer is written. */
	#catchUp() {
		const { record } = this.#phone.disk;
		if (record === undefined) return undefined;
		this.#foldUpTo(record.counts);
		const { counts, state } = this.fold;
		takeTouched(state);
		const agree = ROOMS.every(
			(room) => counts[room] === record.counts[room] && state.last[room] === record.last[room]
		);
		return agree ? record : undefined;
	}

	#foldUpTo(counts: Readonly<Record<Room, number>>): void {
		for (const room of ROOMS) {
			const from = this.fold.counts[room];
			if (counts[room] <= from) continue;
			const news = readLog(this.#copies[room].doc, from).slice(0, counts[room] - from);
			this.fold.append(room, news);
			this.folded[room].push(...news);
		}
	}

	/** A space made without a network is brought to the relay before anything else. */
	#open(): void {
		const { disk, network } = this.#phone;
		const founding = disk.outbox.find(({ key }) => key === String(network.space));
		if (founding === undefined) return this.#openLines();
		network.post<true>(
			(answer) => found(network.relay, network.device, founding, answer),
			(done) => {
				if (this.life.over) return;
				if (done) {
					this.#brought = true;
					return this.#openLines();
				}
				const wait = backoff(this.#tries++, network.chance.next());
				network.timeline.after(wait, () => this.#open(), this.life);
			}
		);
	}

	#bringAgain(): void {
		for (const line of Object.values(this.#lines ?? {})) line.end();
		this.#lines = undefined;
		const { network } = this.#phone;
		const wait = backoff(this.#tries++, network.chance.next());
		network.timeline.after(wait, () => this.#open(), this.life);
	}

	#openLines(): void {
		const { network } = this.#phone;
		const line = (room: Room): Line =>
			new Line({
				network,
				room,
				doc: this.#copies[room].doc,
				generation: this.#phone.disk.generations[room],
				life: this.life,
				changed: () => this.poke(),
				refused: (key, refusal) => this.#refused(key, refusal),
				beganAnew: room === 'register' && this.#brought,
				wasLetIn: () => this.#isKnown(),
				behind: () => this.#giveBack(room)
			});
		this.#lines = { register: line('register'), people: line('people') };
		for (const room of this.#returning.keys()) this.#lines[room].end();
	}

	/** As engine/worker/space-link.ts has it: all that it brings is its own. */
	#isKnown(): boolean {
		const { space, device } = this.#phone.network;
		return this.#brought || wasLetIn(space, this.docOf('register'), device.id);
	}

	/** The relay was restored: this room's copy goes back to it, and a new one takes its place. */
	#giveBack(room: Room): void {
		if (this.#returning.has(room)) return;
		// As engine/worker/space-link.ts does: nothing of it had been read back.
		if (room === 'register' && this.#brought && logLength(this.docOf(room)) === 0)
			return this.#bringAgain();
		this.#lines?.[room].end();
		const phone = this.#phone;
		const whole = (generation: number): void =>
			this.#transaction(() => {
				phone.disk.replace(room, generation);
				phone.restart();
			});
		const { life } = this;
		const isErased = (key: string): boolean => this.fold.state.erased.has(key);
		const doc = this.docOf(room);
		const known = (): boolean => this.#isKnown();
		const parts = { phone, room, doc, isErased, life, whole, wasLetIn: known };
		this.#returning.set(room, new Returning(parts));
	}

	#refused(key: string, refusal: Refusal): void {
		if (LATER.includes(refusal.type)) return;
		this.#transaction(() => {
			this.#phone.disk.moveToDrawer(key, refusal, this.#phone.network.clock());
			this.poke();
		});
	}

	#transaction(run: () => void): void {
		const { timeline, chance } = this.#phone.network;
		timeline.after(chance.below(TRANSACTION), run, this.life);
	}

	/** The rooms of which it still gives back what the relay lost, or takes the log anew. */
	get returning(): readonly Room[] {
		return [...this.#returning.keys()];
	}

	/** Whether all it has heard so far has been seen to, and is on disk. */
	get atRest(): boolean {
		return !this.#running && !this.#again && !this.#rewritten;
	}

	docOf(room: Room): Y.Doc {
		return this.#copies[room].doc;
	}

	wake(): void {
		this.#bringAt = 0;
		this.#bringTries = 0;
		this.#carried.clear();
		for (const [room, line] of Object.entries(this.#lines ?? {}))
			if (!this.returning.some((one) => one === room)) line.wake();
		for (const one of this.#returning.values()) one.wake();
		this.poke();
	}

	/** The process is gone, from one moment to the next. */
	kill(): void {
		this.life.over = true;
		for (const line of Object.values(this.#lines ?? {})) line.hangUp();
		for (const one of this.#returning.values()) one.close();
		for (const room of ROOMS) this.#copies[room].doc.destroy();
	}

	poke(): void {
		this.#again = true;
		this.#start();
	}

	/** A round begins when whoever poked is done, as in engine/worker/pump.ts. */
	#start(): void {
		if (this.#running || !this.#again) return;
		this.#running = true;
		this.#phone.network.timeline.after(0, () => this.#round(), this.life);
	}

	#round(): void {
		this.#again = false;
		if (!this.#rewritten) return this.#takeIn();
		// R7: some of it was erased. The copies are written anew, and the fold begins again.
		this.#rewritten = false;
		const { register, people } = this.#copies;
		register.compact(() => {
			people.compact(() => {
				this.fold = createFold(this.#phone.network.space, ZONE);
				this.folded = { register: [], people: [] };
				this.#screen.startOver();
				this.#takeIn();
			});
		});
	}

	#takeIn(): void {
		const { register, people } = this.#copies;
		const counts = { register: logLength(register.doc), people: 0 };
		register.stored(() => {
			counts.people = logLength(people.doc);
			people.stored(() => {
				if (this.#rewritten) return this.#round();
				this.#foldUpTo(counts);
				this.#forget(() => this.#show());
			});
		});
	}

	/** R7: what this phone itself wrote of somebody erased goes too. */
	#forget(next: () => void): void {
		const { erased } = this.fold.state;
		const { size } = erased;
		if (size === this.#forgotten) return next();
		this.#transaction(() => {
			this.#phone.disk.forget(goesWith((key) => erased.has(key)));
			this.#forgotten = size;
			next();
		});
	}

	/** R7: whom \`people\` is kept from hears of an erasure in the register alone. */
	#eraseUnheard(): void {
		const people = this.#returning.get('people') ?? this.#lines?.people;
		if (people?.refusal?.type !== 'NotMember') return;
		const keys = [...this.fold.state.erased.entries()].map(([key]) => key);
		if (keys.length > 0) removeFromLog(this.#copies.people.doc, erasable(keys));
	}

	#show(): void {
		const phone = this.#phone;
		const { disk, network } = phone;
		const rows = disk.outbox;
		const { inLog } = this.fold;
		const landed = rows.filter(({ key }) => inLog.has(key));
		const unsent = rows.filter(({ key }) => !inLog.has(key));
		for (const { key } of landed) this.#underway.delete(key);
		const now = network.clock();
		const heard = disk.beside.filter(({ key }) => inLog.has(key));
		const beside = disk.beside.filter(({ key, refusal }) => !inLog.has(key) && !refusal);
		const gone = landed.length + heard.length;
		const prepared = this.#screen.prepare(disk.rows, this.fold, unsent, beside, gone, now);
		this.#transaction(() => {
			putRows(disk.rows, prepared.made);
			disk.drop(landed);
			disk.dropBeside(heard);
			disk.record = prepared.record;
			this.#screen.committed(prepared);
			phone.shows(this, prepared, unsent, beside, now);
			this.#bring(beside);
			this.#settle(beside);
			const at = network.clock();
			for (const [key, since] of this.#underway)
				if (Math.abs(at - since) >= PATIENCE) this.#underway.delete(key);
			for (const room of ROOMS) {
				const line = this.#lines?.[room];
				if (line?.live === true) disk.generations[room] = line.generation;
			}
			this.#send(unsent, at, 0);
		});
	}

	/** Brings the relay what others signed, as engine/worker/carrying.ts does. */
	#bring(beside: readonly BesideRow[]): void {
		const { network, disk } = this.#phone;
		const { timeline, chance } = network;
		if (this.#bringing || timeline.now < this.#bringAt) return;
		for (const room of ROOMS) {
			const facts = beside.flatMap(({ room: where, key, text, sig }) =>
				where === room && sig !== undefined && !this.#carried.has(key) ? [{ text, sig }] : []
			);
			if (facts.length === 0) continue;
			this.#bringing = true;
			network.post<readonly Outcome[]>(
				(answer) => network.relay.carry(room, facts, answer),
				(outcomes) => {
					if (this.life.over) return;
					this.#bringing = false;
					let done = outcomes !== undefined;
					for (const outcome of outcomes ?? []) {
						if (outcome.type !== 'refused') this.#carried.add(outcome.key);
						else if (outcome.refusal.type === 'NotMember') done = false;
						else {
							const { key, refusal } = outcome;
							this.#transaction(() => {
								disk.refuseBeside(key, refusal);
								this.poke();
							});
						}
					}
					const wait = done ? 0 : backoff(this.#bringTries, chance.next());
					this.#bringTries = done ? 0 : this.#bringTries + 1;
					this.#bringAt = timeline.now + wait;
					timeline.after(wait + 1, () => this.poke(), this.life);
				}
			);
			return;
		}
	}

	/** What others say of the log, held against it once it is read, as engine/worker/beside.ts does. */
	#settle(beside: readonly BesideRow[]): void {
		const { network, disk } = this.#phone;
		const { register, people } = this.#lines ?? {};
		const reader = people?.refusal?.type === 'NotMember';
		if (register?.live !== true || (people?.live !== true && !reader)) return;
		const row = beside.find(({ seq, told }) => told !== undefined && !this.#settled.has(seq ?? 0));
		if (row?.told === undefined || this.#settling) return;
		const { room, key, text, told } = row;
		this.#settling = true;
		const done = (settled: boolean, gone: boolean): void => {
			if (this.life.over) return;
			this.#settling = false;
			if (settled) this.#settled.add(row.seq ?? 0);
			if (gone) this.#transaction(() => disk.dropBeside([row]));
			const wait = settled ? 1 : backoff(3, network.chance.next());
			network.timeline.after(wait, () => this.poke(), this.life);
		};
		network.post<ReturnType<typeof network.relay.lacking>>(
			(answer) => answer(network.relay.lacking(room, [[key, told.number]])),
			(asked) => {
				if (asked === undefined || asked.lacks.length === 0)
					return done(asked !== undefined, false);
				const { number, mac, generation } = told;
				const entries = [{ number, mac, text }];
				network.post<Came>(
					(answer) => answer(network.relay.handIn({ room, generation, entries })),
					(came) => done(came !== undefined, came !== undefined && came.foreign + came.erased > 0)
				);
			}
		);
	}

	/** Sends what may leave, room by room. */
	#send(unsent: readonly OutboxRow[], now: number, place: number): void {
		const room = ROOMS[place];
		if (room === undefined) return this.#rest(unsent, now);
		const next = (): void => this.#send(unsent, now, place + 1);
		const line = this.#lines?.[room];
		if (line?.live !== true || !this.#phone.network.reachable) {
			for (const row of unsent) if (row.room === room) this.#underway.delete(row.key);
			return next();
		}
		const rows = nextToSend(unsent, room, new Set(this.#underway.keys()), now);
		if (rows.length === 0) return next();
		this.#transaction(() => {
			const leaving = this.#phone.disk.markSent(rows);
			for (const { key } of leaving) this.#underway.set(key, now);
			line.send(leaving);
			next();
		});
	}

	#rest(unsent: readonly OutboxRow[], now: number): void {
		this.#eraseUnheard();
		const moments = [
			nextMoment(unsent, now) ?? Infinity,
			this.#underway.size > 0 ? now + PATIENCE : Infinity
		];
		const alarm = ++this.#alarm;
		const wait = Math.min(...moments) - now + 1;
		const ring = (): void => {
			if (alarm === this.#alarm) this.poke();
		};
		if (Number.isFinite(wait)) this.#phone.network.timeline.after(wait, ring, this.life);
		this.#running = false;
		this.#start();
	}
}
