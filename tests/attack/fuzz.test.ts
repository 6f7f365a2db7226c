import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readEnvelope } from '../../src/lib/register/read-envelope.ts';
import { Device } from '../../sync-server/testing/device.ts';
import { readMessage } from '../../sync-server/wire/message.ts';
import { Besieged } from './besieged.ts';
import { asYjsReads, fuzz, seeded } from './fuzz.ts';
import { heapAfterCollecting } from './heap.ts';
import { mutated } from './mutate.ts';
import { honestFrames } from './traffic.ts';

const SEED = Number(process.env['SEED'] ?? 20_261_125);
const FRAMES = 100_000;
/** What may differ between two looks at the heap without anything leaking, bytes. */
const UNREST = 12_000_000;

test('100,000 mutated frames: nothing throws, hangs, leaks or enters the document unnumbered', () => {
	fuzz(FRAMES / 10, SEED + 1);
	const heap = heapAfterCollecting();
	const tally = fuzz(FRAMES, SEED);
	expect(heapAfterCollecting() - heap).toBeLessThan(UNREST);
	expect(tally.frames).toBe(FRAMES);
	// The mutations reach past the first check: some frames still hold facts, most don't.
	for (const count of [tally.unreadable, tally.numbered, tally.refused])
		expect(count).toBeGreaterThan(FRAMES / 1000);
}, 120_000);

test('2,000 mutated frames over a socket, from a phone that may write nothing: not a byte changes', async () => {
	const village = await Besieged.begin({ limits: { questionsPerMinute: 1_000_000 } });
	const frames = honestFrames(village.lecteur, village.space, Y.encodeStateVector(village.doc));
	const chance = seeded(SEED);
	await village.withstands(async () => {
		const raw = await village.inside(village.lecteur);
		for (let at = 0; at < 1000; at += 1) raw.send(mutated(frames, chance));
		await raw.heard();
		// Some of them were facts, and judged.
		await raw.refused(10);
		raw.socket.terminate();
	});
});

test('finds in an update what Yjs finds in it', () => {
	const device = new Device();
	const { space } = device.founding();
	const frames = honestFrames(device, space, Uint8Array.of(0));
	const chance = seeded(SEED);
	let read = 0;
	for (let at = 0; at < 30_000; at += 1) {
		const frame = at < frames.length ? frames[at] : undefined;
		const message = readMessage(frame ?? mutated(frames, chance));
		if (message?.type !== 'update') continue;
		const theirs = asYjsReads(message.update);
		// What we skip we need not understand: some of what Yjs can't read, we can.
		if (theirs === undefined) continue;
		read += theirs.length;
		expect(readEnvelope(message.update)).toEqual({ ok: true, value: theirs });
	}
	expect(read).toBeGreaterThan(1000);
});
