import * as Y from 'yjs';
import { readLog } from '../../src/lib/register/log.ts';
import type { FactKey } from '../../src/lib/domain/ids.ts';
import type { Refusal } from '../../src/lib/domain/refusal.ts';
import type { ProjectionRecord } from '../../src/lib/engine/projection/record.ts';
import type { Room } from '../../src/lib/register/facts/kinds.ts';
import type { BesideRow, DrawerRow, OutboxRow } from '../../src/lib/store/rows.ts';
import type { Rows } from './rows.ts';

/** What outlives an app that is killed. Every change to it is one transaction at one moment. */
export class Disk {
	outbox: OutboxRow[] = [];
	/** What others handed over. */
	beside: BesideRow[] = [];
	readonly drawer = new Map<FactKey, DrawerRow>();
	rows: Rows = new Map();
	record: ProjectionRecord | undefined;
	/** The copies' updates in the order y-indexeddb wrote them. */
	readonly copies: Record<Room, Uint8Array[]> = { register: [], people: [] };
	/** Copies begun anew, of a relay that was restored. */
	readonly begun: Record<Room, Uint8Array[]> = { register: [], people: [] };
	readonly generations: Record<Room, number> = { register: 1, people: 1 };
	#seq = 0;

	/** What the copies on disk hold. */
	textsIn(): ReadonlySet<string> {
		const texts = new Set<string>();
		for (const updates of Object.values(this.copies)) {
			const doc = new Y.Doc();
			for (const update of updates) Y.applyUpdate(doc, update);
			for (const { text } of readLog(doc)) texts.add(text);
			doc.destroy();
		}
		return texts;
	}

	/** A new copy takes the old one's place; rows stay as they are shown, to be made again. */
	replace(room: Room, generation: number): void {
		this.copies[room] = this.begun[room];
		this.begun[room] = [];
		this.generations[room] = generation;
		this.record = undefined;
	}

	/** A gesture's rows, all or none. */
	keep(rows: readonly OutboxRow[]): void {
		for (const row of rows) this.outbox.push({ ...row, seq: ++this.#seq });
	}

	/** What was handed over, once; what came before gains what it lacked. Answers how much was new. */
	keepBeside(rows: readonly BesideRow[]): number {
		let news = 0;
		for (const row of rows) {
			const before = this.beside.find(({ key }) => key === row.key);
			if (before === undefined) {
				this.beside.push({ ...row, seq: ++this.#seq });
				news += 1;
			} else {
				const { told = row.told, sig = row.sig } = before;
				this.beside = this.beside.map((one) => (one === before ? { ...one, told, sig } : one));
			}
		}
		return news;
	}

	dropBeside(rows: readonly BesideRow[]): void {
		const gone = new Set(rows.map(({ seq }) => seq));
		this.beside = this.beside.filter(({ seq }) => !gone.has(seq));
	}

	refuseBeside(key: string, refusal: Refusal): void {
		// R7
		if (refusal.type === 'Erased') this.beside = this.beside.filter((row) => row.key !== key);
		else this.beside = this.beside.map((row) => (row.key === key ? { ...row, refusal } : row));
	}

	/** R1: what hasn't left may be taken back. */
	takeBack(gesture: string): readonly OutboxRow[] {
		const own = this.outbox.filter((row) => row.gesture === gesture);
		if (own.length === 0 || own.some((row) => row.sent === true)) return [];
		this.outbox = this.outbox.filter((row) => row.gesture !== gesture);
		return own;
	}

	/** Marks rows before they leave; answers with those that are still there. */
	markSent(rows: readonly OutboxRow[]): readonly OutboxRow[] {
		const leaving = new Set(rows.map(({ seq }) => seq));
		this.outbox = this.outbox.map((row) => (leaving.has(row.seq) ? { ...row, sent: true } : row));
		return this.outbox.filter((row) => leaving.has(row.seq));
	}

	drop(rows: readonly OutboxRow[]): void {
		const gone = new Set(rows.map(({ seq }) => seq));
		this.outbox = this.outbox.filter(({ seq }) => !gone.has(seq));
	}

	/** R7: what this phone itself wrote of somebody erased goes too. */
	forget(goes: (text: string) => boolean): void {
		this.outbox = this.outbox.filter(({ text }) => !goes(text));
		this.beside = this.beside.filter(({ text }) => !goes(text));
		for (const [key, { text }] of this.drawer) if (goes(text)) this.drawer.delete(key);
	}

	/** R1: a refused fact moves to the drawer, text intact. */
	moveToDrawer(key: string, refusal: Refusal, now: number): void {
		const row = this.outbox.find((other) => other.key === key);
		if (row === undefined) return;
		// R7
		if (refusal.type === 'Erased') return this.drop([row]);
		const { space, room, text, sig, at } = row;
		const refusedAt = now;
		const kept = { key: row.key, space, room, text, sig, at, refusedAt, refusal, seen: false };
		this.drawer.set(row.key, kept);
		this.drop([row]);
	}
}
