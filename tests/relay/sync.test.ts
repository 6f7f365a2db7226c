import { expect, test } from 'vitest';
import { idFrom, type AssociationId, type SpaceId } from '../../src/lib/domain/ids.ts';
import { readLog } from '../../src/lib/register/log.ts';
import { keyOf } from '../../src/lib/register/text.ts';
import { Client } from '../../sync-server/testing/client.ts';
import { Device } from '../../sync-server/testing/device.ts';
import { foundSpace, join, newSecret, post } from '../../sync-server/testing/post.ts';
import { stockProvider } from '../../sync-server/testing/stock.ts';
import { CLOSE } from '../../sync-server/wire/close.ts';
import { relayHere } from './here.ts';
import { until } from '../until.ts';

const named = (name: string) => ({ name });

test('a stock provider with a valid ticket reads the log and has its envelopes taken', async () => {
	const { url } = await relayHere();
	const ada = new Device();
	const space = await foundSpace(url, ada);
	const { doc, provider } = stockProvider(url, space, ada.ticket(space));
	await until(() => expect(readLog(doc)).toHaveLength(1));

	const fact = ada.say(space, 'association.added', named('Foyer rural'));
	doc.getMap('facts').set(keyOf(fact.text), { ...fact });
	await until(() => expect(readLog(doc)).toHaveLength(2));
	expect(readLog(doc)[1]?.text).toBe(fact.text);
	provider.destroy();
});

test('what a stock provider wrote while away is taken when it connects', async () => {
	const { url } = await relayHere();
	const ada = new Device();
	const space = await foundSpace(url, ada);
	const { doc, provider } = stockProvider(url, space, ada.ticket(space));
	provider.disconnect();
	const fact = ada.say(space, 'association.added', named('Foyer rural'));
	doc.getMap('facts').set(keyOf(fact.text), { ...fact });
	provider.connect();
	await until(() => expect(readLog(doc).map(({ text }) => text)).toContain(fact.text));
	provider.destroy();
});

test('without a ticket a stock provider gets nothing and stops', async () => {
	const { url } = await relayHere();
	const ada = new Device();
	const space = await foundSpace(url, ada);
	const { doc, provider } = stockProvider(url, space, []);
	const code = await new Promise((resolve) => {
		provider.on('closed', (event: { code: number }) => resolve(event.code));
	});
	expect(code).toBe(CLOSE.ticketNotValid);
	expect(readLog(doc)).toEqual([]);
	expect(provider.synced).toBe(false);
	provider.destroy();
});

test.each<[string, number, (ada: Device, space: SpaceId) => [string, string[]]]>([
	[
		'an expired ticket',
		CLOSE.ticketNotValid,
		(ada, space) => [`/sync/${space}/register`, ada.ticket(space, Date.now() - 3_600_000)]
	],
	[
		'a ticket from an hour ahead',
		CLOSE.ticketNotValid,
		(ada, space) => [`/sync/${space}/register`, ada.ticket(space, Date.now() + 3_600_000)]
	],
	[
		'a ticket that lives for a day',
		CLOSE.ticketNotValid,
		(ada, space) => [`/sync/${space}/register`, ada.ticket(space, Date.now(), 86_400_000)]
	],
	[
		'a ticket for another space',
		CLOSE.ticketNotValid,
		(ada, space) => [`/sync/${space}/register`, ada.ticket(new Device().founding().space)]
	],
	[
		'a stranger',
		CLOSE.notMember,
		(_, space) => [`/sync/${space}/register`, new Device().ticket(space)]
	],
	[
		'an unknown space',
		CLOSE.unknownRoom,
		(ada) => {
			const { space } = new Device().founding();
			return [`/sync/${space}/register`, ada.ticket(space)];
		}
	],
	[
		'an unknown room',
		CLOSE.unknownRoom,
		(ada, space) => [`/sync/${space}/accounts`, ada.ticket(space)]
	]
])('%s is told why and gets nothing', async (_, code, knock) => {
	const { url } = await relayHere();
	const ada = new Device();
	const space = await foundSpace(url, ada);
	const client = new Client(url, ...knock(ada, space));
	expect(await client.untilClosed()).toBe(code);
	expect(client.received).toBe(0);
});

test('a ticket signed by another key is not valid', async () => {
	const { url } = await relayHere();
	const ada = new Device();
	const space = await foundSpace(url, ada);
	const [protocol, real] = ada.ticket(space);
	const [, forged] = new Device().ticket(space);
	const mixed = [...real.split('.').slice(0, 2), forged.split('.')[2]].join('.');
	const client = new Client(url, `/sync/${space}/register`, [protocol, mixed]);
	expect(await client.untilClosed()).toBe(CLOSE.ticketNotValid);
});

test('two phones end with the same log, in the same order', async () => {
	const { url } = await relayHere();
	const ada = new Device();
	const space = await foundSpace(url, ada);
	const one = Client.join(url, space, ada);
	const two = Client.join(url, space, ada);
	await Promise.all([one.untilSynced(), two.untilSynced()]);
	for (let n = 0; n < 20; n += 1) {
		one.give([ada.say(space, 'words.written', { text: `une ${String(n)}` })]);
		two.give([ada.say(space, 'words.written', { text: `deux ${String(n)}` })]);
	}
	await Promise.all([one.untilEntries(41), two.untilEntries(41)]);
	expect(one.log).toEqual(two.log);
	const numbers = one.log.map(({ number }) => number);
	expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
});

test('[R2] a fact that comes again is neither appended nor refused', async () => {
	const { url } = await relayHere();
	const ada = new Device();
	const space = await foundSpace(url, ada);
	const client = Client.join(url, space, ada);
	await client.untilSynced();
	const fact = ada.say(space, 'words.written', { text: 'Bonjour' });
	client.give([fact]);
	client.give([fact]);
	client.give([fact, ada.say(space, 'words.written', { text: 'Fin' })]);
	await client.until(() => client.log.at(-1)?.text.includes('Fin') === true);
	expect(client.log).toHaveLength(3);
	expect(client.refusals).toEqual([]);
});

test('[R5] a refused fact is told by its key and blocks nothing', async () => {
	const { url } = await relayHere();
	const ada = new Device();
	const space = await foundSpace(url, ada);
	const client = Client.join(url, space, ada);
	await client.untilSynced();
	const wrongRoom = ada.seal(space, ada.write('person.added', { name: 'Ada' }));
	const unreadable = { text: '{"v":1}', sig: 'x' };
	const large = { text: JSON.stringify('x'.repeat(65_600)), sig: 'x' };
	const newer = { text: '{"v":99}', sig: 'x' };
	const forged = ada.say(space, 'words.written', { text: 'moi' }, { by: new Device().id });
	const relays = ada.say(space, 'device.admitted', { publicKey: new Device().publicKey });
	const good = ada.say(space, 'words.written', { text: 'Bien' });
	client.give([wrongRoom, unreadable, large, newer, forged, relays, good]);
	await client.until(() => client.log.length === 2 && client.refusals.length === 6);
	expect(client.log[1]?.text).toBe(good.text);
	expect(new Map(client.refusals)).toEqual(
		new Map([
			[keyOf(wrongRoom.text), { type: 'WrongRoom' }],
			[keyOf(unreadable.text), { type: 'Unreadable' }],
			[keyOf(large.text), { type: 'TooLarge' }],
			[keyOf(newer.text), { type: 'NewerVersion' }],
			[keyOf(forged.text), { type: 'BadSignature' }],
			[keyOf(relays.text), { type: 'RoleMayNot' }]
		])
	);
});

test('bytes that are no message, and structs that hold no fact, change nothing', async () => {
	const { url } = await relayHere();
	const ada = new Device();
	const space = await foundSpace(url, ada);
	const client = Client.join(url, space, ada);
	await client.untilSynced();
	for (const bytes of [
		[],
		[0],
		[0, 2, 200],
		[0, 0, 3, 9, 9, 9],
		[0, 2, 4, 255, 255, 255, 255],
		[99]
	])
		client.send(Uint8Array.from(bytes));
	client.doc.getArray('log').push([[1, 'forged', 'entry']]);
	const witness = Client.join(url, space, ada);
	await witness.untilSynced();
	client.give([ada.say(space, 'words.written', { text: 'Encore là' })]);
	await witness.untilEntries(2);
	expect(witness.log.map(({ mac }) => mac)).not.toContain('forged');
});

test('an invited device joins, carries another’s facts, and is hung up on when revoked', async () => {
	const { url } = await relayHere();
	const ada = new Device();
	const bob = new Device();
	const space = await foundSpace(url, ada);
	const adas = Client.join(url, space, ada);
	await adas.untilSynced();
	const { k, hash } = newSecret();
	const until = Date.now() + 60_000;
	const foyer = ada.say(space, 'association.added', named('Foyer rural'));
	const association = idFrom<AssociationId>(keyOf(foyer.text));
	const as = { role: 'membre' as const, association };
	adas.give([foyer, ada.say(space, 'invitation.made', { hash, as, uses: 1, until })]);
	await adas.untilEntries(3);

	expect(await post(url, '/api/invitation', { k })).toEqual({
		status: 200,
		body: { spaceName: 'Lauragais', as, associationName: 'Foyer rural' }
	});
	const joined = await join(url, bob, k);
	expect(joined).toMatchObject({ status: 200, body: { space, device: bob.id, as } });
	// The answer was lost on the way: the same device asks again and is not counted twice.
	expect(await join(url, bob, k)).toMatchObject({ status: 200, body: { device: bob.id } });
	expect(await join(url, new Device(), k)).toMatchObject({
		status: 403,
		body: { refusal: { type: 'InvitationUsed' } }
	});
	await adas.untilEntries(4);
	expect(adas.log).toHaveLength(4);

	const bobs = Client.join(url, space, bob);
	const people = Client.join(url, space, bob, 'people');
	await Promise.all([bobs.untilSynced(), people.untilSynced()]);
	const carried = ada.say(space, 'words.written', { text: 'Portée par Bob' });
	const altered = { ...ada.say(space, 'words.written', { text: 'Autre' }), sig: carried.sig };
	bobs.give([carried, altered]);
	await bobs.until(() => bobs.log.length === 5 && bobs.refusals.length === 1);
	expect(bobs.log[4]?.text).toBe(carried.text);
	expect(bobs.refusals).toEqual([[keyOf(altered.text), { type: 'BadSignature' }]]);

	const member = (joined.body as { member: never }).member;
	adas.give([ada.say(space, 'device.revoked', { device: bob.id }, { about: member })]);
	expect(await bobs.untilClosed()).toBe(CLOSE.deviceRevoked);
	expect(await people.untilClosed()).toBe(CLOSE.deviceRevoked);
	const again = Client.join(url, space, bob);
	expect(await again.untilClosed()).toBe(CLOSE.deviceRevoked);
});

test('[R7] people is not served to a lecteur', async () => {
	const { url } = await relayHere();
	const ada = new Device();
	const reader = new Device();
	const space = await foundSpace(url, ada);
	const adas = Client.join(url, space, ada);
	await adas.untilSynced();
	const { k, hash } = newSecret();
	const foyer = ada.say(space, 'association.added', named('Foyer rural'));
	const as = { role: 'lecteur' as const, association: idFrom<AssociationId>(keyOf(foyer.text)) };
	const until = Date.now() + 60_000;
	adas.give([foyer, ada.say(space, 'invitation.made', { hash, as, uses: 1, until })]);
	await adas.untilEntries(3);
	await join(url, reader, k);
	const people = Client.join(url, space, reader, 'people');
	expect(await people.untilClosed()).toBe(CLOSE.notMember);
	const register = Client.join(url, space, reader);
	await register.untilSynced();
	register.give([reader.say(space, 'words.written', { text: 'Non' })]);
	await register.until(() => register.refusals.length === 1);
	expect(register.refusals[0]?.[1]).toEqual({ type: 'RoleMayNot' });
});
