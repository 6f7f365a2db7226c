import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join as joinPath } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { idFrom } from '../../src/lib/domain/ids.ts';
import { keyOf } from '../../src/lib/register/text.ts';
import { Client } from '../../sync-server/testing/client.ts';
import { Device } from '../../sync-server/testing/device.ts';
import { foundSpace, join, newSecret, post } from '../../sync-server/testing/post.ts';
import { newDataDir, relayHere } from './here.ts';
import { until } from '../until.ts';

function builtApp(): string {
	const dir = newDataDir();
	const files = {
		'200.html': '<!doctype html><script>start()</script><script src="/x.js"></script>',
		'200.html.br': 'brotli',
		'_app/immutable/entry/start.js': 'go()',
		'service-worker.js': 'sw()',
		'manifest.webmanifest': '{}'
	};
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(joinPath(dir, path, '..'), { recursive: true });
		writeFileSync(joinPath(dir, path), text);
	}
	return dir;
}

/** A GET whose path is sent as it is: fetch would tidy it. */
function get(port: number, path: string, headers: Record<string, string> = {}) {
	return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }>(
		(resolve, reject) => {
			request({ port, host: '127.0.0.1', path, headers }, (response) => {
				let text = '';
				response.on('data', (chunk: Buffer) => (text += chunk.toString()));
				response.on('end', () => {
					resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
				});
			})
				.on('error', reject)
				.end();
		}
	);
}

const PAGE = { accept: 'text/html,*/*' };

test('says that it is well, its version and the time', async () => {
	const { port } = await relayHere({ now: () => 1_800_000_000_000 });
	const health = await get(port, '/healthz');
	expect(health.status).toBe(200);
	expect(JSON.parse(health.text)).toMatchObject({
		ok: true,
		version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
		uptime: 0,
		storeWritable: true
	});
	expect(JSON.parse((await get(port, '/api/now')).text)).toEqual({ now: 1_800_000_000_000 });
});

test('serves pages with a policy that names their own scripts and nothing unsafe', async () => {
	const { port } = await relayHere({ appDir: builtApp() });
	const page = await get(port, '/e/anything/planning', PAGE);
	expect(page.status).toBe(200);
	const policy = String(page.headers['content-security-policy']);
	const hash = createHash('sha256').update('start()').digest('base64');
	expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`);
	expect(policy).not.toMatch(/unsafe-inline|unsafe-eval/);
	expect(policy).toContain("frame-ancestors 'none'");
	expect(policy).toContain("worker-src 'self'");
	expect(page.headers).toMatchObject({
		'referrer-policy': 'no-referrer',
		'x-content-type-options': 'nosniff',
		'cache-control': 'no-cache',
		'content-type': 'text/html; charset=utf-8'
	});
	expect(page.headers['permissions-policy']).toContain('geolocation=()');
});

test('serves files with their types, twins and ages', async () => {
	const { port } = await relayHere({ appDir: builtApp() });
	const script = await get(port, '/_app/immutable/entry/start.js');
	expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
	expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
	const worker = await get(port, '/service-worker.js');
	expect(worker.headers['cache-control']).toBe('no-cache');
	const compressed = await get(port, '/', { ...PAGE, 'accept-encoding': 'gzip, br' });
	expect(compressed.headers['content-encoding']).toBe('br');
	expect(compressed.text).toBe('brotli');
	const same = await get(port, '/service-worker.js', {
		'if-none-match': String(worker.headers['etag'])
	});
	expect(same.status).toBe(304);
});

test('behind a proxy that speaks HTTPS, browsers are told to ask for nothing else', async () => {
	const https = { 'x-forwarded-proto': 'https' };
	const { port } = await relayHere({ appDir: builtApp(), trustProxy: true });
	for (const path of ['/', '/api/now', '/nothing.json']) {
		const { headers } = await get(port, path, https);
		expect(headers['strict-transport-security']).toBe('max-age=63072000');
	}
	const plain = await get(port, '/', { 'x-forwarded-proto': 'http' });
	expect(plain.headers['strict-transport-security']).toBeUndefined();
	const direct = await relayHere({ appDir: builtApp() });
	const believed = await get(direct.port, '/', https);
	expect(believed.headers['strict-transport-security']).toBeUndefined();
});

test('limits are per visitor behind a proxy, whatever a visitor says of their own address', async () => {
	const { port } = await relayHere({ trustProxy: true, limits: { wrongCodes: 1 } });
	const guess = async (forwarded: string) => {
		const response = await fetch(`http://127.0.0.1:${String(port)}/api/invitation`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'x-forwarded-for': forwarded },
			body: JSON.stringify({ k: newSecret().k })
		});
		return response.status;
	};
	expect(await guess('192.0.2.1')).toBe(403);
	expect(await guess('198.51.100.9, 192.0.2.1')).toBe(429);
	expect(await guess('192.0.2.2')).toBe(403);
	// One subscriber has a whole /64.
	expect(await guess('2001:db8:1:2::1')).toBe(403);
	expect(await guess('2001:db8:1:2:ffff::9')).toBe(429);
	expect(await guess('2001:db8::9')).toBe(403);
	expect(await guess('2001:db8:0:0:1::9')).toBe(429);
});

test('a request is logged by its route, without address, space, ticket or what was sent', async () => {
	const lines: string[] = [];
	const spy = vi.spyOn(console, 'log').mockImplementation((line: string) => lines.push(line));
	onTestFinished(() => {
		spy.mockRestore();
	});
	const { url, port } = await relayHere({ log: 'json', appDir: builtApp(), trustProxy: true });
	const ada = new Device();
	const space = await foundSpace(url, ada);
	await get(port, `/e/${space}/planning?secret=1`, { ...PAGE, 'x-forwarded-for': '192.0.2.77' });
	await get(port, `/api/${space}`);
	const client = Client.join(url, space, ada);
	await client.untilSynced();
	await client.close();
	await until(() => expect(lines).toHaveLength(4));
	expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
		{ method: 'POST', route: '/api/spaces', status: 201 },
		{ method: 'GET', route: 'app', status: 200 },
		{ method: 'GET', route: 'api', status: 404 },
		{ route: 'socket', status: 1005 }
	]);
	for (const secret of [space, ada.id, '192.0.2', '127.0.0.1', 'ticket', 'secret'])
		expect(lines.join('\n')).not.toContain(secret);
});

test('a missing script is missing, not a page', async () => {
	const { port } = await relayHere({ appDir: builtApp() });
	expect((await get(port, '/_app/immutable/entry/old.js', PAGE)).status).toBe(404);
	expect((await get(port, '/nothing.json')).status).toBe(404);
	expect((await get(port, '/api/nothing', PAGE)).status).toBe(404);
});

test.each([
	'/../package.json',
	'/..%2fpackage.json',
	'/%2e%2e/%2e%2e/etc/passwd',
	'/_app/../../secret.json',
	'//etc/passwd',
	'/_app/..\\..\\secret.json',
	'/%00',
	'/200.html%00.js'
])('%s leads nowhere', async (path) => {
	const { port } = await relayHere({ appDir: builtApp() });
	expect((await get(port, path)).status).toBe(404);
});

test('a malformed path is refused', async () => {
	const { port } = await relayHere();
	expect((await get(port, '/%zz')).status).toBe(400);
});

test('a page of another origin opens no socket and posts nothing', async () => {
	const { url } = await relayHere();
	const ada = new Device();
	const space = await foundSpace(url, ada);
	const socket = new WebSocket(
		`${url.replace('http', 'ws')}/sync/${space}/register`,
		ada.ticket(space),
		{
			origin: 'https://elsewhere.example'
		}
	);
	const said = await new Promise<string>((resolve) =>
		socket.once('error', (e) => resolve(e.message))
	);
	expect(said).toContain('403');
	const response = await fetch(`${url}/api/spaces`, {
		method: 'POST',
		headers: { origin: 'https://elsewhere.example', 'content-type': 'application/json' },
		body: JSON.stringify(new Device().founding().sealed)
	});
	expect(response.status).toBe(403);
});

test('founding twice is one space; another’s founding fact can’t be used', async () => {
	const { url } = await relayHere();
	const ada = new Device();
	const { space, sealed } = ada.founding();
	expect(await post(url, '/api/spaces', sealed)).toMatchObject({ status: 201, body: { space } });
	expect(await post(url, '/api/spaces', sealed)).toMatchObject({ status: 200, body: { space } });
	const eve = new Device();
	const another = ada.founding('Autre');
	const stolen = eve.seal(another.space, another.sealed.text);
	expect(await post(url, '/api/spaces', stolen)).toMatchObject({
		status: 403,
		body: { refusal: { type: 'BadSignature' } }
	});
	expect(
		(await post(url, '/api/spaces', { text: 'x'.repeat(70_000), sig: sealed.sig })).status
	).toBe(413);
	expect((await post(url, '/api/spaces', { nothing: 1 })).status).toBe(400);
});

test('an invitation that is expired, revoked or unknown says which', async () => {
	let now = Date.now();
	const { url } = await relayHere({ now: () => now });
	const ada = new Device();
	const space = await foundSpace(url, ada);
	const client = Client.join(url, space, ada);
	await client.untilSynced();
	const [short, long] = [newSecret(), newSecret()];
	const as = { role: 'own' as const };
	const made = (hash: string, until: number) =>
		ada.say(space, 'invitation.made', { hash, as, uses: 1, until });
	const lasting = made(long.hash, now + 1e9);
	client.give([made(short.hash, now + 1000), lasting]);
	await client.untilEntries(3);
	now += 2000;
	const why = async (k: string) => (await join(url, new Device(), k)).body;
	expect(await why(short.k)).toEqual({ refusal: { type: 'InvitationExpired' } });
	expect(await why(newSecret().k)).toEqual({ refusal: { type: 'CodeUnknown' } });
	client.give([ada.say(space, 'invitation.revoked', {}, { about: idFrom(keyOf(lasting.text)) })]);
	await client.untilEntries(4);
	expect(await why(long.k)).toEqual({ refusal: { type: 'InvitationRevoked' } });
});

test('guessing codes is slowed, and time makes up for it', async () => {
	let now = Date.now();
	const { url } = await relayHere({ now: () => now, limits: { wrongCodes: 3 } });
	const guess = () => post(url, '/api/invitation', { k: newSecret().k });
	for (let n = 0; n < 3; n += 1) expect((await guess()).status).toBe(403);
	expect(await guess()).toMatchObject({
		status: 429,
		body: { refusal: { type: 'TooManyTries', waitSeconds: 200 } }
	});
	now += 200_000;
	expect((await guess()).status).toBe(403);
});

test('counts for operators, without a name in it', async () => {
	const { url, port } = await relayHere();
	const ada = new Device();
	const space = await foundSpace(url, ada);
	const { text } = await get(port, '/metrics');
	expect(text).toMatch(/^la_remise_facts_numbered_total 1$/m);
	expect(text).toMatch(/^la_remise_commit_seconds_count 1$/m);
	expect(text).toMatch(/^la_remise_commits_failed_total 0$/m);
	expect(text).toMatch(/^la_remise_disk_free_bytes \d+$/m);
	expect(text).not.toContain(space);
});

test('the secret is its owner’s alone and the same at the second start; a third at once is told no', async () => {
	const dataDir = newDataDir();
	const first = await relayHere({ dataDir });
	const ada = new Device();
	const space = await foundSpace(first.url, ada);
	const file = joinPath(dataDir, 'secret.json');
	expect(statSync(file).mode & 0o777).toBe(0o600);
	const secret = readFileSync(file, 'utf8');
	await expect(relayHere({ dataDir })).rejects.toThrow('already in use');
	await first.close();

	const second = await relayHere({ dataDir });
	expect(readFileSync(file, 'utf8')).toBe(secret);
	const client = Client.join(second.url, space, ada);
	await client.untilSynced();
	expect(client.log).toHaveLength(1);
});
