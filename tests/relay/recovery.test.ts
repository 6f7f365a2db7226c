import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { idFrom, type MemberId, type SheetId } from '../../src/lib/domain/ids.ts';
import { keyOf, readFact } from '../../src/lib/register/text.ts';
import { Client } from '../../sync-server/testing/client.ts';
import { Device } from '../../sync-server/testing/device.ts';
import { foundSpace, join as show, newSecret, post } from '../../sync-server/testing/post.ts';
import { CLOSE } from '../../sync-server/wire/close.ts';
import { newDataDir, relayHere } from './here.ts';

const DAY = 86_400_000;

/** Ada's space at a relay whose clock the test sets, and others who come in as gestionnaires. */
async function village() {
	const clock = { at: Date.now() };
	const { url } = await relayHere({ now: () => clock.at });
	const ada = new Device();
	const space = await foundSpace(url, ada);
	const lineOf = async (device: Device) => {
		const line = new Client(url, `/sync/${space}/register`, device.ticket(space, clock.at));
		await line.untilSynced();
		return line;
	};
	const adas = await lineOf(ada);
	const gestionnaire = async (): Promise<{ device: Device; line: Client; member: MemberId }> => {
		const device = new Device();
		const { k, hash } = newSecret();
		const as = { role: 'gestionnaire' as const };
		const before = adas.log.length;
		adas.give([ada.say(space, 'invitation.made', { as, hash, uses: 1, until: 0, lasts: 7 * DAY })]);
		await adas.untilEntries(before + 1);
		await show(url, device, k);
		await adas.untilEntries(before + 2);
		const admitted = keyOf(adas.log.at(-1)?.text ?? '');
		return { device, line: await lineOf(device), member: idFrom<MemberId>(admitted) };
	};
	return { clock, url, ada, space, adas, gestionnaire };
}

const refusalOf = ({ body }: { body: unknown }): string =>
	/"type":"(\w+)"/.exec(JSON.stringify(body))?.[1] ?? 'works';
const revocations = (line: Client) =>
	line.log.filter(({ text }) => {
		const read = readFact(text);
		return read.ok && read.value.fact.kind === 'device.revoked';
	});

test('a renewed sheet stands at once when another gestionnaire of seven days agrees on their own phone', async () => {
	const { clock, url, ada, space, adas, gestionnaire } = await village();
	const ben = await gestionnaire();
	clock.at += 8 * DAY;
	const zoe = await gestionnaire();
	const bens = new Client(url, `/sync/${space}/register`, ben.device.ticket(space, clock.at));
	await bens.untilSynced();
	const [old, renewal] = [newSecret(), newSecret()];
	const look = async ({ k }: { k: string }) => refusalOf(await post(url, '/api/invitation', { k }));
	const sheets = [old, renewal].map(({ hash }) => ada.say(space, 'recovery.made', { hash }));
	const count = adas.log.length;
	adas.give(sheets);
	await bens.untilEntries(count + 2);
	const about = idFrom<SheetId>(keyOf(sheets[1]?.text ?? ''));
	expect([await look(old), await look(renewal)]).toEqual(['works', 'SheetNotYet']);

	// Its maker's own word is none, nor is that of somebody who came in yesterday.
	adas.give([ada.say(space, 'recovery.agreed', {}, { about })]);
	zoe.line.give([zoe.device.say(space, 'recovery.agreed', {}, { about })]);
	await bens.untilEntries(count + 4);
	expect([await look(old), await look(renewal)]).toEqual(['works', 'SheetNotYet']);

	bens.give([ben.device.say(space, 'recovery.agreed', {}, { about })]);
	await adas.untilEntries(count + 5);
	expect([await look(old), await look(renewal)]).toEqual(['SheetReplaced', 'works']);
	expect(refusalOf(await show(url, new Device(), old.k))).toBe('SheetReplaced');
	expect(refusalOf(await show(url, new Device(), renewal.k))).toBe('works');
});

test('of two gestionnaires who revoke each other at once, the first number stands and the other is out', async () => {
	const { url, ada, space, adas, gestionnaire } = await village();
	const ben = await gestionnaire();
	const out = (by: Device, device: Device, about: string) =>
		by.say(space, 'device.revoked', { device: device.id }, { about: idFrom<MemberId>(about) });
	// The founder is the member that the space's own key names.
	const [hers, his] = [out(ada, ben.device, ben.member), out(ben.device, ada, space)];
	adas.give([hers]);
	ben.line.give([his]);
	const closed = await Promise.race([
		adas.untilClosed().then((code) => ({ code, loser: ada, winner: ben.device })),
		ben.line.untilClosed().then((code) => ({ code, loser: ben.device, winner: ada }))
	]);
	expect(closed.code).toBe(CLOSE.deviceRevoked);
	const { loser, winner } = closed;
	const left = Client.join(url, space, winner);
	await left.untilSynced();
	expect(revocations(left).map(({ text }) => text)).toEqual([
		winner === ada ? hers.text : his.text
	]);
	// Who was out first comes back with nothing, not even with what they had already written.
	const again = Client.join(url, space, loser);
	expect(await again.untilClosed()).toBe(CLOSE.deviceRevoked);
	const count = left.log.length;
	left.give([loser === ada ? hers : his, winner.say(space, 'words.written', { text: 'Reste' })]);
	await left.untilEntries(count + 1);
	expect(left.refusals.map(([, { type }]) => type)).toEqual(['DeviceRevoked']);
	expect(revocations(left)).toHaveLength(1);
});

test('[R1] what only a phone since revoked had still comes back to a restored relay, by its marks, and the phone stays out', async () => {
	const dataDir = newDataDir();
	const backup = join(newDataDir(), 'backup');
	const ada = new Device();
	const ben = new Device();
	let relay = await relayHere({ dataDir });
	const space = await foundSpace(relay.url, ada);
	const { k, hash } = newSecret();
	const first = Client.join(relay.url, space, ada);
	await first.untilSynced();
	first.give([
		ada.say(space, 'invitation.made', {
			as: { role: 'gestionnaire' },
			hash,
			uses: 1,
			until: 0,
			lasts: DAY
		})
	]);
	await first.untilEntries(2);
	await show(relay.url, ben, k);
	await first.untilEntries(3);
	const about = idFrom<MemberId>(keyOf(first.log[2]?.text ?? ''));
	await relay.close();
	cpSync(dataDir, backup, { recursive: true });

	relay = await relayHere({ dataDir });
	const [adas, bens] = [ada, ben].map((device) => Client.join(relay.url, space, device));
	if (adas === undefined || bens === undefined) throw new Error('nobody');
	await Promise.all([adas.untilSynced(), bens.untilSynced()]);
	adas.give([ada.say(space, 'words.written', { text: 'Lu par les deux' })]);
	await bens.untilEntries(4);
	adas.give([ada.say(space, 'device.revoked', { device: ben.id }, { about })]);
	expect(await bens.untilClosed()).toBe(CLOSE.deviceRevoked);
	await adas.untilEntries(5);
	await relay.close();

	const { url } = await relayHere({ dataDir: backup });
	const tuples = ({ log }: Client, from: number, to?: number) =>
		log.slice(from, to).map(({ number, mac, text }) => [number, mac, text]);
	const handIn = (entries: unknown, ticket?: string) =>
		post(url, '/api/hand-in', { space, room: 'register', generation: 1, entries, ticket });
	// Ada's phone brings the revocation alone: what was written before it is on Ben's only.
	expect((await handIn(tuples(adas, 4))).body).toMatchObject({ taken: 1 });
	const out = Client.join(url, space, ben, 'register', undefined, 2);
	expect(await out.untilClosed()).toBe(CLOSE.deviceRevoked);
	const [, ticket] = ben.ticket(space);
	const [number, mac] = tuples(bens, 3)[0] ?? [];
	const invented = [number, mac, ben.write('words.written', { text: 'Après coup' })];
	expect((await handIn([...tuples(bens, 3), invented], ticket)).body).toMatchObject({
		taken: 1,
		foreign: 1
	});
	const reader = Client.join(url, space, ada, 'register', undefined, 2);
	await reader.untilEntries(5);
	expect(reader.log.map(({ text }) => text).sort()).toEqual(
		adas.log.map(({ text }) => text).sort()
	);
	const still = Client.join(url, space, ben, 'register', undefined, 2);
	expect(await still.untilClosed()).toBe(CLOSE.deviceRevoked);
});
