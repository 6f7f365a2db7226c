import { createHash, randomBytes } from 'node:crypto';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { join as joinPath } from 'node:path';
import { expect, test } from 'vitest';
import {
	idFrom,
	type AssociationId,
	type ResourceId,
	type SpaceId
} from '../../src/lib/domain/ids.ts';
import { isFileHash, type FileHash } from '../../src/lib/domain/media/types.ts';
import { keyOf } from '../../src/lib/register/text.ts';
import { MediaCollector, KEPT_UNWANTED } from '../../sync-server/node/media/collect.ts';
import { MediaStore } from '../../sync-server/node/media/store.ts';
import { Client } from '../../sync-server/testing/client.ts';
import { Device } from '../../sync-server/testing/device.ts';
import { foundSpace, join, newSecret } from '../../sync-server/testing/post.ts';
import {
	authorizationOf,
	mediaPath,
	MOST_ASKED_AFTER,
	PART_BYTES,
	rangeHeader,
	spaceMediaPath
} from '../../sync-server/wire/media.ts';
import { newDataDir, relayHere } from './here.ts';

const DAY = 86_400_000;

/** Bytes that look like a JPEG and like nothing seen before. */
const photo = (size: number): Buffer =>
	Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(size - 4)]);
function hashOf(bytes: Uint8Array): FileHash {
	const hash = createHash('sha256').update(bytes).digest('base64url');
	if (!isFileHash(hash)) throw new TypeError('not a hash');
	return hash;
}

type Phone = { readonly url: string; readonly space: SpaceId; readonly device: Device };

const ask = (
	{ url, space, device }: Phone,
	hash: FileHash,
	method: string,
	rest: { headers?: Record<string, string>; body?: Uint8Array<ArrayBuffer> } = {}
): Promise<Response> =>
	fetch(url + mediaPath(space, hash), {
		method,
		headers: { authorization: authorizationOf(device.ticket(space)), ...rest.headers },
		...(rest.body && { body: rest.body })
	});

async function put(
	phone: Phone,
	hash: FileHash,
	bytes: Uint8Array,
	from: number,
	to: number
): Promise<{ status: number; body: unknown }> {
	const range = rangeHeader({ from, to, total: bytes.length });
	const body = Uint8Array.from(bytes.subarray(from, to));
	const said = await ask(phone, hash, 'PUT', { headers: { 'content-range': range }, body });
	return { status: said.status, body: await said.json() };
}

async function putAll(phone: Phone, bytes: Uint8Array, hash = hashOf(bytes)) {
	let said: { status: number; body: unknown } = { status: 0, body: undefined };
	for (let from = 0; from < bytes.length; from += PART_BYTES) {
		said = await put(phone, hash, bytes, from, Math.min(from + PART_BYTES, bytes.length));
		if (said.status >= 300) break;
	}
	return said;
}

async function phoneAt(url: string): Promise<Phone> {
	const device = new Device();
	return { url, device, space: await foundSpace(url, device) };
}

test('a file sent in parts comes back whole, sniffed, and as nothing that could run', async () => {
	const { url } = await relayHere();
	const ada = await phoneAt(url);
	const bytes = photo(150_000);
	expect(await putAll(ada, bytes)).toEqual({
		status: 201,
		body: { received: 150_000, complete: true }
	});
	const said = await ask(ada, hashOf(bytes), 'GET');
	expect(said.status).toBe(200);
	expect(Buffer.from(await said.arrayBuffer()).equals(bytes)).toBe(true);
	expect(said.headers.get('content-type')).toBe('image/jpeg');
	expect(said.headers.get('content-security-policy')).toContain('sandbox');
	expect(said.headers.get('x-content-type-options')).toBe('nosniff');
	expect(said.headers.get('cache-control')).toContain('no-store');

	const pdf = Buffer.from('%PDF-1.7\n<script>alert(1)</script>');
	expect((await putAll(ada, pdf)).status).toBe(201);
	const paper = await ask(ada, hashOf(pdf), 'GET');
	expect(paper.headers.get('content-type')).toBe('application/pdf');
	expect(paper.headers.get('content-disposition')).toBe('attachment');
});

test(
	'an upload cut by a kill goes on from the last part that was answered',
	{ timeout: 30_000 },
	async () => {
		const dataDir = newDataDir();
		const bytes = photo(200_000);
		const hash = hashOf(bytes);
		const relay = spawn(process.execPath, ['sync-server/main.ts'], {
			stdio: ['ignore', 'pipe', 'inherit'],
			env: { ...process.env, PORT: '0', DATA_DIR: dataDir, APP_DIR: dataDir }
		});
		const [said] = (await once(relay.stdout, 'data')) as [Buffer];
		const url = /http:\/\/[\w.-]+:\d+/.exec(said.toString())?.[0] ?? '';
		const ada = await phoneAt(url);
		await put(ada, hash, bytes, 0, PART_BYTES);
		expect((await put(ada, hash, bytes, PART_BYTES, 2 * PART_BYTES)).status).toBe(200);
		relay.kill('SIGKILL');
		await once(relay, 'exit');

		const again = await relayHere({ dataDir });
		const back = { ...ada, url: again.url };
		const head = await ask(back, hash, 'HEAD');
		expect(head.headers.get('upload-complete')).toBe('?0');
		expect(head.headers.get('upload-offset')).toBe(String(2 * PART_BYTES));
		// A phone that believes otherwise is told, and nothing is mixed up.
		expect(await put(back, hash, bytes, PART_BYTES, 2 * PART_BYTES)).toMatchObject({
			status: 409,
			body: { received: 2 * PART_BYTES }
		});
		await put(back, hash, bytes, 2 * PART_BYTES, 3 * PART_BYTES);
		expect((await put(back, hash, bytes, 3 * PART_BYTES, 200_000)).status).toBe(201);
		const got = await ask(back, hash, 'GET');
		expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true);
	}
);

test('bytes that are not what their name says, or no file we keep, are thrown away', async () => {
	const { url } = await relayHere();
	const ada = await phoneAt(url);
	const bytes = photo(1000);
	const other = hashOf(photo(1000));
	expect(await putAll(ada, bytes, other)).toEqual({
		status: 422,
		body: { refusal: { type: 'WrongHash' } }
	});
	expect((await ask(ada, other, 'GET')).status).toBe(204);
	expect((await ask(ada, other, 'HEAD')).headers.get('upload-offset')).toBe('0');
	const page = Buffer.from('<!doctype html><script>alert(1)</script>');
	expect(await putAll(ada, page)).toEqual({
		status: 422,
		body: { refusal: { type: 'FileKindUnknown' } }
	});
});

test('nobody reads or brings a file without being let in', async () => {
	const { url } = await relayHere();
	const ada = await phoneAt(url);
	const bytes = photo(1000);
	const hash = hashOf(bytes);
	await putAll(ada, bytes);
	const stranger = { ...ada, device: new Device() };
	expect((await ask(stranger, hash, 'GET')).status).toBe(403);
	expect((await putAll(stranger, photo(1000))).status).toBe(403);
	expect((await fetch(url + mediaPath(ada.space, hash))).status).toBe(401);
	// A ticket for another space opens nothing here, even to a member of both.
	const elsewhere = await foundSpace(url, ada.device);
	const foreign = await fetch(url + mediaPath(ada.space, hash), {
		headers: { authorization: authorizationOf(ada.device.ticket(elsewhere)) }
	});
	expect(foreign.status).toBe(401);
	// The same bytes are no secret of theirs in a space that doesn't have them.
	expect((await ask({ ...ada, space: elsewhere }, hash, 'GET')).status).toBe(204);
	// A page of another site is not let in by whoever is.
	const range = rangeHeader({ from: 0, to: 1000, total: 1000 });
	const crossed = await ask(ada, hash, 'PUT', {
		headers: { origin: 'https://elsewhere.example', 'content-range': range },
		body: Uint8Array.from(bytes)
	});
	expect(crossed.status).toBe(403);
});

test('a reader looks and brings nothing; a revoked phone does neither', async () => {
	const { url } = await relayHere();
	const ada = await phoneAt(url);
	const bytes = photo(1000);
	await putAll(ada, bytes);
	const client = Client.join(url, ada.space, ada.device);
	await client.untilSynced();
	const association = ada.device.write('association.added', { name: 'Chorale' });
	const { k, hash: secret } = newSecret();
	client.give([
		ada.device.seal(ada.space, association),
		ada.device.say(ada.space, 'invitation.made', {
			hash: secret,
			as: { role: 'lecteur', association: idFrom<AssociationId>(keyOf(association)) },
			uses: 1,
			until: Date.now() + DAY
		})
	]);
	await client.untilEntries(3);
	const device = new Device();
	const joined = await join(url, device, k);
	expect(joined.status).toBe(200);
	const reader = { ...ada, device };
	expect((await ask(reader, hashOf(bytes), 'GET')).status).toBe(200);
	expect(await putAll(reader, photo(1000))).toMatchObject({
		status: 403,
		body: { refusal: { type: 'RoleMayNot' } }
	});
	const { member } = joined.body as { member: string };
	client.give([
		ada.device.say(
			ada.space,
			'device.revoked',
			{ device: device.id },
			{
				about: idFrom(member)
			}
		)
	]);
	await client.untilEntries(5);
	expect((await ask(reader, hashOf(bytes), 'GET')).status).toBe(403);
});

test('a file too large, a part that lies about its length and a full space are refused in words', async () => {
	const { url } = await relayHere({ limits: { filesPerSpace: 150_000 } });
	const ada = await phoneAt(url);
	const huge = { length: 2_000_001 };
	const range = rangeHeader({ from: 0, to: 4, total: huge.length });
	const said = await ask(ada, hashOf(photo(9)), 'PUT', {
		headers: { 'content-range': range },
		body: Uint8Array.of(0xff, 0xd8, 0xff, 0)
	});
	expect([said.status, await said.json()]).toEqual([413, { refusal: { type: 'TooLarge' } }]);
	const short = await ask(ada, hashOf(photo(9)), 'PUT', {
		headers: { 'content-range': 'bytes 0-9/20' },
		body: Uint8Array.of(1, 2, 3)
	});
	expect(short.status).toBe(400);
	expect((await putAll(ada, photo(100_000))).status).toBe(201);
	expect(await putAll(ada, photo(60_000))).toEqual({
		status: 507,
		body: { refusal: { type: 'SpaceFilesFull', mostMegabytes: 0 } }
	});
	// Another space has its own room.
	expect((await putAll(await phoneAt(url), photo(60_000))).status).toBe(201);
});

test('past what all files may take on the disk nothing more is taken, whoever brings it', async () => {
	const { url } = await relayHere({ limits: { filesInAll: 300_000 } });
	expect((await putAll(await phoneAt(url), photo(150_000))).status).toBe(201);
	const ben = await phoneAt(url);
	expect(await putAll(ben, photo(200_000))).toEqual({
		status: 507,
		body: { refusal: { type: 'StoreFull' } }
	});
	// A small one still has room.
	expect((await putAll(ben, photo(2000))).status).toBe(201);
});

test('a phone hears which of the files it holds a restored relay has lost', async () => {
	const { url } = await relayHere();
	const ada = await phoneAt(url);
	const [here, lost, other] = [photo(1000), photo(1000), photo(1000)].map((bytes) => ({
		bytes,
		hash: hashOf(bytes)
	})) as [{ bytes: Buffer; hash: FileHash }, { hash: FileHash }, { bytes: Buffer; hash: FileHash }];
	await putAll(ada, here.bytes);
	const ben = await phoneAt(url);
	await putAll(ben, other.bytes);
	const askAfter = (phone: Phone, hashes: readonly string[], origin = url) =>
		fetch(url + spaceMediaPath(ada.space), {
			method: 'POST',
			headers: {
				authorization: authorizationOf(phone.device.ticket(phone.space)),
				'content-type': 'application/json',
				origin
			},
			body: JSON.stringify({ hashes })
		});
	const hashes = [here.hash, lost.hash, other.hash];
	const said = await askAfter(ada, hashes);
	// What another space has doesn't count, and can't be found out about.
	expect([said.status, await said.json()]).toEqual([200, { lacking: [lost.hash, other.hash] }]);
	expect((await askAfter(ben, hashes)).status).toBe(401);
	expect((await askAfter({ ...ada, device: new Device() }, hashes)).status).toBe(403);
	expect((await askAfter(ada, hashes, 'https://elsewhere.example')).status).toBe(403);
	expect((await askAfter(ada, ['../..'])).status).toBe(400);
	const tooMany = Array.from({ length: MOST_ASKED_AFTER + 1 }, () => lost.hash);
	expect((await askAfter(ada, tooMany)).status).toBe(400);
});

test('bytes the register has not spoken of for thirty days go; the others stay', async () => {
	const dataDir = newDataDir();
	const { url } = await relayHere({ dataDir });
	const ada = await phoneAt(url);
	const [kept, dropped, loose] = [photo(1000), photo(1000), photo(1000)] as const;
	for (const bytes of [kept, dropped, loose]) await putAll(ada, bytes);
	const client = Client.join(url, ada.space, ada.device);
	await client.untilSynced();
	const owner = ada.device.write('association.added', { name: 'Foyer' });
	const thing = ada.device.write('resource.added', {
		kind: 'room',
		association: idFrom<AssociationId>(keyOf(owner)),
		name: 'Salle',
		capacity: 1
	});
	const about = { about: idFrom<ResourceId>(keyOf(thing)) };
	const attach = (bytes: Buffer) =>
		ada.device.write(
			'file.attached',
			{ role: 'photo', hash: hashOf(bytes), size: bytes.length, type: 'image/jpeg' },
			about
		);
	const gone = attach(dropped);
	const texts = [
		owner,
		thing,
		attach(kept),
		gone,
		ada.device.write('file.removed', { file: idFrom(keyOf(gone)) }, about)
	];
	client.give(texts.map((text) => ada.device.seal(ada.space, text)));
	await client.untilEntries(6);

	const media = new MediaStore(joinPath(dataDir, 'media.sqlite'));
	let at = Date.now() + KEPT_UNWANTED - DAY;
	const collector = new MediaCollector({ media, entries: () => client.log, now: () => at });
	expect(collector.collect()).toBe(0);
	at += 2 * DAY;
	expect(collector.collect()).toBe(2);
	expect((await ask(ada, hashOf(kept), 'GET')).status).toBe(200);
	expect((await ask(ada, hashOf(dropped), 'GET')).status).toBe(204);
	expect((await ask(ada, hashOf(loose), 'GET')).status).toBe(204);
	media.close();
});

test(
	'a backup holds the files, and an operator can take one away for good',
	{ timeout: 30_000 },
	async () => {
		const dataDir = newDataDir();
		const folder = joinPath(newDataDir(), 'copy');
		const { url } = await relayHere({ dataDir });
		const ada = await phoneAt(url);
		const bytes = photo(70_000);
		await putAll(ada, bytes);
		const admin = (...words: string[]) =>
			promisify(execFile)(process.execPath, ['sync-server/admin.ts', ...words], {
				env: { ...process.env, DATA_DIR: dataDir }
			});
		await admin('backup', folder);
		await admin('erase-file', `${ada.space}/${hashOf(bytes)}`);
		expect((await ask(ada, hashOf(bytes), 'GET')).status).toBe(204);

		const restored = await relayHere({ dataDir: folder });
		expect((await ask({ ...ada, url: restored.url }, hashOf(bytes), 'GET')).status).toBe(200);
	}
);
