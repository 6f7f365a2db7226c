import { expect, test } from 'vitest';
import { openChannel } from './channel.ts';
import { startEngine } from './start.ts';
import { until } from '../../../tests/until.ts';

/** A frozen tab's engine: it holds the lock and answers nobody. */
const FROZEN = `
	navigator.locks.request('la-remise/engine', () => new Promise(() => postMessage('held')));
`;

test('a visible tab takes the engine over from one that does not answer for a second', async () => {
	const url = URL.createObjectURL(new Blob([FROZEN], { type: 'text/javascript' }));
	const frozen = new Worker(url);
	await new Promise((resolve) => {
		frozen.onmessage = resolve;
	});
	let answers = 0;
	const channel = openChannel((note) => {
		if (note.type === 'here') answers += 1;
	});
	channel.say({ type: 'ask' });
	startEngine();
	await until(() => expect(answers).toBeGreaterThan(0));
	const { held } = await navigator.locks.query();
	expect(held?.filter(({ name }) => name === 'la-remise/engine')).toHaveLength(1);
	channel.close();
	frozen.terminate();
});
