import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { SpaceId } from '../../src/lib/domain/ids.ts';
import { encodeEnvelope } from '../../src/lib/register/envelope.ts';
import { Device } from '../../sync-server/testing/device.ts';
import { foundSpace } from '../../sync-server/testing/post.ts';
import { updateMessage } from '../../sync-server/wire/message.ts';
import { roomPath } from '../../sync-server/wire/room.ts';
import { startRelay } from '../e2e/relay.ts';

/** Servers that speak Yjs, at the versions measured against. They are no part of what is installed. */
const PEERS = {
	'@y/websocket-server': '0.1.1',
	'@hocuspocus/server': '4.7.0',
	yjs: '13.6.33',
	ws: '8.23.0'
};
const FOLDER = resolve('.cache/peers');

/** A server under load, and how one speaks to it. Rooms are numbered from 0. */
export type Served = {
	readonly name: string;
	readonly pid: number;
	/** Makes so many rooms, where a room has to be made. */
	prepare(rooms: number): Promise<void>;
	url(room: number): string;
	protocols(room: number): string[];
	/** What is said before the first sync message. */
	hello(room: number): Uint8Array | undefined;
	wrap(room: number, message: Uint8Array): Uint8Array;
	/** Takes what `wrap` put around an incoming message off again. */
	unwrap(decoder: decoding.Decoder): void;
	/** How a text is sent that is to be appended to the room's log; `undefined`: as plain Yjs. */
	readonly fact: ((room: number, n: number) => Uint8Array) | undefined;
	end(): Promise<void>;
};

const plain = {
	prepare: () => Promise.resolve(),
	protocols: () => [],
	hello: () => undefined,
	wrap: (_: number, message: Uint8Array) => message,
	unwrap: () => undefined,
	fact: undefined
};

export async function ours(): Promise<Served> {
	// One device plays a whole region here.
	process.env['LIMITS'] =
		'factsPerMinute=1000000,questionsPerMinute=1000000,connectionsPerDevice=100000,' +
		'connectionsPerAddress=100000,newSpaces=100000,idle=2000,handshake=120000';
	const relay = await startRelay();
	const device = new Device();
	const spaces: SpaceId[] = [];
	const space = (room: number): SpaceId => {
		const found = spaces[room];
		if (found === undefined) throw new RangeError('not prepared');
		return found;
	};
	return {
		...plain,
		name: 'La Remise',
		get pid() {
			return relay.pid;
		},
		async prepare(rooms) {
			while (spaces.length < rooms) {
				// A kept connection may just have been given up: founding another space is as good.
				const again = () => foundSpace(relay.url, device);
				const some = Array.from({ length: Math.min(50, rooms - spaces.length) }, () =>
					again().catch(again)
				);
				spaces.push(...(await Promise.all(some)));
			}
			// What founding left in memory is not the connections'.
			await relay.kill();
			await relay.start();
		},
		url: (room) => relay.url.replace('http', 'ws') + roomPath(space(room), 'register'),
		protocols: (room) => device.ticket(space(room)),
		fact: (room, n) =>
			updateMessage(
				encodeEnvelope([
					device.say(space(room), 'words.written', { text: `${String(n)} ${'x'.repeat(200)}` })
				])
			),
		end: () => relay.dispose()
	};
}

/** Installs the peers once, beside what the project itself needs. */
function install(): void {
	mkdirSync(FOLDER, { recursive: true });
	writeFileSync(
		join(FOLDER, 'package.json'),
		JSON.stringify({ private: true, type: 'module', dependencies: PEERS })
	);
	writeFileSync(
		join(FOLDER, 'hocuspocus.js'),
		`import { Server } from '@hocuspocus/server';
const server = new Server({ port: Number(process.env.PORT), address: '127.0.0.1', quiet: true });
await server.listen();
console.log('running');
`
	);
	if (existsSync(join(FOLDER, 'node_modules/@hocuspocus/server'))) return;
	const words = ['install', '--no-audit', '--no-fund', '--loglevel=error'];
	const { status } = spawnSync('npm', words, { cwd: FOLDER, stdio: 'inherit' });
	if (status !== 0) throw new Error('the servers to compare with could not be installed');
}

async function startPeer(script: string): Promise<{ child: ChildProcess; port: number }> {
	install();
	const free = createServer().listen(0, '127.0.0.1');
	await once(free, 'listening');
	const address = free.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	free.close();
	await once(free, 'close');
	const child = spawn(process.execPath, [script], {
		cwd: FOLDER,
		stdio: ['ignore', 'pipe', 'inherit'],
		env: { ...process.env, HOST: '127.0.0.1', PORT: String(port) }
	});
	await once(child.stdout, 'data');
	return { child, port };
}

const stop = async (child: ChildProcess): Promise<void> => {
	const gone = once(child, 'exit');
	child.kill('SIGKILL');
	await gone;
};

export async function yWebsocketServer(): Promise<Served> {
	const { child, port } = await startPeer('node_modules/@y/websocket-server/src/server.js');
	return {
		...plain,
		name: '@y/websocket-server',
		pid: child.pid ?? 0,
		url: (room) => `ws://127.0.0.1:${String(port)}/room-${String(room)}`,
		end: () => stop(child)
	};
}

export async function hocuspocus(): Promise<Served> {
	const { child, port } = await startPeer('hocuspocus.js');
	const addressed = (room: number, write: (encoder: encoding.Encoder) => void): Uint8Array => {
		const encoder = encoding.createEncoder();
		encoding.writeVarString(encoder, `room-${String(room)}`);
		write(encoder);
		return encoding.toUint8Array(encoder);
	};
	return {
		...plain,
		name: '@hocuspocus/server',
		pid: child.pid ?? 0,
		url: () => `ws://127.0.0.1:${String(port)}`,
		// Its authentication message with an empty token, which lets everybody in.
		hello: (room) =>
			addressed(room, (encoder) => {
				encoding.writeVarUint(encoder, 2);
				encoding.writeVarUint(encoder, 0);
				encoding.writeVarString(encoder, '');
			}),
		wrap: (room, message) =>
			addressed(room, (encoder) => {
				encoding.writeUint8Array(encoder, message);
			}),
		unwrap: (decoder) => void decoding.readVarString(decoder),
		end: () => stop(child)
	};
}
