import { WebSocket, type RawData } from 'ws';
import * as Y from 'yjs';
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import type { SpaceId } from '../../src/lib/domain/ids.ts';
import type { Refusal } from '../../src/lib/domain/refusal.ts';
import { encodeEnvelope, type Sealed } from '../../src/lib/register/envelope.ts';
import { logLength, readLog, type LogEntry } from '../../src/lib/register/log.ts';
import {
	MESSAGE,
	readRefusal,
	step1Message,
	step2Message,
	updateMessage
} from '../wire/message.ts';
import { roomPath, type RoomName } from '../wire/room.ts';
import type { Device } from './device.ts';

type Watch = { readonly isSo: () => boolean; readonly resolve: () => void };

/** A socket and a replica, and nothing of our engine: what tests and figures are made with. */
export class Client {
	readonly doc: Y.Doc;
	readonly refusals: (readonly [string, Refusal])[] = [];
	/** Bytes of messages, without frames, since the connection opened. */
	sent = 0;
	received = 0;
	/** The code the relay hung up with, and why it says it did. */
	closed: number | undefined;
	reason = '';
	synced = false;
	/** The relay asked what it lacks, and was answered. */
	answered = false;
	readonly #socket: WebSocket;
	#watches: Watch[] = [];

	constructor(url: string, path: string, protocols: string[], doc = new Y.Doc()) {
		this.doc = doc;
		this.#socket = new WebSocket(url.replace(/^http/, 'ws') + path, protocols);
		this.#socket.on('open', () => {
			this.send(step1Message(Y.encodeStateVector(doc)));
		});
		this.#socket.on('message', (data) => {
			this.#hear(data);
			this.#look();
		});
		this.#socket.on('close', (code, reason) => {
			this.closed = code;
			this.reason = reason.toString();
			this.#look();
		});
		this.#socket.on('error', () => {
			this.#look();
		});
	}

	static join(
		url: string,
		space: SpaceId,
		device: Device,
		room: RoomName = 'register',
		doc?: Y.Doc,
		generation?: number
	): Client {
		return new Client(url, roomPath(space, room, generation), device.ticket(space), doc);
	}

	send(bytes: Uint8Array): void {
		if (this.#socket.readyState !== WebSocket.OPEN) return;
		this.sent += bytes.length;
		this.#socket.send(bytes);
	}

	/** Sends facts in one envelope. */
	give(facts: readonly Sealed[]): void {
		this.send(updateMessage(encodeEnvelope(facts)));
	}

	/** Bytes on the wire, frames, handshake and compression included. */
	get wire(): { readonly read: number; readonly written: number } {
		const socket: unknown = Reflect.get(this.#socket, '_socket');
		const count = (name: string): number =>
			typeof socket === 'object' && socket !== null ? Number(Reflect.get(socket, name)) : 0;
		return { read: count('bytesRead'), written: count('bytesWritten') };
	}

	get log(): LogEntry[] {
		return readLog(this.doc);
	}

	#hear(data: RawData): void {
		if (!(data instanceof Buffer)) return;
		this.received += data.length;
		const decoder = createDecoder(data);
		const type = readVarUint(decoder);
		if (type === MESSAGE.refusal) {
			const refusal = readRefusal(decoder);
			if (refusal) this.refusals.push(refusal);
			return;
		}
		if (type !== MESSAGE.sync) return;
		const kind = readVarUint(decoder);
		const body = readVarUint8Array(decoder);
		if (kind === 0) {
			this.send(step2Message(Y.encodeStateAsUpdate(this.doc, body)));
			this.answered = true;
			return;
		}
		Y.applyUpdate(this.doc, body, this);
		if (kind === 1) this.synced = true;
	}

	#look(): void {
		const met = this.#watches.filter((watch) => watch.isSo());
		this.#watches = this.#watches.filter((watch) => !met.includes(watch));
		for (const { resolve } of met) resolve();
	}

	/** Resolves as soon as something heard makes it so. */
	until(isSo: () => boolean): Promise<void> {
		if (isSo()) return Promise.resolve();
		return new Promise((resolve) => {
			this.#watches.push({ isSo, resolve });
		});
	}

	untilSynced = (): Promise<void> => this.until(() => this.synced);
	untilClosed = async (): Promise<number | undefined> => {
		await this.until(() => this.closed !== undefined);
		return this.closed;
	};
	untilEntries = (count: number): Promise<void> => this.until(() => logLength(this.doc) >= count);

	async close(): Promise<void> {
		this.#socket.close();
		await this.untilClosed();
	}

	/** Stops answering, as a phone that lost its network does. */
	drop(): void {
		this.#socket.terminate();
	}
}
