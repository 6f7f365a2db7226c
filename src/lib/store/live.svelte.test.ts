import { flushSync } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import { db } from './db.ts';
import { live } from './live.svelte.ts';
import { until } from '../../../tests/until.ts';

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
	await until(() => expect(settings?.current).toBe(0));
	await db.settings.put({ name: 'live/one', value: 1 });
	await until(() => expect(settings?.current).toBe(1));
	close();
});

test('what nobody looks at is asked for once, and again when it is looked at after a change', async () => {
	let wanted = $state(false);
	let shown = $state(false);
	let asked = 0;
	let settings: ReturnType<typeof live<number>> | undefined;
	const close = $effect.root(() => {
		settings = live(
			() => {
				asked += 1;
				return own().count();
			},
			-1,
			undefined,
			{ wanted: () => wanted, shown: () => shown }
		);
	});
	// Something else that is followed tells when a change has come through.
	let others: ReturnType<typeof live<number>> | undefined;
	const closeOthers = $effect.root(() => {
		others = live(() => own().count(), -1);
	});
	flushSync();
	await until(() => expect(others?.current).toBe(0));
	expect(asked).toBe(0);
	wanted = true;
	flushSync();
	await until(() => expect(settings?.ready).toBe(true));
	await db.settings.put({ name: 'live/one', value: 1 });
	await until(() => expect(others?.current).toBe(1));
	await db.settings.put({ name: 'live/two', value: 1 });
	await until(() => expect(others?.current).toBe(2));
	expect([settings?.current, asked]).toEqual([0, 1]);
	shown = true;
	flushSync();
	await until(() => expect(settings?.current).toBe(2));
	await db.settings.put({ name: 'live/three', value: 1 });
	await until(() => expect(settings?.current).toBe(3));
	close();
	closeOthers();
});

test('what nobody looks at is read again once there is time, however often it changed', async () => {
	let asked = 0;
	const wishes: (() => void)[] = [];
	let settings: ReturnType<typeof live<number>> | undefined;
	const close = $effect.root(() => {
		settings = live(
			() => {
				asked += 1;
				return own().count();
			},
			-1,
			undefined,
			{ shown: () => false, later: (call) => (wishes.push(call), () => undefined) }
		);
	});
	flushSync();
	await until(() => expect(settings?.ready).toBe(true));
	await db.settings.put({ name: 'live/one', value: 1 });
	await until(() => expect(wishes).toHaveLength(1));
	await db.settings.put({ name: 'live/two', value: 1 });
	expect([settings?.current, asked]).toEqual([0, 1]);
	wishes[0]?.();
	flushSync();
	await until(() => expect(settings?.current).toBe(2));
	expect(asked).toBe(2);
	// And after that as well.
	await db.settings.put({ name: 'live/three', value: 1 });
	await until(() => expect(wishes).toHaveLength(2));
	close();
});
