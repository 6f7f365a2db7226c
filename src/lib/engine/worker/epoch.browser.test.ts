import { liveQuery } from 'dexie';
import { afterEach, expect, test } from 'vitest';
import { idFrom, type FactKey, type Nonce, type SpaceId } from '../../domain/ids.ts';
import { db } from '../../store/db.ts';
import type { OutboxRow } from '../../store/rows.ts';
import { EpochLost, inEpoch, nextEpoch } from './epoch.ts';
import { markSent, moveRoomToDrawer, moveToDrawer, readOutbox } from './outbox.ts';
import { until } from '../../../../tests/until.ts';

const space = idFrom<SpaceId>('space'.padEnd(22, '-'));
const row = (name: string): OutboxRow => ({
	space,
	room: 'register',
	key: idFrom<FactKey>(name.padEnd(22, '-')),
	text: `{"said":"${name}"}`,
	sig: 's'.repeat(86),
	at: 1,
	notBefore: 0,
	entity: name,
	gesture: 'gesture000000000' as Nonce
});

const none = new Set<string>();

afterEach(async () => {
	await db.outbox.clear();
	await db.drawer.clear();
	await db.settings.clear();
});

test('an engine that was robbed writes nothing more', async () => {
	const old = await nextEpoch();
	await inEpoch(old, [db.outbox], () => db.outbox.add(row('one')));
	const now = await nextEpoch();
	const late = inEpoch(old, [db.outbox], () => db.outbox.add(row('two')));
	await expect(late).rejects.toBeInstanceOf(EpochLost);
	await inEpoch(now, [db.outbox], () => db.outbox.add(row('three')));
	expect((await readOutbox(space)).map(({ entity }) => entity)).toEqual(['one', 'three']);
});

/** A row on disk of which no screen hears: its writer was killed once it had committed. */
const writeUntold = (added: OutboxRow): Promise<void> =>
	new Promise((resolve, reject) => {
		const transaction = db.backendDB().transaction('outbox', 'readwrite');
		transaction.oncomplete = () => resolve();
		transaction.onerror = () => reject(new Error('not written'));
		transaction.objectStore('outbox').add(added);
	});

async function beginElsewhere(): Promise<void> {
	const url = new URL('./epoch.worker.fixture.ts', import.meta.url);
	const worker = new Worker(url, { type: 'module' });
	await new Promise<void>((resolve, reject) => {
		worker.onmessage = () => resolve();
		worker.onerror = ({ message }) => reject(new Error(message));
	});
	worker.terminate();
}

test('[R3] what an engine wrote and did not live to tell is shown once another begins', async () => {
	await nextEpoch();
	let shown: string[] | undefined;
	const screen = liveQuery(() => readOutbox(space)).subscribe((rows) => {
		shown = rows.map(({ entity }) => entity);
	});
	await until(() => expect(shown).toEqual([]));
	await writeUntold(row('one'));
	await beginElsewhere();
	await until(() => expect(shown).toEqual(['one']));
	screen.unsubscribe();
});

test('a refused fact moves to the drawer, text and reason intact', async () => {
	const epoch = await nextEpoch();
	await db.outbox.bulkAdd([row('one'), row('two')]);
	const { key, text, sig } = row('one');
	const refused = new Map([[key, { type: 'RoleMayNot' } as const]]);
	expect(await moveToDrawer(epoch, space, refused, 42, none)).toBe(true);
	expect((await readOutbox(space)).map(({ entity }) => entity)).toEqual(['two']);
	expect(await db.drawer.toArray()).toMatchObject([
		{ key, text, sig, refusedAt: 42, refusal: { type: 'RoleMayNot' }, seen: false }
	]);
	// The same refusal twice, or one of somebody else's fact, moves nothing.
	expect(await moveToDrawer(epoch, space, refused, 43, none)).toBe(false);
});

test('[R1] what rests on a refused fact goes to the drawer with it, unless the relay has it already', async () => {
	const epoch = await nextEpoch();
	const { key } = row('one');
	const about = (name: string) => ({ ...row(name), entity: key });
	await db.outbox.bulkAdd([row('one'), about('two'), about('sent'), row('other')]);
	const underway = new Set([key, row('sent').key]);
	const refused = new Map([[key, { type: 'TooLarge' } as const]]);
	await moveToDrawer(epoch, space, refused, 42, underway);
	expect((await readOutbox(space)).map((left) => left.key)).toEqual([
		row('sent').key,
		row('other').key
	]);
	expect(await db.drawer.toCollection().sortBy('text')).toMatchObject([
		{ key, refusal: { type: 'TooLarge' } },
		{ key: row('two').key, text: row('two').text, refusal: { type: 'DependsOnRefused' } }
	]);
});

test('[R1] what waits for a room one may not write in moves to the drawer, the rest stays', async () => {
	const epoch = await nextEpoch();
	await db.outbox.bulkAdd([{ ...row('me'), room: 'people' }, row('one')]);
	expect(await moveRoomToDrawer(epoch, space, 'people', 42, none)).toBe(true);
	expect((await readOutbox(space)).map(({ entity }) => entity)).toEqual(['one']);
	expect(await db.drawer.toArray()).toMatchObject([
		{ key: row('me').key, text: row('me').text, refusal: { type: 'RoleMayNot' } }
	]);
	expect(await moveRoomToDrawer(epoch, space, 'people', 43, none)).toBe(false);
});

test('[R1] what is about to leave is marked first; what was taken back meanwhile stays back', async () => {
	const epoch = await nextEpoch();
	await db.outbox.bulkAdd([row('one'), row('two')]);
	const rows = await readOutbox(space);
	await db.outbox.delete(rows[0]?.seq ?? 0);
	const leaving = await markSent(epoch, rows);
	expect(leaving.map(({ entity }) => entity)).toEqual(['two']);
	expect((await readOutbox(space)).map(({ sent }) => sent)).toEqual([true]);
});

test('[R1] once part of a gesture leaves, none of it can be taken back', async () => {
	const epoch = await nextEpoch();
	await db.outbox.bulkAdd([row('one'), { ...row('two'), room: 'people' }]);
	const [first] = await readOutbox(space);
	if (first === undefined) throw new Error('nothing kept');
	expect(await markSent(epoch, [first])).toHaveLength(1);
	expect((await readOutbox(space)).map(({ sent }) => sent)).toEqual([true, true]);
});
