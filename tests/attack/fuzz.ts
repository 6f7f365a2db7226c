import * as Y from 'yjs';
import { idFrom, type FactKey, type SpaceId } from '../../src/lib/domain/ids.ts';
import { readEnvelope } from '../../src/lib/register/read-envelope.ts';
import { createTrust } from '../../src/lib/register/trust/state.ts';
import { verifySignature } from '../../sync-server/node/crypto.ts';
import { RoomLog } from '../../sync-server/room/log.ts';
import { step, type Means, type Outcome, type Space } from '../../sync-server/room/step.ts';
import { Device } from '../../sync-server/testing/device.ts';
import { readMessage } from '../../sync-server/wire/message.ts';
import { mutated } from './mutate.ts';
import { honestFrames } from './traffic.ts';

/** Longest a frame may keep everybody waiting, ms. */
const HANG = 50;
/** What takes longer than this is done again and its own CPU time taken, ms. */
const BUSY = 5;
/** After so many frames the ground is made anew: what was numbered on it is no leak. */
const GROUND_HOLDS = 100_000;

export type Tally = {
	frames: number;
	unreadable: number;
	numbered: number;
	refused: number;
	/** Slowest frame, ms. A machine that is busy with something else is no hang. */
	slowest: number;
};

/** Mulberry32. */
export function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** The relay's pure decisions about one room, without a socket or a disk. */
class Ground {
	readonly device = new Device();
	readonly frames: readonly Uint8Array[];
	readonly #space: Space;
	readonly #log = new RoomLog([], 7);
	readonly #numbers = new Map<FactKey, number>();

	constructor() {
		const { space, sealed } = this.device.founding();
		this.#space = { id: space, last: 0, trust: createTrust(space) };
		this.#judge([sealed]);
		this.frames = honestFrames(this.device, space, this.#log.head());
	}

	get space(): SpaceId {
		return idFrom<SpaceId>(this.#space.id);
	}

	get bytes(): Uint8Array {
		return this.#log.whole();
	}

	#judge(sealed: readonly { text: string; sig: string }[]): readonly Outcome[] {
		const means: Means = {
			now: 1_790_000_000_000,
			mac: () => 'a123456789012',
			verify: verifySignature,
			numberOf: (key) => this.#numbers.get(key),
			isErased: () => false,
			log: () => this.#log
		};
		const arrivals = sealed.map((item) => ({
			room: 'register' as const,
			sealed: item,
			device: this.device.id
		}));
		const { outcomes, batch } = step(this.#space, arrivals, means);
		for (const { key, number } of batch?.keys ?? []) this.#numbers.set(key, number);
		return outcomes;
	}

	/** What the relay does with a frame. Throws only on a bug of ours. */
	hear(frame: Uint8Array): readonly Outcome[] | undefined {
		const message = readMessage(frame);
		if (message === undefined) return undefined;
		if (message.type === 'step1') {
			try {
				this.#log.missing(message.stateVector);
			} catch {
				// As in the relay: no state vector.
				return undefined;
			}
		}
		if (message.type !== 'update') return [];
		const read = readEnvelope(message.update);
		return read.ok ? this.#judge(read.value) : undefined;
	}
}

/** What Yjs itself finds in an update; it is the measure of what our own reader finds. */
export function asYjsReads(update: Uint8Array): { text: string; sig: string }[] | undefined {
	try {
		const found = new Map<string, { text: string; sig: string }>();
		for (const struct of Y.decodeUpdate(update).structs) {
			if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) continue;
			for (const value of struct.content.arr) {
				if (typeof value !== 'object' || value === null) continue;
				if (!Object.hasOwn(value, 'text') || !Object.hasOwn(value, 'sig')) continue;
				const { text, sig }: { text: unknown; sig: unknown } = value;
				if (typeof text !== 'string' || typeof sig !== 'string' || found.has(text)) continue;
				found.set(text, { text, sig });
			}
		}
		return [...found.values()];
	} catch {
		return undefined;
	}
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/**
 * Throws mutated frames at the relay's decisions. Ends with an error on the first frame that makes
 * them throw, hang, or change the document without numbering a fact.
 */
export function fuzz(frames: number, seed: number, told?: (tally: Tally) => void): Tally {
	const chance = seeded(seed);
	const tally: Tally = { frames: 0, unreadable: 0, numbered: 0, refused: 0, slowest: 0 };
	let ground = new Ground();
	let before = ground.bytes;
	for (let at = 1; at <= frames; at += 1) {
		const frame = mutated(ground.frames, chance);
		const hex = (): string => Buffer.from(frame).toString('hex');
		const began = performance.now();
		let outcomes: readonly Outcome[] | undefined;
		try {
			outcomes = ground.hear(frame);
		} catch (cause) {
			throw new Error(`seed ${String(seed)}: threw on ${hex()}`, { cause });
		}
		let took = performance.now() - began;
		if (took > BUSY) {
			const cpu = process.threadCpuUsage();
			ground.hear(frame);
			const { user, system } = process.threadCpuUsage(cpu);
			took = (user + system) / 1000;
		}
		if (took > HANG) throw new Error(`seed ${String(seed)}: ${took.toFixed(0)} ms on ${hex()}`);
		tally.frames += 1;
		tally.slowest = Math.max(tally.slowest, took);
		if (outcomes === undefined) tally.unreadable += 1;
		const numbered = outcomes?.filter(({ type }) => type === 'numbered').length ?? 0;
		tally.numbered += numbered;
		tally.refused += outcomes?.filter(({ type }) => type === 'refused').length ?? 0;
		if (numbered > 0) before = ground.bytes;
		else if (at % 500 === 0 && !sameBytes(before, ground.bytes))
			throw new Error(`seed ${String(seed)}: the document is different, by frame ${String(at)}`);
		if (at % GROUND_HOLDS === 0) {
			ground = new Ground();
			before = ground.bytes;
			told?.(tally);
		}
	}
	return tally;
}
