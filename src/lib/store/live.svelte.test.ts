import { flushSync } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { db } from './db.ts';
import { live } from './live.svelte.ts';

/** The database is shared with whatever else this browser has run. */
const own = () => db.settings.where('name').startsWith('live/');
afterEach(() => own().delete());

test('what is read after a wait of another kind is followed as well', async () => {
	const ready = async () => true;
	async function count() {
		await ready();
		return own().count();
	}
	let settings: ReturnType<typeof live<number>> | undefined;
	const close = $effect.root(() => {
		settings = live(() => count(), -1);
	});
	flushSync();
	await vi.waitFor(() => expect(settings?.current).toBe(0));
	await db.settings.put({ name: 'live/one', value: 1 });
	await vi.waitFor(() => expect(settings?.current).toBe(1));
	close();
});
