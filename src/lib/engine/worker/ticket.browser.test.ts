import { expect, test } from 'vitest';
import { readTicket } from '../../../../sync-server/wire/ticket.ts';
import { thisDevice } from '../device.ts';

test('a ticket can be made inside a Web Worker, and reads as one of this device', async () => {
	const url = new URL('./ticket.worker.fixture.ts', import.meta.url);
	const worker = new Worker(url, { type: 'module' });
	const protocols = await new Promise<string[]>((resolve, reject) => {
		worker.onmessage = ({ data }: MessageEvent<string[]>) => resolve(data);
		worker.onerror = ({ message }) => reject(new Error(message));
	});
	worker.terminate();
	const read = readTicket(protocols);
	if (!read.ok) throw new Error(read.refusal);
	const { ticket } = read.value;
	expect(ticket.device).toBe((await thisDevice()).id);
	expect(ticket.exp).toBeGreaterThan(Date.now());
});
