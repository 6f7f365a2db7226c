import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { idFrom } from '../../src/lib/domain/ids.ts';
import { encodeEnvelope, type Sealed } from '../../src/lib/register/envelope.ts';
import { readLog } from '../../src/lib/register/log.ts';
import type { Refusal } from '../../src/lib/domain/refusal.ts';
import { Device } from '../../sync-server/testing/device.ts';
import { newSecret } from '../../sync-server/testing/post.ts';
import { updateMessage } from '../../sync-server/wire/message.ts';
import type { RoomName } from '../../sync-server/wire/room.ts';
import { Besieged } from './besieged.ts';

/** Sends facts as a device, and answers with what the relay said of each. */
async function sends(
	village: Besieged,
	device: Device,
	facts: readonly Sealed[],
	room: RoomName = 'register'
): Promise<readonly Refusal['type'][]> {
	const raw = await village.inside(device, room);
	raw.send(updateMessage(encodeEnvelope(facts)));
	const said = await raw.refused(facts.length);
	raw.socket.terminate();
	return said;
}

const all = (times: number, type: Refusal['type']): Refusal['type'][] =>
	new Array<Refusal['type']>(times).fill(type);

test('[BK11] a lecteur who writes', async () => {
	const village = await Besieged.begin();
	const { lecteur, space } = village;
	await village.withstands(async () => {
		const facts = [
			lecteur.say(space, 'words.written', { text: 'Moi aussi' }),
			lecteur.say(space, 'association.added', { name: 'La mienne' }),
			lecteur.say(space, 'space.changed', { name: 'Mon espace' }, { about: idFrom(space) })
		];
		expect(await sends(village, lecteur, facts)).toEqual(all(3, 'RoleMayNot'));
	});
});

test('[BK11] a membre who writes what stewards and gestionnaires write, or what the relay does', async () => {
	const village = await Besieged.begin();
	const { membre, space, association } = village;
	await village.withstands(async () => {
		const about = { about: idFrom<never>(space) };
		const until = Date.now() + 1e9;
		const { hash } = newSecret();
		const facts = [
			membre.say(space, 'space.changed', { name: 'À moi' }, about),
			membre.say(space, 'association.added', { name: 'La mienne' }),
			membre.say(space, 'invitation.made', { hash, as: { role: 'own' }, uses: 99, until }),
			membre.say(space, 'resource.added', {
				kind: 'equipment',
				association,
				name: 'Tables',
				capacity: 4
			}),
			membre.say(space, 'device.admitted', { publicKey: new Device().publicKey }),
			membre.say(space, 'space.founded', {
				name: 'Encore',
				zone: 'Europe/Paris' as never,
				publicKey: membre.publicKey
			})
		];
		expect(await sends(village, membre, facts)).toEqual(all(6, 'RoleMayNot'));
	});
});

test('facts in another’s name: by forged, a signature of someone else’s or for something else', async () => {
	const village = await Besieged.begin();
	const { membre, founder, stranger, space } = village;
	await village.withstands(async () => {
		const text = founder.write('words.written', { text: 'Pas de moi' });
		const elsewhere = new Device().founding().space;
		const honest = founder.say(space, 'words.written', { text: 'De moi' });
		const facts = [
			// By the founder, signed by the sender, by a stranger, or by nobody.
			membre.seal(space, text),
			stranger.seal(space, founder.write('words.written', { text: 'Ni de moi' })),
			{ text: founder.write('words.written', { text: 'Sans signature' }), sig: '' },
			{ text: founder.write('words.written', { text: 'Zéros' }), sig: 'A'.repeat(86) },
			// The founder's own signatures, over another text, space or room.
			{ text: founder.write('words.written', { text: 'Autre texte' }), sig: honest.sig },
			founder.seal(elsewhere, founder.write('words.written', { text: 'Autre espace' })),
			founder.seal(space, founder.write('words.written', { text: 'Autre local' }), 'people'),
			// By the relay, and by somebody nobody knows.
			membre.say(space, 'device.admitted', { publicKey: stranger.publicKey }, { by: 'relay' }),
			stranger.say(space, 'words.written', { text: 'Bonjour' })
		];
		expect(await sends(village, membre, facts)).toEqual(all(9, 'BadSignature'));
	});
});

test('an entry with a number and a mac of one’s own', async () => {
	const village = await Besieged.begin();
	const { membre, space } = village;
	const [first] = readLog(village.doc);
	if (first === undefined) throw new Error('no entry');
	await village.withstands(async () => {
		const text = membre.write('words.written', { text: 'Numéro un' });
		const raw = await village.inside(membre);
		const doc = new Y.Doc();
		doc.getArray('log').insert(0, [
			[1, first.mac, text],
			[first.number, first.mac, text],
			[first.number, first.mac, first.text]
		]);
		doc.getMap('facts').set('x', { number: 1, mac: first.mac, text, sign: 'x' });
		raw.send(updateMessage(Y.encodeStateAsUpdate(doc)));
		await raw.heard();
		expect(raw.refusals).toEqual([]);
		// A number and a mac in a fact's own frame make it no fact.
		const framed = { ...(JSON.parse(text) as object), number: 1, mac: first.mac };
		const facts = [membre.seal(space, JSON.stringify(framed))];
		expect(await sends(village, membre, facts)).toEqual(['Unreadable']);
	});
});

test('[R7] the wrong room, and people written by a lecteur', async () => {
	const village = await Besieged.begin();
	const { membre, space } = village;
	await village.withstands(async () => {
		const person = membre.seal(space, membre.write('person.added', { name: 'Ada' }));
		expect(await sends(village, membre, [person])).toEqual(['WrongRoom']);
		const words = membre.seal(space, membre.write('words.written', { text: 'Ici' }), 'people');
		expect(await sends(village, membre, [words], 'people')).toEqual(['WrongRoom']);
	});
});

test('[R5] facts that are none: nested, huge, half, of another version, with names that objects have', async () => {
	const village = await Besieged.begin();
	const { membre, space } = village;
	const deep = '['.repeat(5000) + ']'.repeat(5000);
	await village.withstands(async () => {
		const texts: [string, Refusal['type']][] = [
			[deep, 'Unreadable'],
			[`{"v":1,"body":${deep}}`, 'Unreadable'],
			['null', 'Unreadable'],
			['{"v":1,"kind":"constructor"}', 'Unreadable'],
			['{"v":1,"kind":"__proto__","body":{}}', 'Unreadable'],
			[membre.write('words.written', { text: 'x' }).replace('"x"', '"\\ud800"'), 'Unreadable'],
			[`${membre.write('words.written', { text: 'x' })} ${' '.repeat(66_000)}`, 'TooLarge'],
			['{"v":2}', 'NewerVersion'],
			[membre.write('words.written', { text: 'x' }, { need: 99 }), 'NewerVersion'],
			[membre.write('words.written', { text: 'x' }, { about: idFrom(space) }), 'Unreadable']
		];
		const facts = texts.map(([text]) => membre.seal(space, text));
		expect(await sends(village, membre, facts)).toEqual(texts.map(([, type]) => type));
	});
});
