import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { step1Message, step2Message, updateMessage } from '../../sync-server/wire/message.ts';
import type { Served } from './servers.ts';

/** Hocuspocus answers a first word under a number of its own. */
const SYNC = [0, 4];

/** A connection to one room of whatever server, with or without a document of its own. */
export class Line {
	readonly #served: Served;
	readonly #room: number;
	readonly #socket: WebSocket;
	readonly #doc: Y.Doc | undefined;
	readonly synced: Promise<void>;
	/** What the server has, when it has said so. */
	state: Uint8Array = Uint8Array.of(0);

	constructor(served: Served, room: number, state: Uint8Array, doc?: Y.Doc) {
		this.#served = served;
		this.#room = room;
		this.#doc = doc;
		this.#socket = new WebSocket(served.url(room), served.protocols(room));
		this.#socket.on('open', () => {
			const hello = served.hello(room);
			if (hello) this.#socket.send(hello);
			this.send(step1Message(state));
		});
		this.synced = new Promise((resolve, reject) => {
			this.#socket.on('error', reject);
			this.#socket.on('close', (code) => {
				reject(new Error(`${served.name} closed with ${String(code)}`));
			});
			this.#socket.on('message', (data: Buffer) => {
				if (this.#hear(data) === 1) resolve();
			});
		});
		doc?.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin !== this) this.send(updateMessage(update));
		});
	}

	/** Sends a sync message. */
	send(message: Uint8Array): void {
		this.#socket.send(this.#served.wrap(this.#room, message));
	}

	#hear(data: Buffer): number | undefined {
		const decoder = decoding.createDecoder(new Uint8Array(data));
		this.#served.unwrap(decoder);
		if (!SYNC.includes(decoding.readVarUint(decoder))) return undefined;
		const kind = decoding.readVarUint(decoder);
		const body = decoding.readVarUint8Array(decoder);
		if (kind === 0) {
			this.state = body;
			const missing = this.#doc ? Y.encodeStateAsUpdate(this.#doc, body) : Uint8Array.of(0, 0);
			this.send(step2Message(missing));
		} else if (this.#doc) Y.applyUpdate(this.#doc, body, this);
		return kind;
	}

	end(): void {
		this.#socket.removeAllListeners('close');
		this.#socket.terminate();
	}
}
