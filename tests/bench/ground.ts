import { readFileSync } from 'node:fs';
import { startRelay, type Relay } from '../e2e/relay.ts';
import { Client } from './client.ts';
import { Author, roomOf } from './season.ts';
import type { Written } from '../../src/lib/register/facts/fact.ts';
import type { Sealed } from '../../src/lib/register/envelope.ts';

/** A relay with a space founded on it. */
export async function found(): Promise<{ relay: Relay; author: Author }> {
	// One device plays a whole village here.
	process.env['LIMITS'] =
		'factsPerMinute=1000000,questionsPerMinute=1000000,connectionsPerDevice=10000,connectionsPerAddress=10000';
	const relay = await startRelay();
	const author = await Author.make(Date.now() % 1_000_000);
	const response = await fetch(`${relay.url}/api/spaces`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(await author.seal(author.founding))
	});
	if (!response.ok) throw new Error(`founding: ${response.status} ${await response.text()}`);
	return { relay, author };
}

const MOST_BYTES = 200_000;

/** Sends facts as a phone would, full envelopes one after the other, until all are in the log. */
export async function upload(relay: Relay, author: Author, facts: readonly Written[]) {
	const counts = { register: 1, people: 0 };
	for (const room of ['register', 'people'] as const) {
		const mine = facts.filter((written) => roomOf(written) === room);
		const client = await Client.connect(relay.url, author, room);
		let envelope: Sealed[] = [];
		let bytes = 0;
		const flush = async () => {
			counts[room] += envelope.length;
			if (envelope.length > 0) client.send(envelope);
			envelope = [];
			bytes = 0;
			await client.holds(counts[room]);
		};
		for (const written of mine) {
			envelope.push(await author.seal(written));
			bytes += written.text.length + 100;
			if (bytes > MOST_BYTES) await flush();
		}
		await flush();
		await client.close();
	}
	return counts;
}

/** Clock ticks a process has used, as ms (Linux: 100 ticks a second). */
export function cpuOf(pid: number): number {
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
	return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Resident bytes of a process. */
export function residentOf(pid: number): number {
	const [, kB = '0'] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
	return Number(kB) * 1024;
}
