import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { idFrom, type FactKey, type PersonId } from '../../src/lib/domain/ids.ts';
import { readLog } from '../../src/lib/register/log.ts';
import { keyOf } from '../../src/lib/register/text.ts';
import { Client } from '../../sync-server/testing/client.ts';
import { Device } from '../../sync-server/testing/device.ts';
import { foundSpace, post } from '../../sync-server/testing/post.ts';
import { newDataDir, relayHere } from './here.ts';

// Each runs the operator's command, a process of its own: a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const run = promisify(execFile);

/** Files of a folder, whatever they are, that have one of the texts somewhere in their bytes. */
function holding(folder: string, texts: readonly string[]): string[] {
	return readdirSync(folder).filter((name) => {
		const bytes = readFileSync(join(folder, name));
		return texts.some((text) => bytes.includes(text));
	});
}

const SECRETS = ['Marcelle Introuvable', '05 36 49 77 77', 'souffre du dos'];

test('[R7] of somebody erased no byte is left in the data folder, and nothing brings them back', async () => {
	const dataDir = newDataDir();
	const folder = join(newDataDir(), 'copy');
	const relay = await relayHere({ dataDir });
	const { url } = relay;
	const ada = new Device();
	const space = await foundSpace(url, ada);
	const register = Client.join(url, space, ada);
	const people = Client.join(url, space, ada, 'people');
	await Promise.all([register.untilSynced(), people.untilSynced()]);
	const marcelle = ada.say(space, 'person.added', { name: 'Marcelle Introuvable' });
	const person = idFrom<PersonId>(keyOf(marcelle.text));
	const phone = ada.say(space, 'person.changed', { phone: '05 36 49 77 77' }, { about: person });
	const paul = ada.say(space, 'person.added', { name: 'Paul Restant' });
	people.give([marcelle, phone, paul]);
	const words = ada.say(space, 'words.written', { text: 'Marcelle souffre du dos' });
	// Enough to fill pages around it.
	const others = Array.from({ length: 300 }, (_, n) =>
		ada.say(space, 'words.written', { text: `Autre ${String(n)} ${'x'.repeat(200)}` })
	);
	register.give([...others.slice(0, 150), words, ...others.slice(150)]);
	await Promise.all([people.untilEntries(3), register.untilEntries(302)]);
	expect(holding(dataDir, SECRETS).length).toBeGreaterThan(0);
	await run(process.execPath, ['sync-server/admin.ts', 'backup', folder], {
		env: { ...process.env, DATA_DIR: dataDir }
	});
	const had = { people: people.log, register: register.log };
	const asleep = new Y.Doc();
	Y.applyUpdate(asleep, Y.encodeStateAsUpdate(people.doc));

	const keys = [idFrom<FactKey>(person), keyOf(words.text)];
	const erasure = ada.say(space, 'person.erased', { person, keys }, { about: space });
	register.give([erasure]);
	await register.until(() => register.log.at(-1)?.text === erasure.text);
	await people.until(() => people.log.length === 1);
	expect(register.log).toHaveLength(302);
	expect(holding(dataDir, SECRETS)).toEqual([]);
	expect(Buffer.from(Y.encodeStateAsUpdate(people.doc)).includes('Marcelle')).toBe(false);

	// Handed in again, sent again, said again of them: in vain.
	const handIn = (to: string, room: 'people' | 'register', generation: number) =>
		post(to, '/api/hand-in', {
			space,
			room,
			generation,
			entries: had[room].map(({ number, mac, text }) => [number, mac, text])
		});
	expect((await handIn(url, 'people', 1)).body).toMatchObject({ taken: 0 });
	people.give([
		marcelle,
		phone,
		ada.say(space, 'person.changed', { name: 'M.' }, { about: person })
	]);
	await people.until(() => people.refusals.length > 0);
	expect(people.refusals.map(([, { type }]) => type)).toEqual(['Erased']);
	// A phone that was asleep loses them at its next contact, though it lacks no entry.
	const woken = Client.join(url, space, ada, 'people', asleep);
	await woken.untilSynced();
	expect(readLog(asleep).map(({ text }) => text)).toEqual([paul.text]);
	await relay.close();
	expect(holding(dataDir, SECRETS)).toEqual([]);

	// Restored to before: the erasure comes back with the first phone, and what it names goes again.
	const restored = await relayHere({ dataDir: folder });
	expect((await handIn(restored.url, 'people', 1)).body).toMatchObject({ known: 3 });
	const [last] = register.log.slice(-1);
	await post(restored.url, '/api/hand-in', {
		space,
		room: 'register',
		generation: 1,
		entries: [[last?.number, last?.mac, last?.text]]
	});
	expect(holding(folder, SECRETS)).toEqual([]);
	const reader = Client.join(restored.url, space, ada, 'people');
	await reader.untilSynced();
	expect(reader.log.map(({ text }) => text)).toEqual([paul.text]);
	expect((await handIn(restored.url, 'people', 1)).body).toMatchObject({ taken: 0 });
});
