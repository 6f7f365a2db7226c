import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import type { DeviceId, SpaceId } from '../../src/lib/domain/ids.ts';
import type { Room } from '../../src/lib/register/facts/kinds.ts';
import type { Outgoing } from './outgoing.ts';

/** Who is at the other end of a socket: all the relay keeps of an idle connection. */
export type Caller = {
	readonly space: SpaceId;
	readonly room: Room;
	/** Of the room as its path named it. */
	readonly generation: number;
	readonly device: DeviceId;
	readonly address: string;
};

const EXTENSION = 'permessage-deflate';

/** A socket that knows its caller, so that listeners can be shared by all. */
export class Phone extends WebSocket {
	caller: Caller | undefined;
	stream: Duplex | undefined;
	/** Has asked for what it lacks: from then on it is told what is new. */
	reads = false;
	/**
	 * Its first word named structs the relay lacks: what it asked for waits for what it has. Set until
	 * it answers, or has had its time.
	 */
	withheld: { readonly stateVector: Uint8Array; readonly timer: NodeJS.Timeout } | undefined;
	/** When the relay last said something, ms. */
	spokenAt = 0;
	/** Pings not yet answered. */
	unanswered = 0;
	/** The last message still being deflated: later ones wait for it. */
	#packing: Promise<void> | undefined;
	#packingBytes = 0;

	/** Bytes said that the other end has not read yet. */
	get backlog(): number {
		return this.bufferedAmount + this.#packingBytes;
	}

	/**
	 * Sends, in the order of calls. Large messages are deflated here and not by ws, which would keep a
	 * deflater of 256 kB for every connection that ever received one.
	 */
	say(message: Outgoing, now: number): void {
		if (this.readyState !== WebSocket.OPEN) return;
		this.spokenAt = now;
		const packs = message.isWorthPacking && this.extensions.includes(EXTENSION);
		if (!packs && this.#packing === undefined) {
			this.#sendPlain(message);
			return;
		}
		const before = this.#packing;
		const size = message.plain.length;
		this.#packingBytes += size;
		const mine = (packs ? this.#sendPacked(message, before) : this.#sendAfter(message, before))
			.catch(() => {
				this.terminate();
			})
			.then(() => {
				this.#packingBytes -= size;
				if (this.#packing === mine) this.#packing = undefined;
			});
		this.#packing = mine;
	}

	/** What is said meanwhile leaves in one write. */
	inOneBreath(say: () => void): void {
		this.stream?.cork();
		try {
			say();
		} finally {
			this.stream?.uncork();
		}
	}

	#sendPlain(message: Outgoing): void {
		if (this.readyState === WebSocket.OPEN) this.send(message.plain, { compress: false });
	}

	async #sendAfter(message: Outgoing, before: Promise<void> | undefined): Promise<void> {
		await before;
		this.#sendPlain(message);
	}

	async #sendPacked(message: Outgoing, before: Promise<void> | undefined): Promise<void> {
		const [frame] = await Promise.all([message.frame(), before]);
		if (this.readyState === WebSocket.OPEN) this.stream?.write(frame);
	}

	/**
	 * Lets go of the inflater that ws keeps once a phone has sent something deflated. To be called
	 * while a message is being heard: then none is being inflated. Reaches for what ws does not
	 * export; were it not there, only memory would be lost.
	 */
	releaseInflater(): void {
		const extensions: unknown = Reflect.get(this, '_extensions');
		if (typeof extensions !== 'object' || extensions === null) return;
		const deflate: unknown = Reflect.get(extensions, EXTENSION);
		if (typeof deflate === 'object' && deflate !== null && 'cleanup' in deflate) {
			if (typeof deflate.cleanup === 'function') deflate.cleanup();
		}
	}
}
