import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { onTestFinished } from 'vitest';
import { WebSocket, type ClientOptions } from 'ws';
import type { Refusal } from '../../src/lib/domain/refusal.ts';
import { MESSAGE, readRefusal, step1Message } from '../../sync-server/wire/message.ts';

const STEP_2 = 1;

/** A bare socket: sends what bytes it likes, and knows only what it was answered. */
export class Raw {
	readonly socket: WebSocket;
	/** How the relay hung up; an HTTP refusal is its status. */
	readonly closed: Promise<number>;
	readonly refusals: Refusal['type'][] = [];
	/** Bodies of the updates it was given. */
	readonly given: Uint8Array[] = [];
	#answers = 0;
	#heard: (() => void)[] = [];

	constructor(url: string, path: string, protocols: string[], options: ClientOptions = {}) {
		this.socket = new WebSocket(url.replace(/^http/, 'ws') + path, protocols, options);
		this.closed = new Promise((resolve) => {
			this.socket.on('close', resolve);
			this.socket.on('unexpected-response', (_, response) => {
				resolve(response.statusCode ?? 0);
				this.socket.terminate();
			});
		});
		this.socket.on('error', () => undefined);
		this.socket.on('message', (data) => {
			if (data instanceof Buffer) this.#hear(data);
		});
		onTestFinished(() => {
			this.socket.terminate();
		});
	}

	#hear(data: Buffer): void {
		const decoder = createDecoder(new Uint8Array(data));
		const type = readVarUint(decoder);
		if (type === MESSAGE.refusal) {
			const read = readRefusal(decoder);
			if (read) this.refusals.push(read[1].type);
		} else if (type === MESSAGE.sync) {
			const kind = readVarUint(decoder);
			this.given.push(readVarUint8Array(decoder));
			if (kind === STEP_2) this.#answers += 1;
		}
		for (const look of this.#heard.splice(0)) look();
	}

	async #until(isSo: () => boolean): Promise<void> {
		while (!isSo())
			await new Promise<void>((resolve) => {
				this.#heard.push(resolve);
			});
	}

	opened(): Promise<void> {
		if (this.socket.readyState === WebSocket.OPEN) return Promise.resolve();
		return new Promise((resolve, reject) => {
			this.socket.once('open', resolve);
			this.socket.once('close', (code) => {
				reject(new Error(`closed with ${String(code)}`));
			});
		});
	}

	send(bytes: Uint8Array): void {
		this.socket.send(bytes);
	}

	/** Until what was sent before has been heard: frames of one socket are heard in their order. */
	async heard(): Promise<void> {
		const before = this.#answers;
		this.send(step1Message(Uint8Array.of(0)));
		await this.#until(() => this.#answers > before);
	}

	async refused(times: number): Promise<readonly Refusal['type'][]> {
		await this.#until(() => this.refusals.length >= times);
		return this.refusals;
	}
}
