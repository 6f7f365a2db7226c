import { expect, test, vi } from 'vitest';
import { keyOf } from '../../src/lib/register/text.ts';
import { SqliteStore } from '../../sync-server/node/store/sqlite.ts';
import { Client } from '../../sync-server/testing/client.ts';
import { Device } from '../../sync-server/testing/device.ts';
import { foundSpace, post } from '../../sync-server/testing/post.ts';
import { CLOSE } from '../../sync-server/wire/close.ts';
import { relayHere } from './here.ts';
import { until } from '../until.ts';

/** A disk that is full whenever `full` says so, before or after the rows were written. */
class FillingStore extends SqliteStore {
	full = false;

	override append(...about: Parameters<SqliteStore['append']>): void {
		if (this.full) throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
		super.append(...about);
	}

	override writable(): boolean {
		return !this.full && super.writable();
	}
}

test('a full disk: nothing is told that is not kept, reading goes on, and it heals by itself', async () => {
	const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
	let store: FillingStore | undefined;
	let now = Date.now();
	const { url } = await relayHere({
		now: () => now,
		openStore: (path) => (store = new FillingStore(path))
	});
	if (store === undefined) throw new Error('no store');
	const ada = new Device();
	const space = await foundSpace(url, ada);
	const first = Client.join(url, space, ada);
	await first.untilSynced();
	const kept = ada.say(space, 'words.written', { text: 'Gardé' });
	first.give([kept]);
	await first.untilEntries(2);

	store.full = true;
	const witness = Client.join(url, space, ada);
	await witness.untilSynced();
	const waits = ada.say(space, 'words.written', { text: 'Attend' });
	first.give([waits]);
	expect(await first.untilClosed()).toBe(CLOSE.storeBusy);
	expect(await witness.untilClosed()).toBe(CLOSE.storeBusy);
	expect(first.refusals).toEqual([]);
	expect(await post(url, '/api/spaces', new Device().founding().sealed)).toMatchObject({
		status: 503,
		body: { refusal: { type: 'StoreFull' } }
	});
	now += 10_000;
	expect((await fetch(`${url}/healthz`)).status).toBe(503);
	const reader = Client.join(url, space, ada);
	await reader.untilSynced();
	expect(reader.log.map(({ text }) => text)).toContain(kept.text);
	expect(reader.log).toHaveLength(2);

	store.full = false;
	now += 10_000;
	const back = Client.join(url, space, ada, 'register', first.doc);
	await back.untilSynced();
	back.give([waits]);
	await Promise.all([back.untilEntries(3), reader.untilEntries(3)]);
	expect(back.log).toEqual(reader.log);
	expect((await fetch(`${url}/healthz`)).status).toBe(200);
	expect(said).toHaveBeenCalled();
	said.mockRestore();
});

test('a phone that sends too fast is not refused, and not read from until its turn comes', async () => {
	let now = Date.now();
	const { url } = await relayHere({ now: () => now, limits: { factsPerMinute: 10 } });
	const ada = new Device();
	const space = await foundSpace(url, ada);
	const facts = Array.from({ length: 25 }, (_, n) =>
		ada.say(space, 'words.written', { text: `mot ${String(n)}` })
	);
	const client = Client.join(url, space, ada);
	await client.untilSynced();
	client.give(facts.slice(0, 18));
	await client.untilEntries(11);
	client.give(facts.slice(18));
	for (const entries of [16, 21, 26]) {
		now += 30_000;
		await client.untilEntries(entries);
	}
	expect(client.log.slice(1).map(({ text }) => text)).toEqual(facts.map(({ text }) => text));
	expect(client.refusals).toEqual([]);
	expect(client.closed).toBeUndefined();
});

test('a phone that sends far too much at once loses nothing: the rest is taken when it comes again', async () => {
	let now = Date.now();
	const { url } = await relayHere({ now: () => now, limits: { factsPerMinute: 10 } });
	const ada = new Device();
	const space = await foundSpace(url, ada);
	const facts = Array.from({ length: 35 }, (_, n) =>
		ada.say(space, 'words.written', { text: `mot ${String(n)}` })
	);
	const first = Client.join(url, space, ada);
	await first.untilSynced();
	first.give(facts);
	expect(await first.untilClosed()).toBe(CLOSE.tooMany);
	expect(first.refusals).toEqual([]);

	now += 60_000;
	const again = Client.join(url, space, ada, 'register', first.doc);
	await again.untilEntries(11);
	again.give(facts.slice(10, 30));
	await again.untilEntries(21);
	now += 60_000;
	await again.untilEntries(31);
	now += 60_000;
	again.give(facts.slice(30));
	await again.untilEntries(36);
	expect(again.log.slice(1).map(({ text }) => text)).toEqual(facts.map(({ text }) => text));
});

test('a space that is full says so, and still takes what is about its members', async () => {
	const { url } = await relayHere({ limits: { spaceBytes: 6000 } });
	const ada = new Device();
	const space = await foundSpace(url, ada);
	const client = Client.join(url, space, ada);
	await client.untilSynced();
	const large = ada.say(space, 'words.written', { text: 'x'.repeat(4000) });
	client.give([large]);
	await client.untilEntries(2);
	client.give([ada.say(space, 'words.written', { text: 'y'.repeat(4000) })]);
	await client.untilEntries(3);
	const over = ada.say(space, 'words.written', { text: 'Trop' });
	const foyer = ada.say(space, 'association.added', { name: 'Foyer rural' });
	client.give([large, over, foyer]);
	await client.untilEntries(4);
	await client.until(() => client.refusals.length > 0);
	expect(client.refusals).toEqual([[keyOf(over.text), { type: 'SpaceFull' }]]);
	expect(client.log.at(-1)?.text).toBe(foyer.text);
});

test('too many connections of one device are told to come later', async () => {
	const { url } = await relayHere({ limits: { connectionsPerDevice: 2 } });
	const ada = new Device();
	const space = await foundSpace(url, ada);
	const [one, two] = [Client.join(url, space, ada), Client.join(url, space, ada)];
	await Promise.all([one.untilSynced(), two.untilSynced()]);
	expect(await Client.join(url, space, ada).untilClosed()).toBe(CLOSE.tooMany);
	await one.close();
	const three = Client.join(url, space, ada);
	await three.untilSynced();
	expect(three.closed).toBeUndefined();
});

test('a space nobody uses leaves memory, and is whole when someone comes', async () => {
	let now = Date.now();
	const relay = await relayHere({ now: () => now, limits: { idle: 5000 } });
	const ada = new Device();
	const space = await foundSpace(relay.url, ada);
	const client = Client.join(relay.url, space, ada);
	await client.untilSynced();
	expect(relay.hotSpaces).toBe(1);
	now += 6000;
	await until(() => expect(relay.hotSpaces).toBe(0));
	client.give([ada.say(space, 'words.written', { text: 'Toujours là' })]);
	await client.untilEntries(2);
	expect(relay.connections).toBe(1);
});

test('something is said every 20 s, and who no longer answers is let go', async () => {
	let now = Date.now();
	const relay = await relayHere({ now: () => now });
	const ada = new Device();
	const space = await foundSpace(relay.url, ada);
	const client = Client.join(relay.url, space, ada);
	await client.untilSynced();
	const before = client.received;
	now += 20_000;
	await client.until(() => client.received === before + 3);
	client.drop();
	await until(() => expect(relay.connections).toBe(0));
});

/** A disk that fails one commit and is well again. */
class StumblingStore extends SqliteStore {
	stumbles = false;

	override append(...about: Parameters<SqliteStore['append']>): void {
		if (this.stumbles) {
			this.stumbles = false;
			throw new Error('disk I/O error');
		}
		super.append(...about);
	}
}

test('after a commit that failed, nothing sent with it overtakes what was lost', async () => {
	const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
	let store: StumblingStore | undefined;
	const { url } = await relayHere({ openStore: (path) => (store = new StumblingStore(path)) });
	if (store === undefined) throw new Error('no store');
	const ada = new Device();
	const space = await foundSpace(url, ada);
	const first = Client.join(url, space, ada);
	await first.untilSynced();
	// More than are judged in one go.
	const facts = Array.from({ length: 600 }, (_, n) =>
		ada.say(space, 'words.written', { text: `Mot ${String(n)}` })
	);
	store.stumbles = true;
	first.give(facts);
	expect(await first.untilClosed()).toBe(CLOSE.storeBusy);

	const again = Client.join(url, space, ada);
	await again.untilSynced();
	expect(again.log).toHaveLength(1);
	again.give(facts);
	await again.untilEntries(601);
	expect(again.log.slice(1).map(({ text }) => text)).toEqual(facts.map(({ text }) => text));
	said.mockRestore();
});

/** A disk that keeps the rows and says it did not. */
class LyingStore extends SqliteStore {
	lies = false;

	override append(...about: Parameters<SqliteStore['append']>): void {
		super.append(...about);
		if (!this.lies) return;
		this.lies = false;
		throw new Error('disk I/O error');
	}
}

test('after a commit that failed or seemed to, everybody of the space comes again and nobody keeps a gap', async () => {
	const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
	let store: LyingStore | undefined;
	const { url } = await relayHere({ openStore: (path) => (store = new LyingStore(path)) });
	if (store === undefined) throw new Error('no store');
	const [ada, bob] = [new Device(), new Device()];
	const [space, other] = [await foundSpace(url, ada), await foundSpace(url, bob)];
	const writer = Client.join(url, space, ada);
	const open = [Client.join(url, space, ada), Client.join(url, space, ada, 'people')];
	const elsewhere = Client.join(url, other, bob);
	await Promise.all([writer, ...open, elsewhere].map((client) => client.untilSynced()));
	store.lies = true;
	writer.give([ada.say(space, 'words.written', { text: 'Gardé sans être dit' })]);
	for (const client of [writer, ...open]) expect(await client.untilClosed()).toBe(CLOSE.storeBusy);
	expect(elsewhere.closed).toBeUndefined();

	const again = Client.join(url, space, ada, 'register', open[0]?.doc);
	await again.untilSynced();
	again.give([ada.say(space, 'words.written', { text: 'Ensuite' })]);
	await again.untilEntries(3);
	said.mockRestore();
});
