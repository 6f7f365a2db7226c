import { flushSync } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import { db } from './db.ts';
import { createDraft } from './draft.svelte.ts';
import { until } from '../../../tests/until.ts';

afterEach(() => db.drafts.clear());

function open(id: string) {
	let draft: ReturnType<typeof createDraft<{ name: string; seats: number }>> | undefined;
	const close = $effect.root(() => {
		draft = createDraft(id, () => ({ name: '', seats: 1 }));
	});
	flushSync();
	if (draft === undefined) throw new Error('no draft');
	return { draft, close };
}

test('what is typed is kept with nothing asked, and found again after a kill', async () => {
	const { draft } = open('resource/new');
	await until(() => expect(draft.ready).toBe(true));
	draft.value.name = 'Barnum';
	flushSync();
	await until(async () => expect(await db.drafts.get('resource/new')).toBeDefined());

	// The first page is never closed: it was killed.
	const again = open('resource/new');
	await until(() => expect(again.draft.restored).toBe(true));
	expect(again.draft.value).toEqual({ name: 'Barnum', seats: 1 });
});

test('the very last stroke is found by whoever opens the form next, before the database was told', async () => {
	const { draft } = open('booking/new');
	await until(() => expect(draft.ready).toBe(true));
	draft.value.name = 'Fête';
	flushSync();
	expect(await db.drafts.get('booking/new')).toBeUndefined();

	const again = open('booking/new');
	await until(() => expect(again.draft.ready).toBe(true));
	expect(again.draft.value).toEqual({ name: 'Fête', seats: 1 });
	expect(await db.drafts.get('booking/new')).toMatchObject({ value: { name: 'Fête' } });
	expect(Object.keys(localStorage).filter((name) => name.includes('booking/new'))).toEqual([]);
});

test('a stroke is no longer kept beside the database once it is in it', async () => {
	const { draft, close } = open('booking/told');
	await until(() => expect(draft.ready).toBe(true));
	draft.value.name = 'Fête';
	flushSync();
	expect(localStorage.getItem('draft:booking/told')).not.toBeNull();
	close();
	await until(() => expect(localStorage.getItem('draft:booking/told')).toBeNull());
	expect((await db.drafts.get('booking/told'))?.value).toMatchObject({ name: 'Fête' });
});

test('what is put back as it was before it was kept leaves nothing behind', async () => {
	const { draft, close } = open('booking/back');
	await until(() => expect(draft.ready).toBe(true));
	draft.value.name = 'F';
	flushSync();
	draft.value.name = '';
	flushSync();
	close();
	// Asked for after whatever closing wrote.
	expect(await db.drafts.get('booking/back')).toBeUndefined();
});

test('a finished form leaves nothing to come back to', async () => {
	const { draft, close } = open('booking/done');
	await until(() => expect(draft.ready).toBe(true));
	draft.value.name = 'Fête';
	flushSync();
	await draft.done();
	close();
	expect(await db.drafts.get('booking/done')).toBeUndefined();
});
