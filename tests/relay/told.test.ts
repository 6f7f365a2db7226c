import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { postJson } from '../../src/lib/engine/post.ts';
import { holdAgainst } from '../../src/lib/engine/worker/told.ts';
import type { LogEntry } from '../../src/lib/register/log.ts';
import { keyOf } from '../../src/lib/register/text.ts';
import { startRelay } from '../../sync-server/node/relay.ts';
import { Client } from '../../sync-server/testing/client.ts';
import { Device } from '../../sync-server/testing/device.ts';
import { foundSpace } from '../../sync-server/testing/post.ts';
import { newDataDir, onPageOf, relayHere } from './here.ts';

const told = (entry: LogEntry, seq: number) => ({
	...({ seq, room: 'register', key: keyOf(entry.text), text: entry.text } as const),
	told: { number: entry.number, mac: entry.mac, generation: 1 }
});

/** A space, its log, and the relay as it was before the last fact of it. */
async function restored() {
	const dataDir = newDataDir();
	const yesterday = join(newDataDir(), 'yesterday');
	const first = await startRelay({ port: 0, dataDir });
	const ada = new Device();
	const space = await foundSpace(first.url, ada);
	await first.close();
	cpSync(dataDir, yesterday, { recursive: true });
	const again = await startRelay({ port: 0, dataDir });
	const client = Client.join(again.url, space, ada);
	await client.untilSynced();
	client.give([ada.say(space, 'words.written', { text: 'Loto' })]);
	await client.untilEntries(2);
	const { log } = client;
	await client.close();
	await again.close();
	return { ada, space, log, dataDir, yesterday };
}

test('[R1] what another phone says of the log is held against the relay: known, given back, or never its own', async () => {
	const { ada, space, log, dataDir, yesterday } = await restored();
	const rows = log.map(told);
	const forged = { ...log[1], number: 7, mac: 'a.forged', text: log[1]?.text ?? '' };
	const words = ada.say(space, 'words.written', { text: 'Jamais dit' });
	const never = told({ number: 8, mac: 'a.forged', text: words.text }, 9);

	const whole = await relayHere({ dataDir });
	onPageOf(whole);
	expect(await holdAgainst(space, [...rows, never], postJson)).toEqual([9]);

	const behind = await relayHere({ dataDir: yesterday });
	onPageOf(behind);
	// With another mark it is not given back.
	expect(await holdAgainst(space, [told(forged, 5)], postJson)).toEqual([5]);
	// In one part with what was never its own, each is judged for itself.
	expect(await holdAgainst(space, [...rows, never], postJson)).toEqual([9]);
	// Given back, the room is another log under its name.
	const reader = Client.join(behind.url, space, ada, 'register', undefined, 2);
	await reader.untilEntries(2);
	expect(reader.log.map(({ text }) => text)).toEqual(log.map(({ text }) => text));
	await reader.close();
	await behind.close();
	expect(await holdAgainst(space, rows, postJson)).toBeUndefined();
});
