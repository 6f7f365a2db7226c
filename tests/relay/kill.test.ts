import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { SpaceId } from '../../src/lib/domain/ids.ts';
import type { Sealed } from '../../src/lib/register/envelope.ts';
import type { LogEntry } from '../../src/lib/register/log.ts';
import { Client } from '../../sync-server/testing/client.ts';
import { Device } from '../../sync-server/testing/device.ts';
import { foundSpace } from '../../sync-server/testing/post.ts';
import { newDataDir } from './here.ts';
import { portToComeBackTo } from '../port.ts';
import { startProcess } from './process.ts';

const KILLS = Number(process.env['KILLS'] ?? 100);
const SEED = Number(process.env['SEED'] ?? 20_261_122);

/** Mulberry32: moments that can be had again. */
function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** Writes without pause, sends what it has not read back, and comes back whenever it is cut off. */
class Writer {
	readonly written: Sealed[] = [];
	/** Every entry this phone was ever shown. */
	readonly shown = new Map<string, LogEntry>();
	#done = false;
	readonly #device: Device;
	readonly #space: SpaceId;
	readonly #name: string;

	constructor(device: Device, space: SpaceId, name: string) {
		this.#device = device;
		this.#space = space;
		this.#name = name;
	}

	async run(url: string): Promise<void> {
		let doc: Client['doc'] | undefined;
		for (;;) {
			const client = Client.join(url, this.#space, this.#device, 'register', doc);
			({ doc } = client);
			await client.until(() => client.synced || client.closed !== undefined);
			client.give(this.#unread(client));
			while (client.closed === undefined && !this.#done) {
				client.give([this.#write()]);
				await pause(2);
			}
			if (this.#done && client.closed === undefined) {
				await client.until(() => this.#unread(client).length === 0);
				await client.close();
				return;
			}
			this.#read(client);
			await pause(10);
		}
	}

	finish(): void {
		this.#done = true;
	}

	#write(): Sealed {
		const text = `${this.#name} ${String(this.written.length)}`;
		const fact = this.#device.say(this.#space, 'words.written', { text });
		this.written.push(fact);
		return fact;
	}

	#read(client: Client): void {
		for (const entry of client.log.slice(this.shown.size)) this.shown.set(entry.text, entry);
	}

	#unread(client: Client): Sealed[] {
		this.#read(client);
		return this.written.filter(({ text }) => !this.shown.has(text));
	}
}

test(
	`${String(KILLS)} times the plug is pulled: what was numbered is there, once, with its number`,
	async () => {
		const chance = seeded(SEED);
		const dataDir = newDataDir();
		// What a process compiled is kept when it ends well.
		const [first] = await startProcess(dataDir, '0');
		first.kill('SIGTERM');
		await once(first, 'exit');
		const port = String(await portToComeBackTo());
		let [child, url] = await startProcess(dataDir, port);
		const ada = new Device();
		const space = await foundSpace(url, ada);
		const writers = ['une', 'deux'].map((name) => new Writer(ada, space, name));
		const running = writers.map((writer) => writer.run(url));

		for (let kill = 0; kill < KILLS; kill += 1) {
			await pause(chance() * 200);
			const gone = once(child, 'exit');
			child.kill('SIGKILL');
			await gone;
			[child, url] = await startProcess(dataDir, port);
		}
		for (const writer of writers) writer.finish();
		await Promise.all(running);

		const reader = Client.join(url, space, ada);
		await reader.untilSynced();
		const log = reader.log;
		const texts = log.map(({ text }) => text);
		const written = writers.flatMap((writer) => writer.written.map(({ text }) => text));
		expect(written.length).toBeGreaterThan(KILLS);
		// Everything written arrived in the end, once.
		expect([...texts.slice(1)].sort()).toEqual([...written].sort());
		// Whatever was shown to anyone is what the log says now: same number, same mac.
		const byText = new Map(log.map((entry) => [entry.text, entry]));
		for (const writer of writers)
			for (const [text, entry] of writer.shown) expect(byText.get(text)).toEqual(entry);
		const numbers = log.map(({ number }) => number);
		expect(numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? 0))).toBe(true);
		await reader.close();
		console.log(`kills ${String(KILLS)}, facts ${String(written.length)}, seed ${String(SEED)}`);
	},
	60_000 + KILLS * 5000
);
