import { expect, test } from 'vitest';
import { idFrom, type MemberId } from '../../src/lib/domain/ids.ts';
import { keyOf } from '../../src/lib/register/text.ts';
import type { Sealed } from '../../src/lib/register/envelope.ts';
import { Client } from '../../sync-server/testing/client.ts';
import { foundSpace, post, type Said } from '../../sync-server/testing/post.ts';
import { Besieged } from './besieged.ts';

type Room = 'register' | 'people';

const carry = (village: Besieged, facts: readonly Sealed[], room: Room = 'register') =>
	post(village.url, '/api/carry', {
		space: village.space,
		room,
		facts: facts.map(({ text, sig }) => [text, sig])
	});

/** What the relay says of each fact, in the order of what it was brought. */
function saidOf({ body }: Said, facts: readonly Sealed[]): unknown[] {
	const { outcomes } = body as { outcomes: [string, { type: string } | null][] };
	const by = new Map(outcomes);
	return facts.map(({ text }) => by.get(keyOf(text))?.type ?? by.get(keyOf(text)));
}

/** The space's texts by now, as an honest phone has them. */
async function textsOf(village: Besieged, room: Room = 'register'): Promise<string[]> {
	const client = Client.join(village.url, village.space, village.founder, room);
	await client.untilSynced();
	const texts = client.log.map(({ text }) => text);
	await client.close();
	return texts;
}

test('[R1] [R2] what somebody signed is numbered as theirs, whoever brings it, in its order and once', async () => {
	const village = await Besieged.begin();
	const { space, membre, founder } = village;
	const said = ['une', 'deux'].map((text) => membre.say(space, 'words.written', { text }));
	const other = founder.say(space, 'words.written', { text: 'trois' });
	// No ticket, no membership, no key: a stranger is as good a carrier as anybody.
	expect(saidOf(await carry(village, [...said, other]), [...said, other])).toEqual([
		null,
		null,
		null
	]);
	// Again, by another carrier, and by the author: known by its key.
	expect(saidOf(await carry(village, said), said)).toEqual([null, null]);
	const own = Client.join(village.url, space, membre);
	await own.untilSynced();
	own.give(said);
	const last = membre.say(space, 'words.written', { text: 'quatre' });
	own.give([last]);
	await own.until(() => own.log.some(({ text }) => text === last.text));
	expect(own.refusals).toEqual([]);
	await own.close();
	const wanted = [...said, other, last].map(({ text }) => text);
	expect((await textsOf(village)).filter((text) => wanted.includes(text))).toEqual(wanted);
});

test('forged, altered, of another space, room or key: none is numbered', async () => {
	const village = await Besieged.begin();
	const { space, membre, stranger, founder } = village;
	const elsewhere = await foundSpace(village.url, founder);
	const honest = membre.say(space, 'words.written', { text: 'honnête' });
	const byMembre = stranger.write('words.written', { text: 'au nom de' }, { by: membre.id });
	const forged = stranger.seal(space, byMembre);
	const altered = { ...honest, text: honest.text.replace('honnête', 'malhonnête') };
	const replayed = founder.say(elsewhere, 'words.written', { text: 'là-bas' });
	const unsigned = { ...honest, sig: 'A'.repeat(86) };
	const relays = founder.seal(
		space,
		founder.write('words.written', { text: 'x' }, { by: 'relay' })
	);
	const wrongRoom = founder.say(space, 'person.added', { name: 'Zoé' });
	const unknown = stranger.say(space, 'words.written', { text: 'inconnu' });
	const again = founder.founding('Encore');
	const before = await textsOf(village);
	await village.withstands(async () => {
		const bad = [forged, altered, replayed, unsigned, relays, wrongRoom, unknown, again.sealed];
		expect(saidOf(await carry(village, bad), bad)).toEqual([
			'BadSignature',
			'BadSignature',
			'BadSignature',
			'BadSignature',
			'BadSignature',
			'WrongRoom',
			'NotMember',
			'BadSignature'
		]);
		const { status } = await post(village.url, '/api/carry', {
			space: again.space,
			room: 'register',
			facts: [[honest.text, honest.sig]]
		});
		expect(status).toBe(403);
	});
	const texts = await textsOf(village);
	for (const text of before) expect(texts).toContain(text);
	expect(texts.join()).not.toMatch(/au nom de|malhonnête|là-bas|inconnu|Encore/);
	// The honest one, brought before its forgeries or after, is taken.
	expect(saidOf(await carry(village, [honest]), [honest])).toEqual([null]);
});

test('what someone signed before their access was withdrawn, brought afterwards, is not numbered', async () => {
	const village = await Besieged.begin();
	const { space, membre, founder } = village;
	const early = membre.say(space, 'words.written', { text: 'avant' });
	const owner = Client.join(village.url, space, founder);
	await owner.untilSynced();
	const admitted = owner.log
		.map(({ text }) => JSON.parse(text) as { kind: string; body: { publicKey?: string } })
		.findIndex(
			({ kind, body }) => kind === 'device.admitted' && body.publicKey === membre.publicKey
		);
	const member = keyOf(owner.log[admitted]?.text ?? '');
	const out = founder.say(
		space,
		'device.revoked',
		{ device: membre.id },
		{ about: idFrom<MemberId>(member) }
	);
	owner.give([out]);
	await owner.until(() => owner.log.some(({ text }) => text === out.text));
	await owner.close();
	await village.withstands(async () => {
		expect(saidOf(await carry(village, [early]), [early])).toEqual(['DeviceRevoked']);
	});
});

test('a reader’s word goes no further by being carried', async () => {
	const village = await Besieged.begin();
	const { space, lecteur } = village;
	const said = lecteur.say(space, 'words.written', { text: 'je lis' });
	expect(saidOf(await carry(village, [said]), [said])).toEqual(['RoleMayNot']);
});

test('too much at once, or what is no request at all, is turned away unread', async () => {
	const village = await Besieged.begin({ limits: { carriedPerMinute: 8 } });
	const { space, founder } = village;
	const fact = (text: string) => founder.say(space, 'words.written', { text });
	await village.withstands(async () => {
		const many = Array.from({ length: 401 }, () => fact('x'));
		expect((await carry(village, many)).status).toBe(400);
		expect((await carry(village, [])).status).toBe(400);
		const large = Array.from({ length: 6 }, () => fact('x'.repeat(44_000)));
		expect((await carry(village, large)).status).toBe(413);
		const huge = founder.seal(space, `"${'x'.repeat(70_000)}"`);
		expect(saidOf(await carry(village, [huge]), [huge])).toEqual(['TooLarge']);
	});
	const facts = Array.from({ length: 8 }, (_, at) => fact(String(at)));
	expect((await carry(village, facts)).status).toBe(200);
	expect((await carry(village, [fact('neuf')])).status).toBe(429);
});

test('what belongs to `people` may be brought by whoever may not read it', async () => {
	const village = await Besieged.begin();
	const { space, founder } = village;
	const person = founder.say(space, 'person.added', { name: 'Zoé' });
	expect(saidOf(await carry(village, [person], 'people'), [person])).toEqual([null]);
	expect(await textsOf(village, 'people')).toContain(person.text);
});
