import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { restoreFromCopy } from '../../sync-server/node/from-copy.ts';
import { createWriter } from '../../src/lib/formats/copy/write.ts';
import type { LogEntry } from '../../src/lib/register/log.ts';
import { Client } from '../../sync-server/testing/client.ts';
import { Device } from '../../sync-server/testing/device.ts';
import { foundSpace, post } from '../../sync-server/testing/post.ts';
import { newDataDir, relayHere } from './here.ts';

const LOCK = { rounds: 100_000, salt: '0123456789abcdef0123456789abcdef' };
const PHRASE = 'quatre poules dans la cour';
const tuples = (entries: readonly LogEntry[]) =>
	entries.map(({ number, mac, text }) => [number, mac, text]);

/** A space at a relay that is gone, and the copy a phone of its founder's saved. */
async function lostSpace() {
	const relay = await relayHere();
	const ada = new Device();
	const space = await foundSpace(relay.url, ada);
	const register = Client.join(relay.url, space, ada);
	const people = Client.join(relay.url, space, ada, 'people');
	await Promise.all([register.untilSynced(), people.untilSynced()]);
	register.give(['un', 'deux'].map((text) => ada.say(space, 'words.written', { text })));
	people.give([ada.say(space, 'person.added', { name: 'Ada' })]);
	await Promise.all([register.untilEntries(3), people.untilEntries(1)]);
	const logs = { register: register.log, people: people.log };
	const writer = await createWriter('copy', { phrase: PHRASE, lock: LOCK });
	await writer.rows('space', [{ id: space, name: 'Lauragais' }]);
	await writer.rows('register', tuples(logs.register));
	await writer.rows('people', tuples(logs.people));
	const file = join(newDataDir(), 'copie.remise');
	writeFileSync(file, new Uint8Array(await (await writer.done()).arrayBuffer()));
	await Promise.all([register.close(), people.close()]);
	return { ada, space, logs, file };
}

test('[R1] a new relay takes a space from a phone’s copy: the same numbers and texts, marks of its own', async () => {
	const { ada, space, logs, file } = await lostSpace();
	const dataDir = newDataDir();
	expect(await restoreFromCopy(dataDir, file, PHRASE)).toEqual({ space, entries: 4 });
	const relay = await relayHere({ dataDir });
	for (const room of ['register', 'people'] as const) {
		const client = Client.join(relay.url, space, ada, room);
		await client.untilSynced();
		const said = ({ number, text }: LogEntry) => [number, text];
		expect(client.log.map(said)).toEqual(logs[room].map(said));
		// By its own marks it knows them again.
		const body = { space, room, generation: 1, entries: tuples(client.log) };
		expect((await post(relay.url, '/api/hand-in', body)).body).toMatchObject({
			...{ taken: 0, foreign: 0, known: logs[room].length, generation: 1 }
		});
		await client.close();
	}
	const writer = Client.join(relay.url, space, ada);
	await writer.untilSynced();
	writer.give([ada.say(space, 'words.written', { text: 'la suite' })]);
	await writer.untilEntries(4);
	await writer.close();
});

test('not over a space it has, not while it runs, not without the phrase, and not from anything else', async () => {
	const { file } = await lostSpace();
	const dataDir = newDataDir();
	await expect(restoreFromCopy(dataDir, file, undefined)).rejects.toThrow('CopyLocked');
	await expect(restoreFromCopy(dataDir, file, 'trois poules')).rejects.toThrow('CopyPhrase');
	await expect(restoreFromCopy(dataDir, 'package.json', undefined)).rejects.toThrow('CopyNone');
	await restoreFromCopy(dataDir, file, PHRASE);
	await expect(restoreFromCopy(dataDir, file, PHRASE)).rejects.toThrow('already has the space');
	await relayHere({ dataDir });
	await expect(restoreFromCopy(dataDir, file, PHRASE)).rejects.toThrow('already in use');
});
