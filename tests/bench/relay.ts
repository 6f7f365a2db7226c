import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { logLength } from '../../src/lib/register/log.ts';
import { median, percentile, report } from './figure.ts';
import { cpuOf, residentOf } from './ground.ts';
import { Line } from './line.ts';
import { hocuspocus, ours, yWebsocketServer, type Served } from './servers.ts';

const IDLE = [1000, 5000];
const FACTS = 5000;
const ONE_BY_ONE = 500;
/** Connections made at a time: more would measure this process. */
const AT_ONCE = 50;

/** Opens rooms `from` to `to`, one connection each, in turn. */
async function crowd(served: Served, from: number, to: number, state: Uint8Array): Promise<Line[]> {
	const lines: Line[] = [];
	for (let room = from; room < to; room += AT_ONCE) {
		const some = Array.from(
			{ length: Math.min(AT_ONCE, to - room) },
			(_, n) => new Line(served, room + n, state)
		);
		await Promise.all(some.map((line) => line.synced));
		lines.push(...some);
	}
	return lines;
}

/** One writer, one reader, one fact a message; both see each in the log. */
async function relays(served: Served) {
	const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
	const writer = new Line(served, 0, Uint8Array.of(0), mine);
	const reader = new Line(served, 0, Uint8Array.of(0), theirs);
	await Promise.all([writer.synced, reader.synced]);
	const start = logLength(theirs);
	const texts = Array.from({ length: FACTS + ONE_BY_ONE }, (_, n) => served.fact?.(0, n));
	const send = (n: number): void => {
		const message = texts[n];
		if (message) writer.send(message);
		else
			mine.getArray('log').push([[Date.now(), 'a123456789012', `${String(n)} ${'x'.repeat(420)}`]]);
	};
	const holds = (count: number): Promise<void> =>
		new Promise((resolve) => {
			const look = (): void => {
				if (logLength(theirs) < count) return;
				theirs.off('update', look);
				resolve();
			};
			theirs.on('update', look);
			look();
		});
	const waits: number[] = [];
	for (let n = 0; n < ONE_BY_ONE; n += 1) {
		const began = performance.now();
		send(n);
		await holds(start + n + 1);
		waits.push(performance.now() - began);
	}
	const cpu = cpuOf(served.pid);
	for (let n = ONE_BY_ONE; n < texts.length; n += 1) send(n);
	await holds(start + texts.length);
	const perSecond = FACTS / ((cpuOf(served.pid) - cpu) / 1000);
	writer.end();
	reader.end();
	return { waits, perSecond };
}

const linesOfCode = (folder: string): number =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts') && !/\.test\.ts$|^testing\//.test(file))
		.flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
		.filter((line) => line.trim() !== '' && !/^\s*(\/\/|\/?\*)/.test(line)).length;
report({ what: 'relay: lines of code', value: linesOfCode('sync-server'), unit: '' });

let ownRate = 0;
for (const begin of [ours, yWebsocketServer, hocuspocus]) {
	const served = await begin();
	const { name } = served;
	await served.prepare(IDLE.at(-1) ?? 0);
	const own = begin === ours;

	// What a server grows to once it has worked at all is not what a connection costs.
	for (const line of await crowd(served, 1, 201, Uint8Array.of(0))) line.end();
	await pause(3000);
	const before = residentOf(served.pid);
	const lines: Line[] = [];
	for (const count of IDLE) {
		lines.push(...(await crowd(served, lines.length + 1, count, Uint8Array.of(0))));
		await pause(3000);
		report({
			what: `${name}: resident per idle connection, ${String(count)} rooms`,
			value: (residentOf(served.pid) - before) / count / 1000,
			unit: 'kB',
			...(own && { budget: 20 }),
			note: `${(residentOf(served.pid) / 1e6).toFixed(0)} MB in all`
		});
	}

	const returning = lines.splice(0, 1000);
	for (const line of returning) line.end();
	await pause(1000);
	const cpu = cpuOf(served.pid);
	const back = returning.map((line, n) => new Line(served, n + 1, line.state));
	await Promise.all(back.map((line) => line.synced));
	report({
		what: `${name}: CPU for 1,000 phones back at once, nothing new`,
		value: cpuOf(served.pid) - cpu,
		unit: 'ms'
	});
	for (const line of [...lines, ...back]) line.end();

	const { waits, perSecond } = await relays(served);
	if (own) ownRate = perSecond;
	report({
		what: `${name}: facts per second of CPU, one a message`,
		value: perSecond,
		unit: '/s',
		note: own
			? 'checked, numbered, on disk'
			: `kept in memory alone; ours is ${(ownRate / perSecond).toFixed(2)} × this (budget ≥ 0.5)`
	});
	report({
		what: `${name}: from send to log entry, p99`,
		value: percentile(waits, 0.99),
		unit: 'ms',
		...(own && { budget: 60 }),
		note: `p50 ${median(waits).toFixed(1)} ms`
	});
	await served.end();
}
