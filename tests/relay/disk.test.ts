import { spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
	appendFileSync,
	cpSync,
	openSync,
	closeSync,
	readFileSync,
	rmSync,
	statSync,
	truncateSync,
	writeSync
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { Client } from '../../sync-server/testing/client.ts';
import { Device } from '../../sync-server/testing/device.ts';
import { foundSpace, post } from '../../sync-server/testing/post.ts';
import { CLOSE } from '../../sync-server/wire/close.ts';
import { newDataDir } from './here.ts';
import { startProcess } from './process.ts';

const SMALL = 3_000_000;
const LARGE_WORDS = 'e'.repeat(3900);

/** A disk that can be filled and emptied: a small one of its own where the machine allows, or a quota. */
function smallDisk(dir: string): {
	fill(relay: ChildProcess): void;
	empty(relay: ChildProcess): void;
} {
	const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${String(SMALL)}`, 'tmpfs', dir]);
	if (mounted.status === 0) {
		onTestFinished(() => void spawnSync('umount', ['-l', dir]));
		const ballast = join(dir, 'ballast');
		return {
			fill: () => {
				const file = openSync(ballast, 'w');
				const block = Buffer.alloc(4096);
				try {
					for (;;) writeSync(file, block);
				} catch (cause) {
					expect(cause).toMatchObject({ code: 'ENOSPC' });
				}
				closeSync(file);
			},
			empty: () => {
				rmSync(ballast);
			}
		};
	}
	// No file of the relay's may grow beyond this, as with a disk quota.
	const quota = (relay: ChildProcess, bytes: string): void => {
		const set = spawnSync('prlimit', ['--pid', String(relay.pid), `--fsize=${bytes}`]);
		if (set.status !== 0) throw new Error(`no way to fill a disk here: ${String(set.stderr)}`);
	};
	return {
		fill: (relay) => {
			quota(relay, `${String(statSync(join(dir, 'register.sqlite')).size)}:unlimited`);
		},
		empty: (relay) => {
			quota(relay, 'unlimited:unlimited');
		}
	};
}

test('a disk that is really full: readable, nothing told that is not kept, whole again when there is room', async () => {
	const dataDir = newDataDir();
	const disk = smallDisk(dataDir);
	const [relay, url] = await startProcess(dataDir);
	const ada = new Device();
	const space = await foundSpace(url, ada);
	const writer = Client.join(url, space, ada);
	await writer.untilSynced();
	writer.give([ada.say(space, 'words.written', { text: 'Gardé' })]);
	await writer.untilEntries(2);

	disk.fill(relay);
	const written = [];
	while (writer.closed === undefined) {
		const fact = ada.say(space, 'words.written', { text: LARGE_WORDS });
		written.push(fact);
		const there = writer.log.length;
		writer.give([fact]);
		await writer.until(() => writer.log.length > there || writer.closed !== undefined);
	}
	expect(writer.closed).toBe(CLOSE.storeBusy);
	expect(writer.refusals).toEqual([]);
	expect(await post(url, '/api/spaces', new Device().founding().sealed)).toMatchObject({
		status: 503,
		body: { refusal: { type: 'StoreFull' } }
	});
	expect((await fetch(`${url}/healthz`)).status).toBe(503);
	const reader = Client.join(url, space, ada);
	await reader.untilSynced();
	expect(reader.log).toEqual(writer.log);

	disk.empty(relay);
	const back = Client.join(url, space, ada, 'register', writer.doc);
	await back.untilSynced();
	back.give(written);
	await Promise.all([back, reader].map((client) => client.untilEntries(2 + written.length)));
	expect(back.log).toEqual(reader.log);
	await expect
		.poll(async () => (await fetch(`${url}/healthz`)).status, { timeout: 10_000 })
		.toBe(200);
	expect(relay.exitCode).toBeNull();
});

/** A data folder whose relay was killed after numbering facts, and what it had told. */
async function killed() {
	const dataDir = newDataDir();
	const [relay, url] = await startProcess(dataDir);
	const ada = new Device();
	const space = await foundSpace(url, ada);
	const client = Client.join(url, space, ada);
	await client.untilSynced();
	for (let n = 0; n < 30; n += 1) {
		client.give([ada.say(space, 'words.written', { text: `${String(n)} ${LARGE_WORDS}` })]);
		await client.untilEntries(2 + n);
	}
	relay.kill('SIGKILL');
	await once(relay, 'exit');
	return { dataDir, ada, space, told: client.log };
}

test('a last page torn by the kill, in the write-ahead log or in the database: all that was told is there', async () => {
	const { dataDir, ada, space, told } = await killed();
	const wal = readFileSync(join(dataDir, 'register.sqlite-wal'));
	/** A header of 32 bytes, then frames of 24 and a page each. */
	const FRAME = 24 + 4096;
	expect(wal.length).toBeGreaterThan(32 + 2 * FRAME);
	const lastFrame = wal.subarray(wal.length - FRAME);
	const tears: ((dir: string) => void)[] = [
		// The next commit had begun: part of a frame, noise in its place, an old frame again.
		(dir) => appendFileSync(join(dir, 'register.sqlite-wal'), lastFrame.subarray(0, 1000)),
		(dir) => appendFileSync(join(dir, 'register.sqlite-wal'), Buffer.alloc(FRAME, 0xa5)),
		(dir) => appendFileSync(join(dir, 'register.sqlite-wal'), lastFrame),
		// Pages were being copied back into the database: half of the last one is there, or noise.
		(dir) => {
			const file = join(dir, 'register.sqlite');
			truncateSync(file, Math.max(0, statSync(file).size - 2048));
		},
		(dir) => appendFileSync(join(dir, 'register.sqlite'), Buffer.alloc(2048, 0xa5))
	];
	for (const tear of tears) {
		const dir = newDataDir();
		cpSync(dataDir, dir, { recursive: true });
		tear(dir);
		const [relay, url] = await startProcess(dir);
		const reader = Client.join(url, space, ada);
		await reader.untilSynced();
		expect(reader.log).toEqual(told);
		reader.give([ada.say(space, 'words.written', { text: 'Ensuite' })]);
		await reader.untilEntries(told.length + 1);
		relay.kill('SIGKILL');
		await once(relay, 'exit');
	}
});

test('a folder in use by another relay: the second says so and leaves it alone', async () => {
	const dataDir = newDataDir();
	await startProcess(dataDir);
	await expect(startProcess(dataDir)).rejects.toThrow(
		`La Remise could not start: ${dataDir} is already in use by another relay`
	);
});

test('a database locked by another program: phones come again, and nothing is lost', async () => {
	const dataDir = newDataDir();
	const [, url] = await startProcess(dataDir);
	const ada = new Device();
	const space = await foundSpace(url, ada);
	const client = Client.join(url, space, ada);
	await client.untilSynced();
	const other = new DatabaseSync(join(dataDir, 'register.sqlite'));
	other.exec('BEGIN IMMEDIATE');
	const fact = ada.say(space, 'words.written', { text: 'Attend' });
	client.give([fact]);
	expect(await client.untilClosed()).toBe(CLOSE.storeBusy);
	other.exec('ROLLBACK');
	other.close();
	const back = Client.join(url, space, ada, 'register', client.doc);
	await back.untilSynced();
	back.give([fact]);
	await back.untilEntries(2);
	expect(back.log.at(-1)?.text).toBe(fact.text);
});
