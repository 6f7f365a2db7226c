import { once } from 'node:events';
import type { Socket } from 'node:net';

import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import {
	messageYjsSyncStep1,
	messageYjsSyncStep2,
	readSyncMessage,
	writeSyncStep1
} from 'y-protocols/sync';
import * as Y from 'yjs';
import { encodeEnvelope, type Sealed } from '../../src/lib/register/envelope.ts';
import type { Room } from '../../src/lib/register/facts/kinds.ts';
import { logLength } from '../../src/lib/register/log.ts';
import { MESSAGE, updateMessage } from '../../sync-server/wire/message.ts';
import { roomPath } from '../../sync-server/wire/room.ts';
import { ticketBytes, ticketProtocols, ticketText } from '../../sync-server/wire/ticket.ts';
import type { Author } from './season.ts';

/** A plain y-websocket conversation over one socket, whose bytes can be counted. */
export class Client {
	readonly doc: Y.Doc;
	readonly socket: WebSocket;
	/** Both sides have said what they have, and handed over what the other lacked. */
	readonly settled: Promise<void>;
	readonly #raw: Socket;
	readonly #handshake: number;
	readonly #heard = new Set<number>();
	#settle: () => void = () => undefined;

	private constructor(doc: Y.Doc, socket: WebSocket, raw: Socket) {
		this.doc = doc;
		this.socket = socket;
		this.#raw = raw;
		this.#handshake = raw.bytesRead + raw.bytesWritten;
		this.settled = new Promise((resolve) => (this.#settle = resolve));
		socket.on('message', (data: Buffer) => this.#hear(new Uint8Array(data)));
	}

	static async connect(
		origin: string,
		author: Author,
		room: Room,
		doc = new Y.Doc()
	): Promise<Client> {
		const now = Date.now();
		const { space, device } = author;
		const text = ticketText({ v: 1, space, device, at: now, exp: now + 300_000 });
		const signature = await author.signature(ticketBytes(text));
		const address = origin.replace('http', 'ws') + roomPath(space, room);
		const socket = new WebSocket(address, ticketProtocols(text, signature));
		const upgraded = once(socket, 'upgrade');
		const opened = once(socket, 'open');
		const [response] = await upgraded;
		const client = new Client(doc, socket, response.socket);
		await opened;
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, MESSAGE.sync);
		writeSyncStep1(encoder, doc);
		socket.send(encoding.toUint8Array(encoder));
		return client;
	}

	/** Bytes on the TCP connection since it was opened, both ways, as compressed. */
	get beyondHandshake(): number {
		return this.#raw.bytesRead + this.#raw.bytesWritten - this.#handshake;
	}

	send(facts: readonly Sealed[]): void {
		this.socket.send(updateMessage(encodeEnvelope(facts)));
	}

	/** Until the log holds this many entries. */
	holds(entries: number): Promise<void> {
		return new Promise((resolve, reject) => {
			const closed = (code: number) => reject(new Error(`closed with ${code}`));
			const look = () => {
				if (logLength(this.doc) < entries) return;
				this.doc.off('update', look);
				this.socket.off('close', closed);
				resolve();
			};
			this.socket.on('close', closed);
			this.doc.on('update', look);
			look();
		});
	}

	async close(): Promise<void> {
		const closed = once(this.socket, 'close');
		this.socket.close();
		await closed;
	}

	#hear(bytes: Uint8Array): void {
		const decoder = decoding.createDecoder(bytes);
		if (decoding.readVarUint(decoder) !== MESSAGE.sync) return;
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, MESSAGE.sync);
		this.#heard.add(readSyncMessage(decoder, encoder, this.doc, this));
		if (encoding.length(encoder) > 1) this.socket.send(encoding.toUint8Array(encoder));
		if (this.#heard.has(messageYjsSyncStep1) && this.#heard.has(messageYjsSyncStep2))
			this.#settle();
	}
}
