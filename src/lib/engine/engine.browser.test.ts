import { afterEach, beforeAll, expect, test } from 'vitest';
import type { BookingId, SpaceId } from '../domain/ids.ts';
import type { LocalDateTime } from '../domain/time/types.ts';
import { db } from '../store/db.ts';
import type { ExampleSpace } from './inputs.ts';
import { send } from './send.ts';
import { startEngine } from './start.ts';
import { until } from '../../../tests/until.ts';

const local = (text: string) => text as LocalDateTime;

beforeAll(() => startEngine());
afterEach(async () => {
	for (const { id } of await db.spaces.toArray())
		await send('forgetSpace', { space: id, evenUnsent: true });
});

const hall = (name: string) => ({
	resource: {
		kind: 'room' as const,
		association: 'unread'.padEnd(22, '-') as never,
		name,
		capacity: 1
	},
	associationName: 'Foyer rural',
	source: { system: 'example', id: name }
});
const evening = { start: local('2027-06-13T18:00'), end: local('2027-06-13T23:00') };

const example: ExampleSpace = {
	name: 'Exemple',
	firstName: 'Odile',
	myAssociation: 'Foyer rural',
	rows: [hall('Grande salle'), hall('Petite salle')],
	kits: [
		{
			...hall('Toute la maison'),
			parts: ['Grande salle', 'Petite salle'].map((resourceName) => ({ resourceName, quantity: 1 }))
		}
	],
	bookings: [
		{
			associationName: 'Foyer rural',
			contact: { name: 'Lucien', phone: '06 39 98 12 34' },
			lines: [{ resourceName: 'Grande salle', quantity: 1 }],
			occurrences: [evening],
			purpose: 'Loto'
		},
		{
			associationName: 'Foyer rural',
			lines: [{ resourceName: 'Grande salle', quantity: 1 }],
			occurrences: [evening],
			purpose: 'Chorale',
			comment: 'Sinon le lendemain ?'
		}
	]
};

test('[BK3] an example is numbered on the phone: the first holds the hall, the second waits and sees who', async () => {
	const loaded = await send('loadExample', { example });
	if (!loaded.ok) throw new Error(loaded.refusal.type);
	const { space } = loaded.value;
	await until(async () => {
		expect(await db.outbox.where('space').equals(space).count()).toBe(0);
		expect(await db.occurrences.where('space').equals(space).count()).toBe(2);
	});
	const rows = await db.occurrences.where('space').equals(space).toArray();
	const loto = rows.find(({ title }) => title === 'Loto');
	const choir = rows.find(({ title }) => title === 'Chorale');
	expect(loto).toMatchObject({
		standing: 'held',
		mine: true,
		days: [`${space}|2027-06-13`],
		contact: { name: 'Lucien', phone: '06 39 98 12 34' },
		kept: { at: 'received' }
	});
	expect(choir?.standing).toBe('waiting');
	expect(choir?.items[0]?.with).toMatchObject([{ title: 'Loto', contact: { name: 'Lucien' } }]);
	const page = choir && (await db.bookings.get(choir.booking));
	expect(page?.comments).toMatchObject([{ text: 'Sinon le lendemain ?', byName: 'Odile' }]);
	expect(await db.claims.where('space').equals(space).count()).toBe(2);
	expect(await db.links.get(space)).toMatchObject({ at: 'local' });
});

test('[RS3] an example’s kit is made of its things, told by their names', async () => {
	const loaded = await send('loadExample', { example });
	if (!loaded.ok) throw new Error(loaded.refusal.type);
	const { space } = loaded.value;
	const things = () => db.resources.where('space').equals(space).toArray();
	await until(async () => expect(await things()).toHaveLength(3));
	const rows = await things();
	const idOf = (name: string) => rows.find((row) => row.name === name)?.id;
	expect(rows.find((row) => row.name === 'Toute la maison')?.body.parts).toEqual([
		{ resource: idOf('Grande salle'), quantity: 1 },
		{ resource: idOf('Petite salle'), quantity: 1 }
	]);
});

async function founded(): Promise<{ space: SpaceId; hall: string }> {
	const created = await send('createSpace', {
		name: 'Montbrun',
		association: { name: 'Foyer rural' },
		firstName: 'Odile'
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
	return { space, hall: added.value.resource };
}

async function book(space: SpaceId, purpose: string) {
	const association = (await db.spaces.get(space))?.actsFor;
	const [resource] = await db.resources.where('space').equals(space).toArray();
	if (association === undefined || resource === undefined) throw new Error('nothing to book');
	const asked = await send('askBooking', {
		space,
		booking: {
			association,
			lines: [{ resource: resource.id, quantity: 1 }],
			occurrences: [evening],
			purpose
		}
	});
	if (!asked.ok) throw new Error(asked.refusal.type);
	return asked.value;
}

const standingOf = async (booking: BookingId) =>
	(await db.occurrences.where('booking').equals(booking).first())?.standing;

test('[R3] before a relay was met, what is booked is only asked: free, or taken, as this phone knows', async () => {
	const { space } = await founded();
	const first = await book(space, 'Loto');
	await until(async () => expect(await standingOf(first.booking)).toBe('askedFree'));
	const second = await book(space, 'Chorale');
	await until(async () => expect(await standingOf(second.booking)).toBe('askedTaken'));
	expect((await db.bookings.get(first.booking))?.kept.at).toBe('phone');
	expect(await db.spaces.get(space)).toMatchObject({ metRelay: false, lastNumber: 0 });
	await until(async () => expect((await db.links.get(space))?.at).toBe('offline'));
});

test('[R1] taken back before it left, a booking is gone from every screen', async () => {
	const { space } = await founded();
	const { booking, gesture } = await book(space, 'Loto');
	await until(async () => expect(await db.bookings.get(booking)).toBeDefined());
	expect((await send('takeBack', { space, gesture })).ok).toBe(true);
	await until(async () => {
		expect(await db.bookings.get(booking)).toBeUndefined();
		expect(await db.occurrences.where('booking').equals(booking).count()).toBe(0);
		expect(await db.claims.where('booking').equals(booking).count()).toBe(0);
	});
});

test('a forgotten space leaves no row behind', async () => {
	const { space } = await founded();
	await book(space, 'Loto');
	await send('forgetSpace', { space, evenUnsent: true });
	for (const table of [db.bookings, db.occurrences, db.resources, db.members, db.people])
		expect(await table.where('space').equals(space).count()).toBe(0);
});
