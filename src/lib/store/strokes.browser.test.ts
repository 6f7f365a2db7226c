import { afterEach, expect, test } from 'vitest';
import type { SpaceId } from '../domain/ids.ts';
import { db } from './db.ts';
import type { DraftRow } from './rows.ts';
import { dropStrokesOf, keepStroke, readDraft, readDraftsUnder } from './strokes.ts';

const space = 'AAAAAAAAAAAAAAAAAAAAAA' as SpaceId;
const row = (over: Partial<DraftRow> = {}): DraftRow => ({
	id: 'booking/new',
	space: undefined,
	savedAt: 10,
	value: { name: 'Fête' },
	...over
});
const waiting = () => Object.keys(localStorage).filter((name) => name.startsWith('draft:'));

afterEach(async () => {
	await db.drafts.clear();
	localStorage.clear();
});

test('what was typed later than what the database has takes its place; earlier, it goes', async () => {
	await db.drafts.put(row({ savedAt: 11, value: { name: 'Kermesse' } }));
	keepStroke(row());
	expect((await readDraft('booking/new'))?.value).toEqual({ name: 'Kermesse' });
	keepStroke(row({ savedAt: 12 }));
	expect((await readDraft('booking/new'))?.value).toEqual({ name: 'Fête' });
	expect(waiting()).toEqual([]);
});

test('a form emptied at the last moment has nothing to come back to', async () => {
	await db.drafts.put(row({ savedAt: 9 }));
	keepStroke(row({ value: undefined }));
	expect(await readDraft('booking/new')).toBeUndefined();
});

test('a stroke made while the database was told of the one before stays', () => {
	const handOver = keepStroke(row());
	keepStroke(row({ value: { name: 'Fêtes' } }));
	handOver();
	expect(waiting()).toEqual(['draft:booking/new']);
});

test('all those of a form’s dates are read', async () => {
	keepStroke(row({ id: 'booking/hours/a' }));
	keepStroke(row({ id: 'booking/hours/b' }));
	keepStroke(row({ id: 'booking/other' }));
	expect((await readDraftsUnder('booking/hours/')).map(({ id }) => id)).toEqual([
		'booking/hours/a',
		'booking/hours/b'
	]);
});

test('[R7] of a space that is not on the phone any more nothing comes back', async () => {
	keepStroke(row({ space }));
	expect(await readDraft('booking/new')).toBeUndefined();
	keepStroke(row({ space }));
	keepStroke(row({ id: 'space/new' }));
	dropStrokesOf(space);
	expect(waiting()).toEqual(['draft:space/new']);
});

test.each(['', 'null', '{"id":1}', '{"savedAt":"now"}', '{"savedAt":1,"space":7}'])(
	'what cannot be read is dropped: %j',
	async (text) => {
		localStorage.setItem('draft:booking/new', text);
		expect(await readDraft('booking/new')).toBeUndefined();
		expect(waiting()).toEqual([]);
	}
);
