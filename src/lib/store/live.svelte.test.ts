import { flushSync } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { db } from './db.ts';
import { live } from './live.svelte.ts';

afterEach(() => db.settings.clear());

test('what is read after a wait of another kind is followed as well', async () => {
	const ready = async () => true;
	async function count() {
		await ready();
		return db.settings.count();
	}
	let settings: ReturnType<typeof live<number>> | undefined;
	const close = $effect.root(() => {
		settings = live(() => count(), -1);
	});
	flushSync();
	await vi.waitFor(() => expect(settings?.current).toBe(0));
	await db.settings.put({ name: 'one', value: 1 });
	await vi.waitFor(() => expect(settings?.current).toBe(1));
	close();
});
