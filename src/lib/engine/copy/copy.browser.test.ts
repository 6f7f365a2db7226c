import fc from 'fast-check';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { idFrom, type SpaceId } from '../../domain/ids.ts';
import type { LocalDateTime } from '../../domain/time/types.ts';
import type { SpaceRow } from '../../store/rows.ts';
import { readThrough, rowsIn } from '../../formats/copy/read.ts';
import { createWriter } from '../../formats/copy/write.ts';
import { appendToLog, type LogEntry } from '../../register/log.ts';
import { bytesToSign } from '../../register/signature.ts';
import { keyOf } from '../../register/text.ts';
import { LogWriter } from '../../register/testing/space.fixture.ts';
import { db } from '../../store/db.ts';
import { PROJECTION_TABLES } from '../../store/projection.ts';
import { newNonce } from '../chance.ts';
import { tell } from '../channel.ts';
import { thisDevice } from '../device.ts';
import { hashOf } from '../media/hash.ts';
import { readCopiesInUse, replicaName, ROOMS } from '../replica-names.ts';
import { errand, send } from '../send.ts';
import { startEngine } from '../start.ts';
import { openReplica } from '../worker/replica.ts';
import { entryOf, spaceOf } from './contents.ts';
import { keptLog } from './kept-log.ts';
import { until } from '../../../../tests/until.ts';
import '../../../../tests/draws.ts';

const local = (text: string) => text as LocalDateTime;

beforeAll(() => startEngine());
afterEach(async () => {
	for (const { id } of await db.spaces.toArray())
		await send('forgetSpace', { space: id, evenUnsent: true });
});

/** A space as a relay made it known, before anything of this phone's own. */
function village(): { writer: LogWriter; space: SpaceId } {
	const writer = new LogWriter('Ada');
	const foyer = writer.association('Ada', 'Foyer rural');
	writer.say('Ada', 'resource.added', {
		kind: 'room',
		name: 'Grande salle',
		capacity: 1,
		association: foyer
	});
	writer.say('Ada', 'person.added', { name: 'Odile', phone: '06 39 98 12 34' });
	return { writer, space: writer.space };
}

const entriesOf = (writer: LogWriter, room: 'register' | 'people'): LogEntry[] =>
	writer.log.filter((one) => one.room === room).map(({ entry }) => entry);

const rowOf = async (space: SpaceId): Promise<SpaceRow> => ({
	id: space,
	kind: 'shared',
	name: 'Val-Fleuri',
	zone: 'Europe/Paris' as SpaceRow['zone'],
	device: (await thisDevice()).id,
	member: undefined,
	person: undefined,
	roles: [],
	mayBringAssociation: false,
	actsFor: undefined,
	metRelay: true,
	lastNumber: 0,
	quarantined: 0,
	needsRules: undefined,
	createdAt: 1,
	openedAt: 1
});

/** Puts a space on this phone as if it had been received. */
async function receive(writer: LogWriter): Promise<void> {
	for (const room of ROOMS) {
		const replica = await openReplica(replicaName(writer.space, room));
		appendToLog(replica.doc, entriesOf(writer, room));
		expect(await replica.stored()).toBe(true);
		await replica.close();
	}
	await db.spaces.add(await rowOf(writer.space));
	tell({ type: 'spaces' });
	await until(async () =>
		expect(await db.resources.where('space').equals(writer.space).count()).toBe(1)
	);
}

const logsOf = async (space: SpaceId) => {
	const inUse = await readCopiesInUse(space);
	return Promise.all(ROOMS.map((room) => keptLog(replicaName(space, room, inUse[room].copy))));
};

/** Everything of a space a phone holds that has to come back; rows made again from it included. */
async function stateOf(space: SpaceId) {
	const tables = await Promise.all(
		PROJECTION_TABLES.filter((table) => table.name !== 'members').map(async (table) => [
			table.name,
			await table.where('space').equals(space).toArray()
		])
	);
	const outbox = await db.outbox.where('space').equals(space).sortBy('seq');
	return {
		logs: await logsOf(space),
		outbox: outbox.map(({ key, room, text, sig, at, entity, gesture }) => ({
			key,
			room,
			text,
			sig,
			at,
			entity,
			gesture
		})),
		files: (await db.blobs.where('space').equals(space).sortBy('hash')).map(
			({ usedAt: _usedAt, ...file }) => file
		),
		drawer: await db.drawer.where('space').equals(space).sortBy('key'),
		tables: Object.fromEntries(tables) as Record<string, unknown>,
		// Before a relay has numbered it, a founder has been one since this very moment.
		members: (await db.members.where('space').equals(space).sortBy('id')).map(
			({ managesSince: _since, ...member }) => member
		)
	};
}

async function madeCopy(space: SpaceId, phrase?: string): Promise<Blob> {
	const made = await errand('makeCopy', { space, phrase });
	if (!made.ok) throw new Error(made.refusal.type);
	return made.value.file;
}

/** Written on this phone by whoever founded the space here, and not sent: there is no relay. */
async function founded() {
	const created = await send('createSpace', {
		name: 'Montbrun',
		association: { name: 'Foyer rural' },
		firstName: 'Odile',
		phone: '06 39 98 12 34'
	});
	if (!created.ok) throw new Error(created.refusal.type);
	const { space } = created.value;
	const association = (await db.spaces.get(space))?.actsFor;
	if (association === undefined) throw new Error('no association');
	const added = await send('addResource', {
		space,
		resource: { kind: 'room', association, name: 'Grande salle', capacity: 1 }
	});
	if (!added.ok) throw new Error(added.refusal.type);
	await until(async () => expect(await db.resources.get(added.value.resource)).toBeDefined());
	const asked = await send('askBooking', {
		space,
		booking: {
			association,
			lines: [{ resource: added.value.resource, quantity: 1 }],
			occurrences: [{ start: local('2027-06-13T18:00'), end: local('2027-06-13T23:00') }],
			purpose: 'Loto'
		}
	});
	if (!asked.ok) throw new Error(asked.refusal.type);
	await until(async () => expect(await db.bookings.get(asked.value.booking)).toBeDefined());
	return { space, booking: asked.value.booking };
}

/** What a phone may hold beside what it was told: names as people type them, refusals, files of any size. */
const name = fc.constantFrom('Zoé', '<b>Léa</b>', '"Nana" \\', '👩🏽‍🌾 Adèle');
const some = { minLength: 1, maxLength: 2 };
const holding = fc.record({
	told: fc.array(name, { maxLength: 2 }),
	unsent: fc.array(name, some),
	refused: fc.array(fc.constantFrom('RoleMayNot', 'SpaceFull', 'DependsOnRefused'), some),
	files: fc.uniqueArray(fc.constantFrom(1, 4000, 700_000), some)
});

/** Signed by this very phone; what it says is for nobody to read here. */
async function signed(space: SpaceId, text: string) {
	const sig = await (await thisDevice()).sign(bytesToSign(space, 'people', text));
	return { space, room: 'people', key: keyOf(text), text, sig } as const;
}

test('[R1] exported, wiped and restored, a phone has the same log, drawer, photos and signed unsent facts, and shows the same', () =>
	fc.assert(
		fc.asyncProperty(holding, async ({ told, unsent, refused, files }) => {
			const { writer, space } = village();
			for (const one of told) writer.say('Ada', 'person.added', { name: one });
			await receive(writer);
			const written = unsent.map((one) => writer.write('Ada', 'person.added', { name: one }));
			for (const [at, { text, key }] of written.entries())
				await db.outbox.add({
					...(await signed(space, text)),
					...{ at, notBefore: 0, entity: key, gesture: newNonce() }
				});
			for (const [at, type] of refused.entries())
				await db.drawer.add({
					...(await signed(space, JSON.stringify({ refused: at, space }))),
					...{ at, refusedAt: at + 1, refusal: { type }, seen: at % 2 === 0 }
				});
			for (const size of files) {
				const bytes = Uint8Array.from({ length: size }, (_, at) => (at * 7) % 251);
				const hash = await hashOf(bytes);
				await db.blobs.add({
					...{ space, hash, bytes, size, type: 'application/pdf' },
					...{ unsent: size % 2 === 0 ? 0 : 1, madeAt: 8, usedAt: Date.now() }
				});
			}
			tell({ type: 'written', space });
			await until(async () =>
				expect(await db.people.where('space').equals(space).count()).toBe(
					1 + told.length + unsent.length
				)
			);
			const before = await stateOf(space);
			expect(before.logs.flat()).toHaveLength(writer.log.length);
			const file = await madeCopy(space);
			await send('forgetSpace', { space, evenUnsent: true });
			expect(await logsOf(space)).toEqual([[], []]);

			expect(await errand('restoreCopy', { file })).toEqual({
				ok: true,
				value: {
					...{ space, name: 'Espace de Ada', merged: false },
					...{ unsent: unsent.length, refused: refused.length }
				}
			});
			await until(async () => expect(await stateOf(space)).toEqual(before));
			expect(await db.spaces.get(space)).toMatchObject({ name: 'Espace de Ada', metRelay: true });
			await send('forgetSpace', { space, evenUnsent: true });
		}),
		{ numRuns: 3 }
	));

test('[R1] a space no relay has ever seen comes back with what was signed, and can’t be taken back', async () => {
	const { space, booking } = await founded();
	const before = await stateOf(space);
	expect(before.outbox.length).toBeGreaterThan(5);
	const file = await madeCopy(space);
	await send('forgetSpace', { space, evenUnsent: true });
	const restored = await errand('restoreCopy', { file });
	expect(restored).toMatchObject({ ok: true, value: { unsent: before.outbox.length } });
	await until(async () => expect(await stateOf(space)).toEqual(before));
	expect(await db.bookings.get(booking)).toMatchObject({ title: 'Loto', kept: { at: 'phone' } });
	const gesture = before.outbox.at(-1)?.gesture;
	if (gesture === undefined) throw new Error('nothing unsent');
	expect(await send('takeBack', { space, gesture })).toMatchObject({ ok: false });
});

test('a copy never carries the device’s private key', async () => {
	const { space } = await founded();
	const names: string[] = [];
	const all: unknown[] = [];
	const read = await readThrough(await madeCopy(space), {
		kind: 'copy',
		visit: (part) => {
			names.push(part.section);
			all.push(...rowsIn(part));
		}
	});
	expect(read.ok).toBe(true);
	expect([...new Set(names)]).toEqual(['space', 'outbox']);
	expect(JSON.stringify(all)).not.toMatch(/privateKey|CryptoKey/);
});

test('[R1] restored over what is there, a copy adds and takes nothing away', async () => {
	const { space } = await founded();
	const file = await madeCopy(space);
	const [first, second] = await db.outbox.where('space').equals(space).sortBy('seq');
	if (first?.seq === undefined || second?.seq === undefined) throw new Error('nothing unsent');
	// Lost here since; and one refused since: the phone's own word on it stands.
	await db.outbox.bulkDelete([first.seq, second.seq]);
	await db.drawer.add({
		...{ key: second.key, space, room: second.room, text: second.text, sig: second.sig },
		...{ at: second.at, refusedAt: 9, refusal: { type: 'RoleMayNot' }, seen: false }
	});
	await send('addPerson', { space, name: 'Zoé' });
	const before = await stateOf(space);
	const merged = await errand('restoreCopy', { file, only: space });
	expect(merged).toMatchObject({ ok: true, value: { merged: true, unsent: 1, refused: 0 } });
	const after = await stateOf(space);
	expect(after.outbox.map(({ key }) => key)).toEqual([
		...before.outbox.map(({ key }) => key),
		first.key
	]);
	expect(after.drawer).toEqual(before.drawer);
	expect(await errand('restoreCopy', { file })).toMatchObject({ ok: true, value: { unsent: 0 } });
});

/** A copy made elsewhere, of this log. */
async function copyOf(writer: LogWriter, space = writer.space): Promise<Blob> {
	const out = await createWriter('copy');
	const inUse = { copy: 0, generation: 1 };
	const row = await rowOf(space);
	await out.rows('space', [spaceOf(row, 100, undefined, { register: inUse, people: inUse })]);
	for (const room of ROOMS) await out.rows(room, entriesOf(writer, room).map(entryOf));
	return out.done();
}

test('[R7] a copy made before somebody was erased doesn’t bring them back', async () => {
	const { writer, space } = village();
	const old = await copyOf(writer);
	const person = entriesOf(writer, 'people').find(({ text }) => text.includes('Odile'));
	if (person === undefined) throw new Error('nobody there');
	const key = keyOf(person.text);
	writer.say('Ada', 'person.erased', { person: idFrom(key), keys: [key] }, { about: space });
	const gone = entriesOf(writer, 'people').filter(({ text }) => text !== person.text);
	const replica = await openReplica(replicaName(space, 'people'));
	appendToLog(replica.doc, gone);
	await replica.stored();
	await replica.close();
	const register = await openReplica(replicaName(space, 'register'));
	appendToLog(register.doc, entriesOf(writer, 'register'));
	await register.stored();
	await register.close();
	await db.spaces.add(await rowOf(space));
	tell({ type: 'spaces' });
	await until(async () => expect((await db.spaces.get(space))?.lastNumber).toBeGreaterThan(0));

	expect(await errand('restoreCopy', { file: old })).toMatchObject({ ok: true });
	const everything = JSON.stringify([
		await db.beside.toArray(),
		await db.outbox.toArray(),
		await db.people.toArray(),
		await logsOf(space)
	]);
	expect(everything).not.toContain('Odile');
	expect(everything).not.toContain('06 39 98 12 34');
});

test('what the phone’s log lacks is kept beside it, once, and never put into it', async () => {
	const { writer, space } = village();
	await receive(writer);
	const logs = await logsOf(space);
	writer.say('Ada', 'person.added', { name: 'Zoé' });
	const file = await copyOf(writer);
	for (let time = 0; time < 2; time++)
		expect((await errand('restoreCopy', { file })).ok).toBe(true);
	expect(await logsOf(space)).toEqual(logs);
	const [beside, ...more] = await db.beside.where('space').equals(space).toArray();
	expect(more).toEqual([]);
	expect(beside).toMatchObject({ room: 'people', from: 'copy', sig: undefined });
	expect(beside?.text).toContain('Zoé');
});

test('a refused copy leaves nothing behind: of another space, cut short, newer, or of nobody', async () => {
	const { writer, space } = village();
	const { space: other } = await founded();
	const file = await copyOf(writer);
	const refusals = [
		[
			{ file, only: other },
			{ type: 'CopyOfAnother', name: 'Val-Fleuri' }
		],
		[{ file: file.slice(0, file.size - 9) }, { type: 'CopyDamaged' }],
		[{ file: new Blob([(await file.text()).replace('copy 1', 'copy 9')]) }, { type: 'CopyNewer' }],
		[{ file: new Blob(['PK\u0003\u0004', new Uint8Array(9)]) }, { type: 'CopyNone' }],
		[{ file: new Blob([new Uint8Array(50 * 1024 * 1024)]) }, { type: 'CopyNone' }]
	] as const;
	for (const [chosen, refusal] of refusals)
		expect(await errand('restoreCopy', chosen)).toEqual({ ok: false, refusal });
	expect(await db.spaces.get(space)).toBeUndefined();
	const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
	expect(names.filter((name) => name.includes(space))).toEqual([]);
});

test('the log of one space under the name of another is nobody’s', async () => {
	const { writer } = village();
	const file = await copyOf(writer, (await founded()).space);
	expect(await errand('surveyCopy', { file })).toEqual({
		ok: false,
		refusal: { type: 'CopyDamaged' }
	});
});
