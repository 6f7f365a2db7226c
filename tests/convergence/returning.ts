import type * as Y from 'yjs';
import { backoff } from '../../src/lib/engine/worker/backoff.ts';
import { inParts } from '../../src/lib/engine/worker/hand-in.ts';
import { hasAllOf } from '../../src/lib/engine/worker/has-all-of.ts';
import type { Refusal } from '../../src/lib/domain/refusal.ts';
import type { Room } from '../../src/lib/register/facts/kinds.ts';
import { readLog, type LogEntry } from '../../src/lib/register/log.ts';
import { keyOf } from '../../src/lib/register/text.ts';
import type { Came } from '../../sync-server/room/reenter.ts';
import { Copy } from './copy.ts';
import { Line } from './line.ts';
import type { Phone } from './phone.ts';
import type { Life } from './timeline.ts';
import { Violation } from './violation.ts';

type Wiring = {
	readonly phone: Phone;
	readonly room: Room;
	readonly doc: Y.Doc;
	readonly isErased: (key: string) => boolean;
	readonly wasLetIn: () => boolean;
	/** Of the app. */
	readonly life: Life;
	readonly whole: (generation: number) => void;
};

/** A few entries at a time, so that much can happen between two. */
const FEW = 5;

/** Gives a copy back and takes the room anew, as engine/worker/returning.ts does over a made-up disk. */
export class Returning {
	readonly #wiring: Wiring;
	/** Of one try. */
	#life: Life = { over: false };
	#line: Line | undefined;
	#fresh: Copy | undefined;
	#tries = 0;
	#done = false;

	constructor(wiring: Wiring) {
		this.#wiring = wiring;
		this.#begin();
	}

	/** Why the room is closed to it. */
	get refusal(): Refusal | undefined {
		return this.#line?.refusal;
	}

	wake(): void {
		this.#tries = 0;
		if (this.#line === undefined) this.#again(0);
		else this.#line.wake();
	}

	close(): void {
		this.#letGo();
		this.#life.over = true;
	}

	#letGo(): void {
		this.#life.over = true;
		this.#line?.hangUp();
		this.#line = undefined;
		this.#fresh?.doc.destroy();
		this.#fresh = undefined;
	}

	#again(wait = backoff(this.#tries++, this.#wiring.phone.network.chance.next())): void {
		this.#letGo();
		const life = { over: false };
		this.#life = life;
		const { timeline } = this.#wiring.phone.network;
		timeline.after(wait, () => this.#begin(), life);
	}

	#begin(): void {
		const { phone, room, doc, life } = this.#wiring;
		if (life.over || this.#done) return;
		const mine = { over: false };
		this.#life = mine;
		const { timeline, chance } = phone.network;
		const fresh = new Copy(phone.disk.begun[room], {
			timeline,
			chance,
			life: mine,
			slow: phone.slowDisk
		});
		this.#fresh = fresh;
		const { generations } = phone.disk;
		this.#give(mine, doc, generations[room], (now) =>
			this.#give(mine, fresh.doc, now, (generation) => this.#take(mine, fresh, generation))
		);
	}

	#give(life: Life, from: Y.Doc, generation: number, given: (now: number) => void): void {
		const { phone, room } = this.#wiring;
		const { network } = phone;
		const isOver = (): boolean => life.over || this.#wiring.life.over;
		const entries = readLog(from);
		const part = (parts: readonly LogEntry[][], now: number): void => {
			const [first, ...rest] = parts;
			if (first === undefined) return given(now);
			network.post<Came>(
				(answer) => answer(network.relay.handIn({ room, generation, entries: first })),
				(came) => {
					if (isOver()) return;
					if (came === undefined) return this.#again();
					if (came.foreign > 0)
						throw new Violation('R1', `the relay doesn’t know its own mark: ${room}`);
					part(rest, came.generation);
				}
			);
		};
		network.post<ReturnType<typeof network.relay.lacking>>(
			(answer) =>
				answer(
					network.relay.lacking(
						room,
						entries.map(({ number, text }) => [keyOf(text), number] as const)
					)
				),
			(answered) => {
				if (isOver()) return;
				if (answered === undefined) return this.#again();
				const lacks = new Set(answered.lacks);
				const lacking = entries.filter(({ text }) => lacks.has(keyOf(text)));
				const parts = inParts(lacking).flatMap((one) =>
					Array.from({ length: Math.ceil(one.length / FEW) }, (_, at) =>
						one.slice(at * FEW, (at + 1) * FEW)
					)
				);
				part(parts, answered.generation);
			}
		);
	}

	#take(life: Life, fresh: Copy, generation: number): void {
		const { phone, room, doc, isErased } = this.#wiring;
		this.#line = new Line({
			network: phone.network,
			room,
			doc: fresh.doc,
			generation,
			life,
			refused: () => undefined,
			beganAnew: true,
			wasLetIn: this.#wiring.wasLetIn,
			behind: () => {
				phone.disk.begun[room].length = 0;
				this.#again();
			},
			changed: () => {
				const line = this.#line;
				if (line?.live !== true || this.#done) return;
				const all = hasAllOf(fresh.doc, doc, isErased);
				fresh.stored(() => {
					if (life.over || this.#wiring.life.over || this.#done) return;
					if (!all) return this.#again();
					this.#done = true;
					this.#wiring.whole(line.generation);
				});
			}
		});
	}
}
