import { expect, test, vi } from 'vitest';
import { takeTurns } from './turn.ts';
import { until } from '../../../../tests/until.ts';

/** A frozen tab: its worker holds the lock and never comes to hear that it lost it. */
const FROZEN = `
	navigator.locks.request(new URL(self.name).hash.slice(1), () => new Promise(() => {
		postMessage('held');
	})).catch(() => postMessage('lost'));
`;

function freeze(lock: string): Promise<Worker> {
	const url = URL.createObjectURL(new Blob([FROZEN], { type: 'text/javascript' }));
	const worker = new Worker(url, { name: `lock:#${lock}` });
	return new Promise((resolve) => {
		worker.onmessage = () => resolve(worker);
	});
}

const stopped = (signal: AbortSignal): Promise<void> =>
	new Promise((resolve) => signal.addEventListener('abort', () => resolve()));

/** Somebody has lined up for the lock behind its holder. */
const waits = (lock: string): Promise<void> =>
	until(async () => {
		const { pending } = await navigator.locks.query();
		expect(pending?.some(({ name }) => name === lock)).toBe(true);
	});

test('of two engines one runs; when it is done the other takes its turn', async () => {
	const lock = crypto.randomUUID();
	const order: string[] = [];
	let finish = (): void => undefined;
	takeTurns(lock, () => {
		order.push('first');
		return new Promise((resolve) => {
			finish = resolve;
		});
	});
	await until(() => expect(order).toEqual(['first']));
	takeTurns(lock, (signal) => {
		order.push('second');
		return stopped(signal);
	});
	await waits(lock);
	const state = await navigator.locks.query();
	expect(state.held?.filter(({ name }) => name === lock)).toHaveLength(1);
	expect(order).toEqual(['first']);
	finish();
	await until(() => expect(order).toEqual(['first', 'second']));
});

test('one that fails at once waits longer each time before it tries again', async () => {
	const began: number[] = [];
	const failing = vi.spyOn(console, 'error').mockReturnValue();
	takeTurns(crypto.randomUUID(), () => {
		began.push(performance.now());
		return began.length < 4
			? Promise.reject(new Error('nothing is kept here'))
			: new Promise(() => undefined);
	});
	await until(() => expect(began).toHaveLength(4));
	const pauses = began.slice(1).map((at, index) => at - (began[index] ?? NaN));
	// What a busy machine adds only makes them longer.
	for (const [index, least] of [500, 1000, 2000].entries())
		expect(pauses[index]).toBeGreaterThanOrEqual(least - 5);
	expect(failing).toHaveBeenCalledTimes(3);
	failing.mockRestore();
});

test('a lock is stolen from one that no longer answers', async () => {
	const lock = crypto.randomUUID();
	const frozen = await freeze(lock);
	let runs = 0;
	const turns = takeTurns(lock, (signal) => {
		runs += 1;
		return stopped(signal);
	});
	await waits(lock);
	expect(runs).toBe(0);
	turns.steal();
	await until(() => expect(runs).toBe(1));
	turns.steal();
	// Answered after whatever was asked of the lock before.
	await navigator.locks.query();
	expect(runs).toBe(1);
	frozen.terminate();
});

test('who is robbed stops, and lines up again', async () => {
	const lock = crypto.randomUUID();
	let runs = 0;
	let ended = 0;
	takeTurns(lock, async (signal) => {
		runs += 1;
		await stopped(signal);
		ended += 1;
	});
	await until(() => expect(runs).toBe(1));
	let giveBack = (): void => undefined;
	const held = new Promise<void>((resolve) => {
		giveBack = resolve;
	});
	const robbery = navigator.locks.request(lock, { steal: true }, () => held);
	await until(() => expect(ended).toBe(1));
	giveBack();
	await robbery;
	await until(() => expect(runs).toBe(2));
});
