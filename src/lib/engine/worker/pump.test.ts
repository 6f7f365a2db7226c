import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { appendToLog, watchLog } from '../../register/log.ts';
import { createPump } from './pump.ts';

test('poking while it runs means once more, and never twice at once', async () => {
	let running = 0;
	let most = 0;
	let rounds = 0;
	let poke = (): void => undefined;
	await new Promise<void>((resolve, reject) => {
		const pump = createPump(async () => {
			running += 1;
			most = Math.max(most, running);
			rounds += 1;
			if (rounds === 1) {
				poke();
				poke();
			}
			await Promise.resolve();
			running -= 1;
			if (rounds === 2) resolve();
		}, reject);
		poke = () => pump.poke();
		poke();
		poke();
	});
	expect({ most, rounds }).toEqual({ most: 1, rounds: 2 });
});

test('a failure ends it and is handed on', async () => {
	const cause = new Error('epoch over');
	let rounds = 0;
	const handed = await new Promise<unknown>((resolve) => {
		const pump = createPump(async () => {
			rounds += 1;
			await Promise.reject(cause);
		}, resolve);
		pump.poke();
	});
	expect(handed).toBe(cause);
	expect(rounds).toBe(1);
});

test('what is stopped is not begun again', async () => {
	let rounds = 0;
	const pump = createPump(
		async () => {
			rounds += 1;
			await Promise.resolve();
		},
		() => undefined
	);
	pump.poke();
	await Promise.resolve();
	await pump.stop();
	pump.poke();
	expect(rounds).toBe(1);
});

test('[R1] work that an entry sets off finds it already handed to the disk', async () => {
	const doc = new Y.Doc();
	const heard: string[] = [];
	await new Promise<void>((resolve, reject) => {
		const pump = createPump(async () => {
			heard.push('work');
			await Promise.resolve();
			resolve();
		}, reject);
		watchLog(doc, () => pump.poke());
		doc.on('update', () => heard.push('disk'));
		appendToLog(doc, [{ number: 1, mac: '', text: '{}' }]);
	});
	expect(heard).toEqual(['disk', 'work']);
});
