import { expect, test } from 'vitest';
import { armour, unarmour } from '../../formats/copy/armour.ts';
import { readThrough } from '../../formats/copy/read.ts';
import { createWriter } from '../../formats/copy/write.ts';
import { Device } from '../../../../sync-server/testing/device.ts';
import type { SpaceId } from '../../domain/ids.ts';
import { bundleBytes, createGathering, verifyBundle, type Bundle } from './bundle.ts';

const giver = new Device();
const author = new Device();
const { space, sealed: founding } = giver.founding();

async function bundleOf(
	carried: Bundle['carried'],
	keys: readonly string[] = [giver.publicKey, author.publicKey]
): Promise<Bundle> {
	const told: Bundle['told'] = [['register', 1, 1_800_000_000_000, 'a.mark', founding.text]];
	const about = {
		space,
		name: 'Lauragais',
		madeAt: 1_800_000_000_500,
		after: { register: 0, people: 0 }
	};
	const bytes = await bundleBytes(about, { told, carried, keys });
	const sig = giver.sign(bytes).toString('base64url');
	return { told, carried, keys, about: { ...about, device: giver.id, sig } };
}

const said = (text: string, by = author, where: SpaceId = space) => {
	const { text: words, sig } = by.say(where, 'words.written', { text });
	return ['register', words, sig] as const;
};

async function written({ told, carried, keys, about }: Bundle): Promise<Blob> {
	const writer = await createWriter('bundle');
	await writer.rows('told', told);
	await writer.rows('carried', carried);
	await writer.rows('keys', keys);
	await writer.rows('about', [about]);
	return writer.done();
}

async function readBack(file: Blob): Promise<Bundle> {
	const gathering = createGathering();
	const read = await readThrough(file, { kind: 'bundle', visit: (part) => gathering.take(part) });
	expect(read.ok).toBe(true);
	return gathering.done();
}

test('what is handed over is read back and proven, as a file and as a text', async () => {
	const bundle = await bundleOf([[...said('un')], [...said('deux')]]);
	const file = await written(bundle);
	const text = await armour(file, 'Fichier de La Remise');
	expect(text.type).toBe('text/plain');
	expect(await text.text()).toMatch(/^la-remise\/text 1\nFichier de La Remise\n[A-Za-z0-9+/=\n]+$/);
	for (const one of [
		file,
		await unarmour(text),
		await unarmour(new Blob([(await text.text()).replaceAll('\n', '\r\n')]))
	]) {
		const back = await readBack(one);
		expect(back).toEqual(bundle);
		const verified = await verifyBundle(back);
		expect(verified?.giver).toBe(giver.id);
		expect(verified?.facts.map(({ text: words, by }) => [words, by])).toEqual(
			bundle.carried.map(([, words]) => [words, author.id])
		);
	}
});

test('whoever changes what was handed over, or hands it over in another’s name, is found out', async () => {
	const bundle = await bundleOf([[...said('un')]]);
	const [entry] = bundle.told;
	if (entry === undefined) throw new Error('nothing told');
	const forgeries: Bundle[] = [
		{ ...bundle, told: [] },
		{ ...bundle, told: [[entry[0], entry[1], entry[2] + 1, entry[3], entry[4]]] },
		{ ...bundle, carried: [] },
		{ ...bundle, about: { ...bundle.about, madeAt: bundle.about.madeAt + 1 } },
		{ ...bundle, about: { ...bundle.about, after: { register: 5, people: 0 } } },
		{ ...bundle, about: { ...bundle.about, device: author.id } },
		{ ...bundle, keys: [author.publicKey] }
	];
	for (const forged of forgeries) expect(await verifyBundle(forged)).toBeUndefined();
});

test('of what is carried only what its author signed, for this space and room, is kept', async () => {
	const [, words, sig] = said('honnête');
	const elsewhere = new Device().founding().space;
	const bundle = await bundleOf([
		['register', words.replace('honnête', 'malhonnête'), sig],
		['people', words, sig],
		[...said('là-bas', author, elsewhere)],
		[...said('inconnu', new Device())],
		['register', 'pas un fait', sig],
		['register', words, sig]
	]);
	const verified = await verifyBundle(bundle);
	expect(verified?.facts.map(({ text }) => text)).toEqual([words]);
});
