import { execFile } from 'node:child_process';
import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { Client } from '../../sync-server/testing/client.ts';
import { Device } from '../../sync-server/testing/device.ts';
import { foundSpace } from '../../sync-server/testing/post.ts';
import { newDataDir, relayHere } from './here.ts';

const run = promisify(execFile);

test('a backup taken while the relay runs is a data folder of its own', async () => {
	const dataDir = newDataDir();
	const folder = join(newDataDir(), 'copy');
	const { url } = await relayHere({ dataDir });
	const ada = new Device();
	const space = await foundSpace(url, ada);
	const client = Client.join(url, space, ada);
	await client.untilSynced();
	client.give([ada.say(space, 'words.written', { text: 'Gardé' })]);
	await client.untilEntries(2);
	await run(process.execPath, ['sync-server/admin.ts', 'backup', folder], {
		env: { ...process.env, DATA_DIR: dataDir }
	});
	expect(statSync(join(folder, 'secret.json')).mode & 0o777).toBe(0o600);

	const restored = await relayHere({ dataDir: folder });
	const reader = Client.join(restored.url, space, ada);
	await reader.untilSynced();
	expect(reader.log).toEqual(client.log);
});

test('a backup of a damaged database says so', async () => {
	const dataDir = newDataDir();
	const relay = await relayHere({ dataDir });
	const ada = new Device();
	const space = await foundSpace(relay.url, ada);
	const client = Client.join(relay.url, space, ada);
	await client.untilSynced();
	for (let n = 0; n < 20; n += 1)
		client.give([ada.say(space, 'words.written', { text: 'x'.repeat(3000) })]);
	await client.untilEntries(21);
	await relay.close();
	const file = openSync(join(dataDir, 'register.sqlite'), 'r+');
	// Everything but the first page, which says that it is a database.
	writeSync(file, Buffer.alloc(60_000, 0xa5), 0, 60_000, 4096);
	closeSync(file);
	const command = run(
		process.execPath,
		['sync-server/admin.ts', 'backup', join(newDataDir(), 'copy')],
		{ env: { ...process.env, DATA_DIR: dataDir } }
	);
	await expect(command).rejects.toMatchObject({
		code: 1,
		stderr: expect.stringContaining('Nothing was done: ') as string
	});
});
