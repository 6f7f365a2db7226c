import { afterEach, beforeEach, expect, test } from 'vitest';
import type {
	AssociationId,
	BookingId,
	FactKey,
	ResourceId,
	SpaceId,
	WordsId
} from '../../domain/ids.ts';
import type { LocalDateTime } from '../../domain/time/types.ts';
import { fromBase64url } from '../../register/digest.ts';
import { bytesToSign } from '../../register/signature.ts';
import { readFact } from '../../register/text.ts';
import { db } from '../../store/db.ts';
import { thisDevice } from '../device.ts';
import { run } from './run.ts';
import { keepStroke } from '../../store/strokes.ts';

// Not a full database: what one phone has just after its first minute.
let space: SpaceId;
const local = (text: string) => text as LocalDateTime;
// An import names its association; the id a form would give is not read.
const aboutToBeMade = '0000000000000000000000' as AssociationId;

async function create() {
	const created = await run('createSpace', {
		name: ' Foyer  de Montbrun ',
		association: { name: 'Foyer rural' },
		firstName: 'Odile',
		phone: '05 36 49 12 34'
	});
	if (!created.ok) throw new Error(created.refusal.type);
	return created.value;
}

const facts = async () => {
	const rows = await db.outbox.where('space').equals(space).sortBy('seq');
	return rows.map((row) => {
		const read = readFact(row.text, row.key);
		if (!read.ok) throw new Error(read.refusal.type);
		return read.value.fact;
	});
};

beforeEach(async () => {
	space = (await create()).space;
});
afterEach(async () => {
	await Promise.all(db.tables.filter(({ name }) => name !== 'settings').map((t) => t.clear()));
});

test('the database asks for strict durability', () => {
	expect(db._options.chromeTransactionDurability).toBe('strict');
});

test('a space is founded with no network: its facts and its row are on disk when the command ends', async () => {
	expect((await facts()).map((fact) => fact.kind)).toEqual([
		'space.founded',
		'association.added',
		'person.added',
		'member.introduced'
	]);
	const row = await db.spaces.get(space);
	expect(row).toMatchObject({ name: 'Foyer de Montbrun', metRelay: false, kind: 'shared' });
	expect(row?.roles).toHaveLength(2);
	const rooms = await db.outbox.where('space').equals(space).sortBy('seq');
	expect(rooms.map((kept) => kept.room)).toEqual(['register', 'register', 'people', 'register']);
	expect(rooms[0]?.key).toBe(space);
});

test('[R2] each row carries the signature of this phone over space, room and text', async () => {
	const device = await thisDevice();
	const raw = fromBase64url(device.publicKey);
	if (raw === undefined) throw new Error('no key');
	const curve = { name: 'ECDSA', namedCurve: 'P-256' };
	const key = await crypto.subtle.importKey('raw', raw, curve, true, ['verify']);
	for (const row of await db.outbox.toArray()) {
		const sig = fromBase64url(row.sig);
		const bytes = bytesToSign(space, row.room, row.text);
		const how = { name: 'ECDSA', hash: 'SHA-256' };
		expect(sig && (await crypto.subtle.verify(how, key, sig, bytes))).toBe(true);
	}
});

test('the phone keeps one key, and nobody can take it out', async () => {
	const [one, two] = await Promise.all([thisDevice(), thisDevice()]);
	expect(one.id).toBe(two.id);
	const row = await db.settings.get('device');
	const value = row?.value;
	const key = typeof value === 'object' && value !== null && Reflect.get(value, 'privateKey');
	if (!(key instanceof CryptoKey)) throw new Error('no key kept');
	expect(key.extractable).toBe(false);
	await expect(crypto.subtle.exportKey('pkcs8', key)).rejects.toThrow();
});

async function addChairs(capacity = 120) {
	const row = await db.spaces.get(space);
	const association = row?.actsFor;
	if (association === undefined) throw new Error('no association');
	const added = await run('addResource', {
		space,
		resource: { kind: 'equipment', association, name: 'Chaises', capacity, remarks: 'Pliantes.' }
	});
	return { association, added };
}

/** What the engine would have projected: the row a booking is checked against. */
async function project(resource: ResourceId, association: string, here = space) {
	const row = { id: resource, space: here, retired: false, name: 'Chaises', association };
	await db.table('resources').put(row);
}

test('[R7] free text becomes a fact of its own, and both are one gesture', async () => {
	const { added } = await addChairs();
	expect(added.ok).toBe(true);
	const [words, resource] = (await facts()).slice(-2);
	expect(words).toMatchObject({ kind: 'words.written', body: { text: 'Pliantes.' } });
	const rows = await db.outbox.orderBy('seq').toArray();
	const [wordsRow, resourceRow] = rows.slice(-2);
	expect(resource?.kind === 'resource.added' && resource.body.remarks).toBe(wordsRow?.key);
	expect(wordsRow?.gesture).toBe(resourceRow?.gesture);
	expect(added.ok && added.value.gesture).toBe(resourceRow?.gesture);
});

test('[T1] [BK1] a booking keeps wall time and the instants it means', async () => {
	const { added, association } = await addChairs();
	if (!added.ok) throw new Error(added.refusal.type);
	await project(added.value.resource, association);
	const asked = await run('askBooking', {
		space,
		booking: {
			association,
			lines: [{ resource: added.value.resource, quantity: 80 }],
			occurrences: [{ start: local('2027-06-13T14:00'), end: local('2027-06-13T23:00') }],
			purpose: 'Kermesse',
			contact: { name: 'Lucien', phone: '06 39 98 12 34' }
		}
	});
	expect(asked.ok).toBe(true);
	const booking = (await facts()).at(-1);
	if (booking?.kind !== 'booking.asked') throw new Error('not asked');
	expect(booking.body.occurrences[0]?.range).toEqual({
		start: '2027-06-13T14:00',
		end: '2027-06-13T23:00',
		zone: 'Europe/Paris',
		from: Date.UTC(2027, 5, 13, 12),
		to: Date.UTC(2027, 5, 13, 21)
	});
	const rooms = (await db.outbox.orderBy('seq').toArray()).slice(-3).map((row) => row.room);
	expect(rooms).toEqual(['register', 'people', 'register']);
});

test('what makes no sense is refused in words, and nothing is written', async () => {
	const before = await db.outbox.count();
	const { association } = { association: (await db.spaces.get(space))?.actsFor };
	if (association === undefined) throw new Error('no association');
	const resource = { kind: 'room', association, name: '  ', capacity: 1 } as const;
	expect(await run('addResource', { space, resource })).toEqual({
		ok: false,
		refusal: { type: 'NameMissing' }
	});
	const half = { ...resource, name: 'Salle', capacity: 1.5 };
	expect(await run('addResource', { space, resource: half })).toMatchObject({
		refusal: { type: 'NotWholeQuantity' }
	});
	const long = { ...resource, name: 'Salle', remarks: 'x'.repeat(4001) };
	expect(await run('addResource', { space, resource: long })).toMatchObject({
		refusal: { type: 'TextTooLong', most: 4000 }
	});
	const wide = { ...resource, name: 'x'.repeat(121) };
	expect(await run('addResource', { space, resource: wide })).toMatchObject({
		refusal: { type: 'NotWellFormed', field: 'name' }
	});
	expect(await db.outbox.count()).toBe(before);
});

test('[R1] what has not left the phone is taken back whole, what has is not', async () => {
	const before = await db.outbox.count();
	const { added } = await addChairs();
	if (!added.ok) throw new Error(added.refusal.type);
	expect(await db.outbox.count()).toBe(before + 2);
	expect((await run('takeBack', { space, gesture: added.value.gesture })).ok).toBe(true);
	expect(await db.outbox.count()).toBe(before);

	const again = await addChairs();
	if (!again.added.ok) throw new Error(again.added.refusal.type);
	const { gesture } = again.added.value;
	await db.outbox.where('gesture').equals(gesture).modify({ sent: true });
	expect(await run('takeBack', { space, gesture })).toMatchObject({
		refusal: { type: 'NotUndoable' }
	});
	expect(await db.outbox.count()).toBe(before + 2);
});

test('[R1] what more was built on is not taken back: the later facts would wait for it for ever', async () => {
	const { added, association } = await addChairs();
	if (!added.ok) throw new Error(added.refusal.type);
	await project(added.value.resource, association);
	const asked = await run('askBooking', {
		space,
		booking: {
			association,
			lines: [{ resource: added.value.resource, quantity: 1 }],
			occurrences: [{ start: local('2027-06-13T14:00'), end: local('2027-06-13T23:00') }]
		}
	});
	if (!asked.ok) throw new Error(asked.refusal.type);
	const before = await db.outbox.count();
	expect(await run('takeBack', { space, gesture: added.value.gesture })).toMatchObject({
		refusal: { type: 'NotUndoable' }
	});
	expect(await db.outbox.count()).toBe(before);
	// The other way round both go.
	expect((await run('takeBack', { space, gesture: asked.value.gesture })).ok).toBe(true);
	expect((await run('takeBack', { space, gesture: added.value.gesture })).ok).toBe(true);
});

test('a withdrawal waits ten seconds on the phone, reason and all', async () => {
	const { added, association } = await addChairs();
	if (!added.ok) throw new Error(added.refusal.type);
	await project(added.value.resource, association);
	const asked = await run('askBooking', {
		space,
		booking: {
			association,
			lines: [{ resource: added.value.resource, quantity: 1 }],
			occurrences: [{ start: local('2027-06-13T14:00'), end: local('2027-06-13T23:00') }]
		}
	});
	if (!asked.ok) throw new Error(asked.refusal.type);
	const { booking } = asked.value;
	const gone = await run('withdrawBooking', { space, booking, scope: {}, reason: 'Orage' });
	if (!gone.ok) throw new Error(gone.refusal.type);
	const rows = await db.outbox.where('gesture').equals(gone.value.gesture).toArray();
	expect(rows).toHaveLength(2);
	for (const row of rows) {
		expect(row.notBefore - row.at).toBe(10_000);
		expect(row.entity).toBe(booking);
	}
});

test('a full disk is said, and the gesture is written whole or not at all', async () => {
	const before = await db.outbox.count();
	let left = 1;
	// The border: the second row of the gesture finds no more room.
	const full = (): void => {
		if (left-- <= 0) throw new DOMException('full', 'QuotaExceededError');
	};
	db.outbox.hook('creating', full);
	const { added } = await addChairs();
	db.outbox.hook('creating').unsubscribe(full);
	expect(added).toEqual({ ok: false, refusal: { type: 'DiskFull' } });
	expect(await db.outbox.count()).toBe(before);
});

test('a closed database is said', async () => {
	db.close({ disableAutoOpen: true });
	const { refusal } = { refusal: await run('addPerson', { space, name: 'Jeanne' }) };
	await db.open();
	expect(refusal).toEqual({ ok: false, refusal: { type: 'StorageGone' } });
});

test('an invitation gives a code and a link, and its fact only a hash', async () => {
	const made = await run('makeInvitation', { space, as: { role: 'own' } });
	if (!made.ok) throw new Error(made.refusal.type);
	expect(made.value.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
	expect(made.value.link).toBe(`${location.origin}/rejoindre#${made.value.code}`);
	const fact = (await facts()).at(-1);
	if (fact?.kind !== 'invitation.made') throw new Error('not made');
	expect(fact.body.hash).toMatch(/^[\w-]{43}$/);
	expect(JSON.stringify(fact)).not.toContain(made.value.code);
});

test('without a relay, joining says so', async () => {
	expect(await run('joinSpace', { code: '01Z0A JMPVZ' })).toEqual({
		ok: false,
		refusal: { type: 'RelayAway' }
	});
	expect(await run('joinSpace', { code: 'bonjour' })).toMatchObject({
		refusal: { type: 'CodeMalformed' }
	});
});

test('an import is one batch, and makes each association and each référent once', async () => {
	const row = (id: string, associationName: string) => ({
		resource: {
			kind: 'equipment' as const,
			association: aboutToBeMade,
			name: `Table ${id}`,
			capacity: 20,
			stewards: [{ name: 'M. Ferrand', phone: '06 39 98 45 67' }]
		},
		associationName,
		source: { system: 'inventaire.csv', id }
	});
	const rows = [row('1', 'Comité des fêtes'), row('2', 'comite des fetes'), row('3', 'Foyer')];
	const imported = await run('importResources', { space, rows });
	expect(imported).toMatchObject({ ok: true, value: { added: 3, updated: 0 } });
	const written = (await facts()).slice(4);
	expect(written.filter((fact) => fact.kind === 'association.added')).toHaveLength(2);
	expect(written.filter((fact) => fact.kind === 'person.added')).toHaveLength(1);
	expect(new Set(written.map((fact) => fact.batch)).size).toBe(1);
});

test('[R7] forgetting a space is refused while facts wait, unless one insists; what was begun in its forms goes along', async () => {
	keepStroke({ id: `booking/new/${space}`, space, savedAt: 1, value: { note: 'Clé chez Cam' } });
	const begun = () => Object.keys(localStorage).filter((name) => name.includes(space));
	expect(await run('forgetSpace', { space })).toEqual({
		ok: false,
		refusal: { type: 'NotSentYet', count: 4 }
	});
	expect(begun()).toHaveLength(1);
	expect((await run('forgetSpace', { space, evenUnsent: true })).ok).toBe(true);
	expect(begun()).toEqual([]);
	expect(await db.outbox.count()).toBe(0);
	expect(await db.spaces.count()).toBe(0);
});

test('one photo in two spaces is kept and sent for each, and holds back forgetting either', async () => {
	const png = Uint8Array.from('\u0089PNG\r\n\u001a\n', (letter) => letter.charCodeAt(0));
	const kept: SpaceId[] = [];
	for (const made of [await create(), await create()]) {
		const association = (await db.spaces.get(made.space))?.actsFor;
		if (association === undefined) throw new Error('no association');
		const resource = { kind: 'equipment', name: 'Barnum', association, capacity: 1 } as const;
		const added = await run('addResource', { space: made.space, resource });
		if (!added.ok) throw new Error(added.refusal.type);
		await project(added.value.resource, association, made.space);
		const about = { space: made.space, resource: added.value.resource };
		expect(await run('attachFile', { ...about, role: 'photo', bytes: png })).toMatchObject({
			ok: true
		});
		kept.push(made.space);
	}
	const blobs = await db.blobs.where('unsent').equals(1).toArray();
	for (const { hash, space: of, size, type } of blobs) {
		const files = [{ id: 'f', role: 'photo', hash, size, type }];
		await db.table('resources').where('space').equals(of).modify({ files });
	}
	expect(blobs.map((blob) => blob.space).toSorted()).toEqual(kept.toSorted());
	// The facts have gone; the bytes have not.
	await db.outbox.clear();
	const [first, second] = kept;
	if (!first || !second) throw new Error('two spaces were made');
	expect(await run('forgetSpace', { space: first })).toEqual({
		ok: false,
		refusal: { type: 'NotSentYet', count: 1 }
	});
	expect((await run('forgetSpace', { space: first, evenUnsent: true })).ok).toBe(true);
	expect((await db.blobs.toArray()).map((blob) => blob.space)).toEqual([second]);
});

test('whoever doesn’t keep the inventory neither names nor removes its photos and papers', async () => {
	const { association, added } = await addChairs();
	if (!added.ok) throw new Error(added.refusal.type);
	const { resource } = added.value;
	await project(resource, association);
	await db.spaces.update(space, { roles: [{ role: 'lecteur', association }] });
	const before = (await facts()).length;
	const file = 'AAAAAAAAAAAAAAAAAAAAAA' as FactKey;
	for (const done of [
		await run('captionFile', { space, resource, file, caption: 'La clé' }),
		await run('removeFile', { space, resource, file })
	]) {
		expect(done).toEqual({ ok: false, refusal: { type: 'RoleMayNot' } });
	}
	expect(await facts()).toHaveLength(before);
});

test('a reader introduces nobody: the list of people is not theirs', async () => {
	const before = (await facts()).length;
	const roles = [{ role: 'lecteur', association: aboutToBeMade } as const];
	await db.spaces.update(space, { roles });
	expect(await run('introduceMyself', { space, firstName: 'Lucie' })).toEqual({
		ok: false,
		refusal: { type: 'RoleMayNot' }
	});
	expect(await facts()).toHaveLength(before);
});

test('[R7] a gestionnaire erases somebody or a text by a fact that names its key; nobody else does', async () => {
	const person = (await db.spaces.get(space))?.person;
	if (person === undefined) throw new Error('nobody here');
	const words = '0000000000000000000000' as WordsId;
	expect((await run('erasePerson', { space, person })).ok).toBe(true);
	expect((await run('eraseWords', { space, words })).ok).toBe(true);
	const erased = (await facts()).filter(({ kind }) => kind === 'person.erased');
	expect(erased.map(({ body }) => body)).toEqual([{ person, keys: [person] }, { keys: [words] }]);
	await db.spaces.update(space, { roles: [] });
	expect(await run('erasePerson', { space, person })).toMatchObject({ ok: false });
});

test('[BK8] [BK11] who decides on a thing may refuse what was confirmed; nobody else may', async () => {
	const booking = 'b'.repeat(22) as BookingId;
	const wish = 'w'.repeat(22) as FactKey;
	const confirmed = { id: booking, space, iDecide: false, wish: { key: wish } };
	const refuse = () => run('refuseBooking', { space, booking, wish, scope: {} });
	await db.table('bookings').put({ ...confirmed, items: [{ mayDecide: true }] });
	expect(await refuse()).toMatchObject({ ok: true });
	await db.table('bookings').put({ ...confirmed, items: [{}] });
	expect(await refuse()).toEqual({ ok: false, refusal: { type: 'RoleMayNot' } });
});

test('[BK11] [R6] what a booking is for changes by the fields that were said, refused before it is hopeless', async () => {
	const booking = 'b'.repeat(22) as BookingId;
	await db.table('bookings').put({ id: booking, space, iChange: true });
	const change = { purpose: 'Loto', note: null, contact: { name: 'Lucien' } };
	const before = (await facts()).length;
	const changed = await run('changeBooking', { space, booking, change });
	if (!changed.ok) throw new Error(changed.refusal.type);
	const [words, person, said] = (await facts()).slice(before);
	const [wordsRow, personRow, row] = (await db.outbox.orderBy('seq').toArray()).slice(-3);
	expect([words?.kind, person?.kind]).toEqual(['words.written', 'person.added']);
	expect(said).toMatchObject({
		kind: 'booking.changed',
		about: booking,
		body: { purpose: wordsRow?.key, note: null, contact: personRow?.key }
	});
	expect(Object.keys(said?.body ?? {})).toHaveLength(3);
	// All of it waits on the phone, so that all of it can be taken back (R1).
	for (const one of [wordsRow, personRow, row])
		expect((one?.notBefore ?? 0) - (one?.at ?? 0)).toBe(10_000);
	expect(await run('takeBack', { space, gesture: changed.value.gesture })).toMatchObject({
		ok: true
	});

	const refusalOf = async (other: object) => {
		const done = await run('changeBooking', { space, booking, change: other });
		return done.ok ? undefined : done.refusal.type;
	};
	expect(await refusalOf({ headcount: 2.5 })).toBe('NotWholeQuantity');
	expect(await refusalOf({ purpose: 'x'.repeat(4001) })).toBe('TextTooLong');
	await db.spaces.update(space, { roles: [] });
	expect(await refusalOf({ association: aboutToBeMade })).toBe('RoleMayNot');
	await db.bookings.update(booking, { iChange: false });
	expect(await refusalOf({ headcount: 2 })).toBe('RoleMayNot');
	expect(await facts()).toHaveLength(before);
});
