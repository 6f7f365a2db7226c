import assert from 'node:assert/strict';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:https';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { WebSocket } from 'ws';
import { RELAY } from '../../scripts/house/relay.mjs';
import type { Sealed } from '../../src/lib/register/envelope.ts';
import type { LogEntry } from '../../src/lib/register/log.ts';
import { Client } from '../../sync-server/testing/client.ts';
import { Device } from '../../sync-server/testing/device.ts';
import { foundSpace, newSecret } from '../../sync-server/testing/post.ts';
import { roomPath } from '../../sync-server/wire/room.ts';

/** What scripts/drill.mjs has prepared. */
function given(name: string): string {
	const value = process.env[name];
	if (value === undefined) throw new Error(`${name} is missing: run npm run drill`);
	return value;
}
const home = given('DRILL_HOME');
const port = given('DRILL_RELAY');
const http = given('DRILL_HTTP');
const url = given('DRILL_HTTPS');
const direct = `http://127.0.0.1:${port}`;

const logged: string[] = [];
let relay: ChildProcess | undefined;

async function start(dataDir: string): Promise<void> {
	relay = spawn(process.execPath, RELAY, {
		stdio: ['ignore', 'pipe', 'inherit'],
		env: {
			...process.env,
			PORT: port,
			HOST: '127.0.0.1',
			DATA_DIR: dataDir,
			TRUST_PROXY: '1',
			LOG: 'json',
			LIMITS: 'wrongCodes=3'
		}
	});
	const { stdout } = relay;
	assert.ok(stdout);
	stdout.on('data', (bytes: Buffer) => logged.push(bytes.toString()));
	await once(stdout, 'data');
}

async function end(signal: NodeJS.Signals): Promise<void> {
	if (relay === undefined) return;
	const gone = once(relay, 'exit');
	relay.kill(signal);
	await gone;
}

/** A guess at a code, as a visitor who says to come from elsewhere, on a line of their own. */
function guess(localAddress: string, said: string): Promise<number> {
	return new Promise((resolve, reject) => {
		const body = JSON.stringify({ k: newSecret().k });
		const headers = {
			'content-type': 'application/json',
			'content-length': body.length,
			'x-forwarded-for': said
		};
		request(
			`${url}/api/invitation`,
			{ method: 'POST', localAddress, family: 4, headers, agent: false },
			(response) => {
				response.resume();
				resolve(response.statusCode ?? 0);
			}
		)
			.on('error', reject)
			.end(body);
	});
}

const texts = (log: readonly LogEntry[]): string[] => log.map(({ text }) => text);
const first = join(home, 'data');
const copy = join(home, 'copy');
const ada = new Device();
const facts: Sealed[] = [];
await start(first);
const space = await foundSpace(url, ada);

async function joined(): Promise<Client> {
	const client = Client.join(url, space, ada);
	await client.untilSynced();
	return client;
}
async function writes(client: Client, count: number): Promise<void> {
	const more = Array.from({ length: count }, (_, n) =>
		ada.say(space, 'words.written', { text: `Fait ${String(facts.length + n)}` })
	);
	facts.push(...more);
	client.give(more);
	await client.untilEntries(1 + facts.length);
}

const steps: readonly (readonly [string, () => Promise<string>])[] = [
	[
		'pages come by HTTPS alone, with their policy',
		async () => {
			const sent = await fetch(http, { redirect: 'manual' });
			assert.equal(sent.status, 308);
			assert.match(sent.headers.get('location') ?? '', /^https:/);
			const page = await fetch(url, { headers: { accept: 'text/html' } });
			assert.equal(page.status, 200);
			const said = (name: string): string => page.headers.get(name) ?? '';
			assert.match(said('strict-transport-security'), /^max-age=63072000$/);
			assert.doesNotMatch(said('content-security-policy'), /unsafe-(inline|eval)/);
			assert.equal(said('referrer-policy'), 'no-referrer');
			assert.equal(said('x-frame-options'), 'DENY');
			assert.equal((await fetch(direct)).headers.get('strict-transport-security'), null);
			return 'HSTS, CSP, no frames, no referrer';
		}
	],
	[
		'phones sync through the proxy',
		async () => {
			const [one, two] = [await joined(), await joined()];
			await writes(one, 50);
			await two.untilEntries(51);
			assert.deepEqual(two.log, one.log);
			await Promise.all([one.close(), two.close()]);
			return '50 facts, two phones, one log';
		}
	],
	[
		'a page of another origin opens no socket',
		async () => {
			const address = url.replace('https', 'wss') + roomPath(space, 'register');
			const socket = new WebSocket(address, ada.ticket(space), {
				origin: 'https://elsewhere.example'
			});
			const [error]: unknown[] = await once(socket, 'error');
			assert.match(String(error), /403/);
			const own = new WebSocket(address, ada.ticket(space), { origin: url });
			await once(own, 'open');
			own.terminate();
			return '403; its own origin does';
		}
	],
	[
		'visitors are told apart by the proxy’s word, not their own',
		async () => {
			for (const said of ['192.0.2.1', '192.0.2.2', '192.0.2.3'])
				assert.equal(await guess('127.0.0.1', said), 403);
			assert.equal(await guess('127.0.0.1', '192.0.2.4'), 429);
			assert.equal(await guess('127.0.0.2', '192.0.2.1'), 403);
			return 'guessing is slowed for one address and not for its neighbour';
		}
	],
	[
		'the plug is pulled: nothing numbered is lost',
		async () => {
			const phone = await joined();
			await writes(phone, 50);
			await end('SIGKILL');
			await phone.untilClosed();
			await start(first);
			const back = Client.join(url, space, ada, 'register', phone.doc);
			await back.untilSynced();
			await writes(back, 10);
			const reader = await joined();
			assert.deepEqual(reader.log, back.log);
			assert.deepEqual(
				texts(reader.log).slice(1),
				facts.map(({ text }) => text)
			);
			await Promise.all([back.close(), reader.close()]);
			return `${String(reader.log.length)} entries, each once, with its number`;
		}
	],
	[
		'a backup taken while phones write is a whole relay',
		async () => {
			const phone = await joined();
			const told = phone.log;
			const taken = promisify(execFile)(
				process.execPath,
				['sync-server/admin.ts', 'backup', copy],
				{ env: { ...process.env, DATA_DIR: first } }
			);
			while (!(await Promise.race([taken.then(() => true), writes(phone, 5).then(() => false)])));
			await taken;
			const whole = phone.log;
			await end('SIGTERM');
			await phone.untilClosed();
			await start(copy);
			const reader = await joined();
			const { log } = reader;
			assert.deepEqual(log, whole.slice(0, log.length));
			assert.ok(log.length >= told.length);
			const missing = facts.slice(log.length - 1);
			if (missing.length > 0) reader.give(missing);
			await reader.untilEntries(1 + facts.length);
			await reader.close();
			return `${String(log.length)} of ${String(whole.length)} entries restored, the rest came from the phone`;
		}
	],
	[
		'stopping and starting again, as an upgrade does',
		async () => {
			const phone = await joined();
			await end('SIGTERM');
			assert.equal(relay?.exitCode, 0);
			assert.ok([1001, 1006].includes((await phone.untilClosed()) ?? 0));
			assert.equal((await fetch(`${url}/healthz`)).status, 502);
			await start(copy);
			assert.equal((await fetch(`${url}/healthz`)).status, 200);
			const back = Client.join(url, space, ada, 'register', phone.doc);
			await back.untilSynced();
			assert.equal(back.log.length, 1 + facts.length);
			await back.close();
			return 'clean exit, phones come back';
		}
	],
	[
		'what is logged says nothing of anybody',
		async () => {
			const metrics = await (await fetch(`${direct}/metrics`)).text();
			assert.match(metrics, /^la_remise_facts_numbered_total /m);
			const lines = logged.join('').split('\n');
			assert.ok(lines.some((line) => line.includes('"route":"socket"')));
			for (const secret of [space, ada.id, '192.0.2', '"127.0.0.', 'ticket', 'Fait '])
				for (const text of [metrics, ...lines]) assert.ok(!text.includes(secret), text);
			return `${String(lines.length)} lines, JSON`;
		}
	]
];

let failed = 0;
for (const [what, run] of steps) {
	try {
		console.log(`ok   ${what}: ${await run()}`);
	} catch (cause) {
		failed += 1;
		console.log(`FAIL ${what}`);
		console.error(cause);
	}
}
await end('SIGTERM');
console.log(
	failed === 0
		? 'The drill went well.'
		: `${String(failed)} of ${String(steps.length)} steps went wrong.`
);
process.exitCode = failed === 0 ? 0 : 1;
