import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { SpaceId } from '../../src/lib/domain/ids.ts';
import { deviceNumber, inGroups } from '../../src/lib/domain/member/device-number.ts';
import { guardFirstSync } from '../../src/lib/engine/worker/first-sync.ts';
import { logLength, readLog, type LogEntry } from '../../src/lib/register/log.ts';
import { keyOf } from '../../src/lib/register/text.ts';
import { Client } from '../../sync-server/testing/client.ts';
import { Device } from '../../sync-server/testing/device.ts';
import { foundSpace, join as joinSpace, newSecret, post } from '../../sync-server/testing/post.ts';
import { stockProvider } from '../../sync-server/testing/stock.ts';
import { CLOSE } from '../../sync-server/wire/close.ts';
import { step1Message, updateMessage } from '../../sync-server/wire/message.ts';
import { roomPath } from '../../sync-server/wire/room.ts';
import { ticketProtocols } from '../../sync-server/wire/ticket.ts';
import { newDataDir, relayHere } from './here.ts';
import { until } from '../until.ts';

// Each runs the operator's command, a process of its own: a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const run = promisify(execFile);
const admin = (dataDir: string, ...words: string[]) =>
	run(process.execPath, ['sync-server/admin.ts', ...words], {
		env: { ...process.env, DATA_DIR: dataDir }
	});

const copyOf = (doc: Y.Doc): Y.Doc => {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	return copy;
};
const tuples = (entries: readonly LogEntry[]) =>
	entries.map(({ number, mac, text }) => [number, mac, text]);

/** A space with a backup, three facts after it, and the relay that was started on the backup. */
async function restoredRelay() {
	const dataDir = newDataDir();
	const folder = join(newDataDir(), 'copy');
	const before = await relayHere({ dataDir });
	const ada = new Device();
	const space = await foundSpace(before.url, ada);
	const writer = Client.join(before.url, space, ada);
	await writer.untilSynced();
	await admin(dataDir, 'backup', folder);
	const old = copyOf(writer.doc);
	const words = (text: string) => ada.say(space, 'words.written', { text });
	writer.give(['une', 'deux', 'trois'].map(words));
	await writer.untilEntries(4);
	await before.close();
	const start = () => relayHere({ dataDir: folder });
	const handIn = (url: string, entries: readonly LogEntry[], more: object = {}) =>
		post(url, '/api/hand-in', {
			space,
			room: 'register',
			generation: 1,
			entries: tuples(entries),
			...more
		});
	return { ada, space, folder, old, writer, words, start, handIn };
}

/** A phone that has what `had` holds, as the app connects it. */
function phone(url: string, space: SpaceId, device: Device, had: Y.Doc, generation = 1) {
	const { doc, provider } = stockProvider(url, space, device.ticket(space), 'register', generation);
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(had));
	const lost = vi.fn(() => provider.disconnect());
	guardFirstSync(provider, doc, lost);
	onTestFinished(() => provider.destroy());
	return { doc, provider, lost };
}

test('the app’s phone that has more than a restored relay takes nothing from it, and is told', async () => {
	const { ada, space, old, writer, words, start } = await restoredRelay();
	const { url } = await start();
	const other = Client.join(url, space, ada);
	await other.untilSynced();
	other.give([words('Depuis')]);
	await other.untilEntries(2);

	const ahead = phone(url, space, ada, writer.doc);
	await until(() => expect(ahead.lost).toHaveBeenCalledOnce());
	expect(readLog(ahead.doc)).toEqual(writer.log);
	expect(ahead.provider.synced).toBe(false);

	// Who has no more than the backup goes on as ever.
	const behind = phone(url, space, ada, old);
	await until(() => expect(logLength(behind.doc)).toBe(2));
	expect(behind.provider.synced).toBe(true);
	expect(behind.lost).not.toHaveBeenCalled();
});

test('a stock client’s answer gives a restored relay back what it had lost, and the room moves on', async () => {
	const { ada, space, writer, words, start } = await restoredRelay();
	const { url } = await start();
	const other = Client.join(url, space, ada);
	await other.untilSynced();
	other.give([words('Depuis')]);
	await other.untilEntries(2);

	const ahead = Client.join(url, space, ada, 'register', copyOf(writer.doc));
	expect([await ahead.untilClosed(), ahead.reason]).toEqual([CLOSE.otherGeneration, '2']);
	expect(ahead.log).toEqual(writer.log);
	// Whoever was in the room as it was is sent to the new one too.
	expect([await other.untilClosed(), other.reason]).toEqual([CLOSE.otherGeneration, '2']);
	const late = Client.join(url, space, ada);
	expect([await late.untilClosed(), late.reason]).toEqual([CLOSE.otherGeneration, '2']);

	const { doc, provider } = stockProvider(url, space, ada.ticket(space), 'register', 2);
	onTestFinished(() => provider.destroy());
	await until(() => expect(readLog(doc)).toHaveLength(5));
	// What was lost stands behind what came since, with its numbers and marks.
	expect(readLog(doc)).toEqual([writer.log[0], other.log[1], ...writer.log.slice(1)]);
	const fact = words('Et après');
	doc.getMap('facts').set(keyOf(fact.text), { ...fact });
	await until(() => expect(readLog(doc)[5]?.text).toBe(fact.text));
	// A replica that grew with the room keeps: all of it is still there.
	const kept = phone(url, space, ada, other.doc, 2);
	await until(() => expect(logLength(kept.doc)).toBe(6));
	expect(kept.lost).not.toHaveBeenCalled();
});

test('a stock client’s own structs are a hint and no proof: it is served once it has answered', async () => {
	const { ada, space, words, start } = await restoredRelay();
	const { url } = await start();
	const doc = new Y.Doc();
	const fact = words('Écrite ailleurs');
	doc.getMap('facts').set(keyOf(fact.text), { ...fact });
	const client = Client.join(url, space, ada, 'register', doc);
	await client.untilEntries(2);
	expect(client.closed).toBeUndefined();
	expect(client.log[1]?.text).toBe(fact.text);
});

test('a forger’s entries move nothing', async () => {
	const { ada, space, start } = await restoredRelay();
	const { url } = await start();
	const own = new Y.Doc();
	own.getArray('log').push([[1_900_000_000_000, 'aAAAAAAAAAAAA', '{}']]);
	const client = Client.join(url, space, ada, 'register', own);
	await client.untilSynced();
	expect(client.closed).toBeUndefined();
	const still = Client.join(url, space, ada);
	await still.untilSynced();
	expect(still.log).toHaveLength(1);
});

test('one who names structs and shows none is told what there is in the end', async () => {
	const { ada, space, folder } = await restoredRelay();
	const { url } = await relayHere({ dataDir: folder, limits: { withhold: 50 } });
	const names = new Y.Doc();
	names.getMap('mine').set('a', 1);
	const socket = new WebSocket(
		url.replace(/^http/, 'ws') + roomPath(space, 'register'),
		ada.ticket(space)
	);
	onTestFinished(() => socket.terminate());
	const said: string[] = [];
	socket.on('message', (data) => {
		if (data instanceof Buffer) said.push(`${String(data[0])} ${String(data[1])}`);
	});
	socket.on('open', () => {
		socket.send(step1Message(Y.encodeStateVector(names)));
	});
	// The relay's own step 1 first; its step 2 once the time is over.
	await until(() => expect(said).toEqual(['0 0', '0 1', '0 0']));
});

test('[R2] entries come back in parts, from several phones, over a kill, once each', async () => {
	const { ada, space, folder, writer, start, handIn } = await restoredRelay();
	let relay = await start();
	const [, ...lost] = writer.log;
	const keys = writer.log.map(({ text }) => keyOf(text));
	const facts = writer.log.map(({ number, text }) => [keyOf(text), number]);
	const ask = () => post(relay.url, '/api/lacking', { space, room: 'register', facts });
	expect((await ask()).body).toEqual({ generation: 1, lacks: keys.slice(1) });
	expect((await handIn(relay.url, lost.slice(0, 1))).body).toEqual({
		generation: 2,
		taken: 1,
		known: 0,
		erased: 0,
		foreign: 0
	});
	await relay.close();
	relay = await relayHere({ dataDir: folder });
	// The same once more, as a phone does that never heard the answer; another has a longer copy.
	expect((await handIn(relay.url, lost.slice(0, 2))).body).toMatchObject({ taken: 1, known: 1 });
	expect((await handIn(relay.url, lost)).body).toMatchObject({ generation: 2, taken: 1, known: 2 });
	expect((await ask()).body).toEqual({ generation: 2, lacks: [] });
	const reader = Client.join(relay.url, space, ada, 'register', new Y.Doc(), 2);
	await reader.untilSynced();
	expect(reader.log).toEqual(writer.log);
});

test('[R4] what its author had numbered again since the backup comes back under its first number', async () => {
	const { ada, space, writer, start, handIn } = await restoredRelay();
	const relay = await start();
	const [, first] = writer.log;
	if (first === undefined) throw new Error('nothing was lost');
	const ask = async (number: number) => {
		const facts = [[keyOf(first.text), number]];
		const { body } = await post(relay.url, '/api/lacking', { space, room: 'register', facts });
		return body;
	};
	const again = Client.join(relay.url, space, ada);
	await again.untilSynced();
	again.give([ada.seal(space, first.text)]);
	await again.untilEntries(2);
	const second = again.log.at(-1);
	expect(second?.text).toBe(first.text);
	expect(await ask(second?.number ?? 0)).toEqual({ generation: 1, lacks: [] });
	expect(await ask(first.number)).toEqual({ generation: 1, lacks: [keyOf(first.text)] });
	expect((await handIn(relay.url, [first])).body).toMatchObject({ generation: 2, taken: 1 });
	expect(await ask(first.number)).toEqual({ generation: 2, lacks: [] });
	const reader = Client.join(relay.url, space, ada, 'register', new Y.Doc(), 2);
	await reader.untilEntries(3);
	expect(reader.log.slice(1)).toEqual([second, first]);
});

test('a phone let in since the backup, and a space founded since, are found again', async () => {
	const dataDir = newDataDir();
	const empty = join(newDataDir(), 'copy');
	const before = await relayHere({ dataDir });
	const ada = new Device();
	const zoe = new Device();
	await admin(dataDir, 'backup', empty);
	const space = await foundSpace(before.url, ada);
	const writer = Client.join(before.url, space, ada);
	await writer.untilSynced();
	const { k, hash } = newSecret();
	const until = Date.now() + 3_600_000;
	writer.give([
		ada.say(space, 'invitation.made', { hash, as: { role: 'gestionnaire' }, uses: 1, until })
	]);
	await writer.untilEntries(2);
	expect((await joinSpace(before.url, zoe, k)).status).toBe(200);
	const reader = Client.join(before.url, space, zoe);
	await reader.untilEntries(3);
	await before.close();

	const restored = await relayHere({ dataDir: empty });
	const turned = Client.join(restored.url, space, zoe);
	expect(await turned.untilClosed()).toBe(CLOSE.unknownRoom);
	const { body } = await post(restored.url, '/api/hand-in', {
		space,
		room: 'register',
		generation: 1,
		entries: tuples(reader.log)
	});
	expect(body).toMatchObject({ generation: 2, taken: 3 });
	const back = Client.join(restored.url, space, zoe, 'register', new Y.Doc(), 2);
	await back.untilEntries(3);
	expect(back.log).toEqual(reader.log);
});

test('after a change of secret, what bears an older mark still comes back', async () => {
	const { folder, writer, handIn } = await restoredRelay();
	await admin(folder, 'rotate-secret');
	const { url } = await relayHere({ dataDir: folder });
	expect((await handIn(url, writer.log.slice(1))).body).toMatchObject({ taken: 3, foreign: 0 });
});

test('[R5] where the secret is lost, the copy of the gestionnaire’s phone that the operator names is believed, and a fact says whose', async () => {
	const { ada, space, folder, writer, handIn } = await restoredRelay();
	rmSync(join(folder, 'secret.json'));
	const { url } = await relayHere({ dataDir: folder });
	const [, ticket = ''] = ada.ticket(space);
	const lost = writer.log.slice(1);
	expect((await handIn(url, lost, { ticket })).body).toMatchObject({ taken: 0, foreign: 3 });
	await expect(admin(folder, 'adopt', space)).rejects.toThrow(/adopt <space> <device>/);
	await expect(admin(folder, 'adopt', space, ada.id)).rejects.toThrow(/is no device: twenty/);
	const told = inGroups(deviceNumber(ada.id)).toLowerCase().split(' ');
	const { stdout } = await admin(folder, 'adopt', space, ...told);
	expect(stdout).toContain(inGroups(deviceNumber(ada.id)));
	expect((await handIn(url, lost)).body).toMatchObject({ taken: 0, foreign: 3 });
	const [, stranger = ''] = new Device().ticket(space);
	expect((await handIn(url, lost, { ticket: stranger })).body).toMatchObject({ taken: 0 });
	const bytes = new Uint8Array(64);
	const [, unsigned = ''] = ticketProtocols(
		JSON.stringify({ v: 1, space, device: ada.id, at: Date.now(), exp: Date.now() + 60_000 }),
		bytes
	);
	expect((await handIn(url, lost, { ticket: unsigned })).body).toMatchObject({ taken: 0 });
	expect((await handIn(url, lost, { ticket })).body).toMatchObject({ generation: 2, taken: 3 });

	const reader = Client.join(url, space, ada, 'register', new Y.Doc(), 2);
	await reader.untilEntries(5);
	expect(reader.log.slice(0, 4).map(({ number, text }) => [number, text])).toEqual(
		writer.log.map(({ number, text }) => [number, text])
	);
	expect(JSON.parse(reader.log[4]?.text ?? '')).toMatchObject({
		kind: 'copy.adopted',
		by: 'relay',
		body: { device: ada.id }
	});
	// The marks are this relay's own by now.
	expect((await handIn(url, reader.log.slice(1))).body).toMatchObject({ known: 4, foreign: 0 });
});

test('where all is lost, a former member’s copy that makes them gestionnaire is not the one that was named', async () => {
	const { ada, space, writer, handIn } = await restoredRelay();
	const dataDir = newDataDir();
	const { url } = await relayHere({ dataDir });
	const zoe = new Device();
	const [founding] = writer.log;
	if (founding === undefined) throw new Error('not founded');
	const text = zoe.write(
		'device.admitted',
		{ publicKey: zoe.publicKey, operator: true },
		{ by: 'relay' }
	);
	const forged = [founding, { number: founding.number + 1, mac: 'a', text }];
	await admin(dataDir, 'adopt', space, deviceNumber(ada.id));
	const [, zoes = ''] = zoe.ticket(space);
	expect((await handIn(url, forged, { ticket: zoes })).body).toMatchObject({
		taken: 0,
		foreign: 2
	});
	const [, adas = ''] = ada.ticket(space);
	expect((await handIn(url, writer.log, { ticket: adas })).body).toMatchObject({ taken: 4 });
	// Nor afterwards: what Zoé added stays foreign, and she stays out.
	expect((await handIn(url, forged, { ticket: zoes })).body).toMatchObject({
		known: 1,
		foreign: 1
	});
	const hers = Client.join(url, space, zoe, 'register', new Y.Doc(), 2);
	expect(await hers.untilClosed()).toBe(CLOSE.notMember);
});

test('nothing but entries is taken from an answer, and a client of another log is not mixed in', async () => {
	const { ada, space, writer, words, start, handIn } = await restoredRelay();
	const { url } = await start();
	await handIn(url, writer.log.slice(1));
	// A copy of the lost log under the new name: all its entries are known, its structs are not.
	const mixed = Client.join(url, space, ada, 'register', copyOf(writer.doc), 2);
	expect([await mixed.untilClosed(), mixed.reason]).toEqual([CLOSE.otherGeneration, '2']);
	const sender = Client.join(url, space, ada, 'register', new Y.Doc(), 2);
	await sender.untilSynced();
	const forged = new Y.Doc();
	forged.getArray('log').push([[1, 'a', 'b']]);
	sender.send(updateMessage(Y.encodeStateAsUpdate(forged)));
	sender.give([words('Fin')]);
	await sender.untilEntries(5);
	expect(sender.log).toHaveLength(5);
});
