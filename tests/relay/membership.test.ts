import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test, vi } from 'vitest';
import type { SpaceId } from '../../src/lib/domain/ids.ts';
import { keyOf, readFact } from '../../src/lib/register/text.ts';
import type { RelayOptions } from '../../sync-server/node/relay.ts';
import { Client } from '../../sync-server/testing/client.ts';
import { Device } from '../../sync-server/testing/device.ts';
import { foundSpace, join, newSecret, post } from '../../sync-server/testing/post.ts';
import { CLOSE } from '../../sync-server/wire/close.ts';
import { readCode, secretOf } from '../../sync-server/wire/code.ts';
import { joinBytes } from '../../sync-server/wire/requests.ts';
import { newDataDir, relayHere } from './here.ts';

// Some run the operator's command, a process of its own: a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const run = promisify(execFile);
const DAY = 86_400_000;

/** A space at a relay whose clock the test sets, and its founder's line. */
async function founded(options: RelayOptions = {}) {
	const clock = { at: Date.now() };
	const dataDir = newDataDir();
	const { url } = await relayHere({ dataDir, now: () => clock.at, ...options });
	const ada = new Device();
	const space = await foundSpace(url, ada);
	const line = new Client(url, `/sync/${space}/register`, ada.ticket(space, clock.at));
	await line.untilSynced();
	let count = line.log.length;
	/** Gives one fact and waits until it is in the log. */
	const say: typeof ada.say = (...about) => {
		const sealed = ada.say(...about);
		line.give([sealed]);
		return sealed;
	};
	const landed = async () => {
		count += 1;
		await line.untilEntries(count);
	};
	const invite = async (body: Partial<Parameters<typeof bodyOf>[0]> = {}) => {
		const { k, hash } = newSecret();
		const { text } = say(space, 'invitation.made', bodyOf({ hash, ...body }));
		await landed();
		return { k, key: keyOf(text) };
	};
	return { clock, dataDir, url, ada, space, line, say, landed, invite };
}

const bodyOf = (body: { hash: string; uses?: number; until?: number; lasts?: number }) => ({
	as: { role: 'gestionnaire' as const },
	uses: 1,
	until: 0,
	lasts: 7 * DAY,
	...body
});

const refusalOf = ({ body }: { body: unknown }): string => {
	const refusal: unknown = typeof body === 'object' && body && Reflect.get(body, 'refusal');
	const type: unknown = typeof refusal === 'object' && refusal && Reflect.get(refusal, 'type');
	return typeof type === 'string' ? type : 'taken';
};
const factsOf = (line: Client) =>
	line.log.flatMap(({ text }) => {
		const read = readFact(text);
		return read.ok ? [read.value.fact] : [];
	});

test('an invitation lasts from when the relay has it, whatever the clock of its author says', async () => {
	const { clock, url, invite } = await founded();
	// Its author's clock is decades behind: until: 0.
	const { k } = await invite({ lasts: 2 * DAY, uses: 2 });
	clock.at += 2 * DAY - 1000;
	expect(refusalOf(await join(url, new Device(), k))).toBe('taken');
	clock.at += 2000;
	expect(refusalOf(await join(url, new Device(), k))).toBe('InvitationExpired');
});

test('what a newcomer’s device is stands in its admission', async () => {
	const { url, line, landed, invite } = await founded();
	const { k } = await invite();
	const ben = new Device();
	const proof = ben.sign(joinBytes(k, ben.publicKey)).toString('base64url');
	const look = { sort: 'phone', system: 'android' };
	await post(url, '/api/join', { k, publicKey: ben.publicKey, proof, look });
	await landed();
	expect(factsOf(line).at(-1)?.body).toMatchObject({ publicKey: ben.publicKey, look });
});

test('a revoked phone is hung up on, comes back on nothing made before, and on an invitation made since', async () => {
	const { clock, url, ada, space, line, landed, invite } = await founded();
	const before = await invite({ uses: 9 });
	const ben = new Device();
	await join(url, ben, before.k);
	await landed();
	const bens = new Client(url, `/sync/${space}/register`, ben.ticket(space, clock.at));
	await bens.untilSynced();
	const admitted = line.log.at(-1);
	if (!admitted) throw new Error('not admitted');
	clock.at += 1000;
	line.give([
		ada.say(
			space,
			'device.revoked',
			{ device: ben.id },
			{ about: keyOf(admitted.text) as unknown as SpaceId }
		)
	]);
	await landed();
	expect(await bens.untilClosed()).toBe(CLOSE.deviceRevoked);
	expect(refusalOf(await join(url, ben, before.k))).toBe('DeviceRevoked');
	clock.at += 1000;
	const since = await invite();
	expect(refusalOf(await join(url, ben, since.k))).toBe('taken');
});

test('a recovery sheet lets a gestionnaire in, once, and says why it doesn’t', async () => {
	const { clock, url, space, say, line, landed } = await founded();
	const paper = newSecret();
	say(space, 'recovery.made', { hash: paper.hash });
	await landed();
	expect((await post(url, '/api/invitation', { k: paper.k })).body).toMatchObject({
		as: { role: 'gestionnaire' },
		sheet: true
	});
	const renewal = newSecret();
	say(space, 'recovery.made', { hash: renewal.hash });
	await landed();
	expect(refusalOf(await join(url, new Device(), renewal.k))).toBe('SheetNotYet');

	// Its maker comes back on a new phone, as themselves.
	const phone = new Device();
	const proof = phone.sign(joinBytes(paper.k, phone.publicKey)).toString('base64url');
	const body = { k: paper.k, publicKey: phone.publicKey, proof, again: true };
	expect((await post(url, '/api/join', body)).body).toMatchObject({ member: space });
	await landed();
	expect(factsOf(line).at(-1)).toMatchObject({ kind: 'device.admitted', body: { member: space } });
	// The answer was lost on the way: asked again, it is the same.
	expect((await post(url, '/api/join', body)).body).toMatchObject({ member: space });
	expect(refusalOf(await join(url, new Device(), paper.k))).toBe('SheetUsed');
	clock.at += 8 * DAY;
	expect(refusalOf(await join(url, new Device(), renewal.k))).toBe('SheetReplaced');
});

test('the operator readmits a gestionnaire while the relay runs: once, within a day, for all to see', async () => {
	const { clock, dataDir, url, space, line, landed } = await founded();
	const admin = (...args: string[]) =>
		run(process.execPath, ['sync-server/admin.ts', ...args], {
			env: { ...process.env, DATA_DIR: dataDir }
		});
	const ask = async () => {
		const { stdout } = await admin('readmit', space);
		const code = readCode(stdout.split('\n')[0] ?? '');
		if (!code.ok) throw new Error(stdout);
		return Buffer.from(await secretOf(code.value)).toString('base64url');
	};
	const k = await ask();
	const ben = new Device();
	expect((await post(url, '/api/invitation', { k })).body).toMatchObject({
		as: { role: 'gestionnaire' }
	});
	expect(refusalOf(await join(url, ben, k))).toBe('taken');
	await landed();
	expect(factsOf(line).at(-1)?.body).toEqual({ publicKey: ben.publicKey, operator: true });
	expect(refusalOf(await join(url, new Device(), k))).toBe('CodeUnknown');

	const late = await ask();
	clock.at += 2 * DAY;
	expect(refusalOf(await join(url, new Device(), late))).toBe('InvitationExpired');

	await expect(admin('readmit', 'unfounded-space-0000000')).rejects.toThrow(/no space/);
	await expect(admin('readmit', 'a'.repeat(22))).rejects.toThrow(/no space/);
});

test('of two who come at once with the operator’s code, one is let in', async () => {
	const { dataDir, url, space } = await founded();
	const { stdout } = await run(process.execPath, ['sync-server/admin.ts', 'readmit', space], {
		env: { ...process.env, DATA_DIR: dataDir }
	});
	const code = readCode(stdout.split('\n')[0] ?? '');
	if (!code.ok) throw new Error(stdout);
	const k = Buffer.from(await secretOf(code.value)).toString('base64url');
	const both = await Promise.all([join(url, new Device(), k), join(url, new Device(), k)]);
	expect(both.map(refusalOf).filter((said) => said === 'taken')).toHaveLength(1);
});

/** Shows a code from an address of one's choice, as a proxy would name it. */
const showFrom = (url: string, address: string, k: string) =>
	fetch(`${url}/api/invitation`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
		body: JSON.stringify({ k })
	}).then(async (response) => refusalOf({ body: await response.json() }));

test('many wrong codes at once are no more than as many', async () => {
	const { url } = await founded({ limits: { wrongCodes: 3 } });
	const said = await Promise.all(
		Array.from({ length: 12 }, async () =>
			refusalOf(await post(url, '/api/invitation', { k: newSecret().k }))
		)
	);
	expect(said.filter((one) => one === 'CodeUnknown')).toHaveLength(3);
	expect(said.filter((one) => one === 'TooManyTries')).toHaveLength(9);
});

test('when too many codes are wrong in all, an address has one try, and a right code is not kept waiting', async () => {
	const { url, invite } = await founded({
		trustProxy: true,
		limits: { wrongCodes: 10, wrongCodesInAll: 5 }
	});
	const { k } = await invite();
	for (let at = 0; at < 5; at += 1) {
		expect(await showFrom(url, `198.51.100.${String(at)}`, newSecret().k)).toBe('CodeUnknown');
	}
	expect(await showFrom(url, '198.51.100.0', newSecret().k)).toBe('TooManyTries');
	expect(await showFrom(url, '203.0.113.7', k)).toBe('taken');
	expect(await showFrom(url, '203.0.113.7', k)).toBe('taken');
	expect(await showFrom(url, '203.0.113.8', newSecret().k)).toBe('CodeUnknown');
	expect(await showFrom(url, '203.0.113.8', k)).toBe('TooManyTries');
});

test('of codes that no longer work a space says no more after a while; one that works still does', async () => {
	const { url, space, say, landed, invite } = await founded({
		trustProxy: true,
		limits: { staleCodes: 3 }
	});
	const gone = await invite();
	say(space, 'invitation.revoked', {}, { about: gone.key as unknown as SpaceId });
	await landed();
	const works = await invite();
	for (let at = 0; at < 3; at += 1) {
		expect(await showFrom(url, `198.51.100.${String(at)}`, gone.k)).toBe('InvitationRevoked');
	}
	expect(await showFrom(url, '198.51.100.9', gone.k)).toBe('TooManyTries');
	expect(await showFrom(url, '198.51.100.10', works.k)).toBe('taken');
});
