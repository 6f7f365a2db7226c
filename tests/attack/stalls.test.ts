import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { appendToLog, readLog } from '../../src/lib/register/log.ts';
import { stockProvider } from '../../sync-server/testing/stock.ts';
import { CLOSE } from '../../sync-server/wire/close.ts';
import { step1Message, step2Message } from '../../sync-server/wire/message.ts';
import { Besieged } from './besieged.ts';
import { until } from '../until.ts';

const tooSlow = (village: Besieged) => () => village.hangUps(CLOSE.tooSlow);

test('a reader who asks on and on and reads nothing is hung up on', async () => {
	const village = await Besieged.begin({
		limits: { waitingBytes: 2_000_000, questionsPerMinute: 1_000_000 }
	});
	await village.writesMuch();
	const raw = await village.inside(village.lecteur);
	raw.socket.pause();
	for (let at = 0; at < 5000; at += 1) raw.send(step1Message(Uint8Array.of(0)));
	await expect.poll(tooSlow(village)).toBe(1);
	raw.socket.resume();
	expect(await raw.closed).toBe(CLOSE.tooSlow);
	await village.writes();
	expect(village.provider.wsconnected).toBe(true);
});

test('a phone that asks for everything on and on is told to come later, and the others are not kept waiting', async () => {
	const village = await Besieged.begin({ limits: { questionsPerMinute: 50 } });
	await village.withstands(async () => {
		const raw = await village.inside(village.membre);
		for (let at = 0; at < 200; at += 1) raw.send(step1Message(Uint8Array.of(0)));
		expect(await raw.closed).toBe(CLOSE.tooMany);
		expect(raw.given.length).toBeLessThanOrEqual(100);
	});
});

test('a phone that shows forged entries on and on is told to come later: each mark costs something to check', async () => {
	const village = await Besieged.begin({ limits: { handedPerMinute: 40 } });
	const forged = new Y.Doc();
	const forge = (number: number) => ({
		number,
		mac: `a.${'A'.repeat(22)}`,
		text: `{"v":${number}}`
	});
	appendToLog(
		forged,
		Array.from({ length: 15 }, (_, at) => forge(at + 1))
	);
	await village.withstands(async () => {
		const raw = await village.inside(village.membre);
		for (let at = 0; at < 4; at += 1) {
			raw.send(step1Message(Y.encodeStateVector(forged)));
			raw.send(step2Message(Y.encodeStateAsUpdate(forged)));
		}
		expect(await raw.closed).toBe(CLOSE.tooMany);
	});
});

test('a stock provider that was hung up on for not reading comes back by itself', async () => {
	const village = await Besieged.begin({
		limits: { waitingBytes: 2_000_000, questionsPerMinute: 1_000_000 }
	});
	await village.writesMuch();
	const { doc, provider } = stockProvider(
		village.url,
		village.space,
		village.lecteur.ticket(village.space)
	);
	onTestFinished(() => {
		provider.destroy();
	});
	await until(() => expect(provider.synced).toBe(true));
	const codes: number[] = [];
	provider.on('connection-close', (event) => {
		if (event) codes.push(event.code);
	});
	const socket: unknown = provider.ws;
	if (!(socket instanceof WebSocket)) throw new TypeError('not ws');
	socket.pause();
	for (let at = 0; at < 200; at += 1) socket.send(step1Message(Uint8Array.of(0)));
	await expect.poll(tooSlow(village)).toBe(1);
	await village.writes();
	socket.resume();
	await until(() => expect(readLog(doc)).toEqual(readLog(village.doc)));
	expect(codes).toEqual([CLOSE.tooSlow]);
	expect(village.provider.wsconnected).toBe(true);
});
