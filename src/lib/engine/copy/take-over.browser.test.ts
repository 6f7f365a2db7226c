import { afterEach, beforeAll, expect, test } from 'vitest';
import {
	idFrom,
	type DeviceId,
	type InvitationId,
	type MemberId,
	type SpaceId
} from '../../domain/ids.ts';
import { armour, unarmour } from '../../formats/copy/armour.ts';
import { readThrough } from '../../formats/copy/read.ts';
import { createWriter } from '../../formats/copy/write.ts';
import { base64url } from '../../register/digest.ts';
import { appendToLog } from '../../register/log.ts';
import { bytesToSign, deviceIdOf } from '../../register/signature.ts';
import { FIRST_NUMBER } from '../../register/testing/space.fixture.ts';
import { Village } from '../../register/testing/village.fixture.ts';
import { db } from '../../store/db.ts';
import type { SpaceRow } from '../../store/rows.ts';
import { tell } from '../channel.ts';
import { thisDevice } from '../device.ts';
import { replicaName, ROOMS } from '../replica-names.ts';
import { errand, send } from '../send.ts';
import { startEngine } from '../start.ts';
import { openReplica } from '../worker/replica.ts';
import { bundleBytes, createGathering, verifyBundle, type Bundle } from './bundle.ts';
import { until } from '../../../../tests/until.ts';

beforeAll(() => startEngine());
afterEach(async () => {
	for (const { id } of await db.spaces.toArray())
		await send('forgetSpace', { space: id, evenUnsent: true });
});

/** Another phone, with a key of its own. */
async function otherPhone() {
	const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
		'sign'
	]);
	const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
	const publicKey = base64url(raw);
	const sign = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
		const how = { name: 'ECDSA', hash: 'SHA-256' };
		return base64url(new Uint8Array(await crypto.subtle.sign(how, pair.privateKey, bytes)));
	};
	return { id: idFrom<DeviceId>(deviceIdOf(publicKey) ?? ''), publicKey, sign };
}
type Other = Awaited<ReturnType<typeof otherPhone>>;

/** Ada lets the phone in, as responsable of the Foyer. */
function admit(v: Village, { publicKey }: Other): MemberId {
	const hash = 'H'.repeat(43);
	const as = { role: 'responsable', association: v.foyer } as const;
	const until = FIRST_NUMBER + 1e9;
	const made = v.say<'invitation.made', InvitationId>('Ada', 'invitation.made', {
		...{ hash, as, uses: 1, until }
	});
	return v.say('relay', 'device.admitted', { publicKey, invitation: made });
}

/** Puts the first entries of a log on this phone, as received. */
async function receive(v: Village, count: number, gone = 'nobody'): Promise<void> {
	for (const room of ROOMS) {
		const replica = await openReplica(replicaName(v.space, room));
		const entries = v.log
			.slice(0, count)
			.filter((one) => one.room === room && !one.entry.text.includes(gone));
		appendToLog(
			replica.doc,
			entries.map(({ entry }) => entry)
		);
		expect(await replica.stored()).toBe(true);
		await replica.close();
	}
	const row: SpaceRow = {
		...{ id: v.space, kind: 'shared', name: 'Val-Fleuri', device: (await thisDevice()).id },
		...{ zone: 'Europe/Paris' as SpaceRow['zone'], member: undefined, person: undefined },
		...{ roles: [], mayBringAssociation: false, actsFor: undefined, metRelay: true },
		...{ lastNumber: 0, quarantined: 0, needsRules: undefined, createdAt: 1, openedAt: 1 }
	};
	await db.spaces.add(row);
	tell({ type: 'spaces' });
	await until(async () => expect((await db.spaces.get(v.space))?.lastNumber).toBeGreaterThan(0));
}

async function handed(
	v: Village,
	giver: Other,
	from: number,
	carried: Bundle['carried'] = [],
	space: SpaceId = v.space
): Promise<Blob> {
	const told = v.log
		.slice(from)
		.map(({ room, entry: { number, mac, text } }): Bundle['told'][number] => [
			...([room, 1, number, mac, text] as const)
		]);
	const keys = [giver.publicKey];
	const after = { register: v.log[from - 1]?.entry.number ?? 0, people: 0 };
	const about = { space, name: 'Val-Fleuri', madeAt: 1, after };
	const sig = await giver.sign(await bundleBytes(about, { told, carried, keys }));
	const writer = await createWriter('bundle');
	await writer.rows('told', told);
	await writer.rows('carried', carried);
	await writer.rows('keys', keys);
	await writer.rows('about', [{ ...about, device: giver.id, sig }]);
	return armour(await writer.done(), 'Fichier de La Remise');
}

const logsOf = async (space: SpaceId) => {
	const { keptLog } = await import('./kept-log.ts');
	return Promise.all(ROOMS.map((room) => keptLog(replicaName(space, room))));
};

test('[R3] what another phone says is shown as its word, never as received, and stays out of the log', async () => {
	const v = new Village();
	const hall = v.resource('Ada', v.foyer);
	const giver = await otherPhone();
	admit(v, giver);
	const known = v.log.length;
	const told = v.ask('Ada', v.foyer, hall);
	await receive(v, known);
	const before = await logsOf(v.space);
	const text = v
		.write('Ada', 'person.added', { name: 'Zoé' })
		.text.replace(/"by":"[^"]+"/, `"by":"${giver.id}"`);
	const sig = await giver.sign(bytesToSign(v.space, 'people', text));
	const file = await handed(v, giver, known, [['people', text, sig]]);

	const taken = await errand('takeOver', { space: v.space, file });
	expect(taken).toMatchObject({ ok: true, value: { told: 1, carried: 1, gap: undefined } });
	await until(async () => expect(await db.bookings.get(told)).toBeDefined());
	expect((await db.bookings.get(told))?.kept).toMatchObject({ at: 'other', by: 'phone' });
	expect((await db.occurrences.where('booking').equals(told).first())?.standing).toBe('askedFree');
	expect((await db.people.toArray()).find(({ name }) => name === 'Zoé')?.kept.at).toBe('other');
	expect(await logsOf(v.space)).toEqual(before);
	expect(await db.outbox.where('space').equals(v.space).count()).toBe(0);

	// Once more, and by somebody in between: nothing is doubled.
	expect(await errand('takeOver', { space: v.space, file })).toMatchObject({
		ok: true,
		value: { told: 0, carried: 0 }
	});
	const again = await errand('handOver', {
		...{ space: v.space, all: true, people: true, words: 'x' }
	});
	if (!again.ok) throw new Error(again.refusal.type);
	expect(again.value).toMatchObject({ entries: v.log.length, unsent: 1 });
	const gathering = createGathering();
	const read = await readThrough(await unarmour(again.value.file), {
		kind: 'bundle',
		visit: (part) => gathering.take(part)
	});
	expect(read.ok).toBe(true);
	const verified = await verifyBundle(gathering.done());
	expect(verified?.giver).toBe((await thisDevice()).id);
	expect(verified?.facts.map(({ by }) => by)).toEqual([giver.id]);
});

test('[R7] what was erased here is not taken back from another phone', async () => {
	const v = new Village();
	const person = v.say('Ada', 'person.added', { name: 'Odile', phone: '06 39 98 12 34' });
	v.say(
		'Ada',
		'person.erased',
		{ person: idFrom(person), keys: [idFrom(person)] },
		{ about: v.space }
	);
	const giver = await otherPhone();
	admit(v, giver);
	// This phone's own copy has let go of it; the other phone's hasn't.
	await receive(v, v.log.length, 'Odile');
	expect((await errand('takeOver', { space: v.space, file: await handed(v, giver, 1) })).ok).toBe(
		true
	);
	expect(JSON.stringify(await db.beside.toArray())).not.toContain('Odile');
});

test('a file of another space, of a phone put out, altered or no such file: a sentence, and nothing kept', async () => {
	const v = new Village();
	const giver = await otherPhone();
	const member = admit(v, giver);
	const known = v.log.length;
	v.say('Ada', 'device.revoked', { device: giver.id }, { about: member });
	await receive(v, v.log.length);
	const other = new Village();
	const elsewhere = idFrom<SpaceId>(other.founder.split('').reverse().join(''));
	const file = await handed(v, giver, known);
	const whole = await createWriter('copy');
	const text = await file.text();
	const refusals = [
		[await handed(v, giver, known, [], elsewhere), 'CopyOfAnother'],
		[file, 'HandedByRevoked'],
		[new Blob([text.slice(0, text.length - 40)]), 'CopyDamaged'],
		[await whole.done(), 'CopyWhole'],
		[new Blob(['PK\u0003\u0004']), 'CopyNone'],
		[new Blob([new Uint8Array(50 * 1024 * 1024)]), 'CopyTooLarge']
	] as const;
	for (const [chosen, type] of refusals)
		expect(await errand('takeOver', { space: v.space, file: chosen })).toMatchObject({
			ok: false,
			refusal: { type }
		});
	expect(await db.beside.count()).toBe(0);
});

test('[R1] what was handed over can’t be taken back any more, and is still to be sent', async () => {
	const created = await send('createSpace', {
		...{ name: 'Montbrun', association: { name: 'Foyer rural' }, firstName: 'Odile' }
	});
	if (!created.ok) throw new Error(created.refusal.type);
	const { space } = created.value;
	const added = await send('addPerson', { space, name: 'Zoé' });
	if (!added.ok) throw new Error(added.refusal.type);
	const unsent = await db.outbox.where('space').equals(space).count();
	const made = await errand('handOver', { space, all: false, people: false, words: 'x' });
	expect(made).toMatchObject({ ok: true, value: { entries: 0 } });
	// Without names and numbers, whoever may only read can take it.
	expect(made.ok && made.value.unsent).toBeLessThan(unsent);
	expect(await db.outbox.where('space').equals(space).count()).toBe(unsent);
	expect(await send('takeBack', { space, gesture: added.value.gesture })).toMatchObject({
		ok: false,
		refusal: { type: 'NotUndoable' }
	});
});
