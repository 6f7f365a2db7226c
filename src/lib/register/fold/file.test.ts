import { expect, test } from 'vitest';
import {
	idFrom,
	type AssociationId,
	type FactKey,
	type PersonId,
	type ResourceId,
	type WordsId
} from '../../domain/ids.ts';
import { MOST_FILES, type FileBody, type FileHash } from '../../domain/media/types.ts';
import { dump } from '../testing/dump.ts';
import { aKey } from '../testing/facts.fixture.ts';
import { fold } from '../testing/fold.fixture.ts';
import { Village } from '../testing/village.fixture.ts';

const hashOf = (letter: string) => letter.repeat(43) as FileHash;
const photo = (letter: string, more: Partial<FileBody> = {}): FileBody => ({
	role: 'photo',
	hash: hashOf(letter),
	size: 9000,
	type: 'image/webp',
	...more
});

const attach = (v: Village, by: string, about: ResourceId, body: FileBody): FactKey =>
	v.say(by, 'file.attached', body, { about });
const filesOf = (v: Village, about: ResourceId) => v.state().resources.get(about)?.files ?? [];

test('[RS1] who keeps the inventory attaches and takes off; nobody else does', () => {
	const v = new Village();
	const hall = v.resource('Ada', v.foyer);
	const gym = v.resource('Ben', v.school);
	const tries = (by: string, about: ResourceId, letter: string) =>
		v.why(attach(v, by, about, photo(letter)));
	expect([tries('Ada', hall, 'a'), tries('Dot', hall, 'b')]).toEqual(['done', 'done']);
	// A gestionnaire has no say over what the school keeps, nor the school's member.
	expect([tries('Ada', gym, 'c'), tries('Cam', gym, 'd'), tries('Ben', hall, 'e')]).toEqual([
		'RoleMayNot',
		'RoleMayNot',
		'RoleMayNot'
	]);
	expect(tries('Ben', gym, 'f')).toBe('done');
	const [file] = filesOf(v, gym);
	if (!file) throw new Error('one was attached');
	const off = (by: string) => v.outcome(by, 'file.removed', { file: file.id }, { about: gym });
	expect([off('Cam'), off('Ada'), off('Ben'), off('Ben')]).toEqual([
		'RoleMayNot',
		'RoleMayNot',
		'done',
		'AlreadySo'
	]);
	expect([filesOf(v, gym).length, filesOf(v, hall).length]).toEqual([0, 2]);
});

test('[R6] two who each add a photo have added two, in the order they came, and history names both', () => {
	const v = new Village();
	const hall = v.resource('Ada', v.foyer);
	const one = attach(v, 'Ada', hall, photo('a'));
	const two = attach(v, 'Dot', hall, photo('b'));
	// The same bytes again are no second photo, but may be a paper too.
	expect(v.why(attach(v, 'Dot', hall, photo('a')))).toBe('AlreadySo');
	const three = attach(v, 'Dot', hall, photo('a', { role: 'paper' }));
	expect(filesOf(v, hall).map(({ id }) => id)).toEqual([one, two, three]);
	const kinds = v
		.state()
		.resources.get(hall)
		?.history.map(({ fact }) => fact.kind);
	expect(kinds).toEqual(['resource.added', 'file.attached', 'file.attached', 'file.attached']);
	v.say('Ada', 'file.removed', { file: two }, { about: hall });
	expect(filesOf(v, hall).map(({ id }) => id)).toEqual([one, three]);
	// What was taken off may come back.
	expect(v.why(attach(v, 'Ada', hall, photo('b')))).toBe('done');
});

test('[R6] of two who name one photo the later number stands; history names both', () => {
	const v = new Village();
	const hall = v.resource('Ada', v.foyer);
	const file = attach(v, 'Ada', hall, photo('a'));
	const words = (by: string, text: string) =>
		v.say<'words.written', WordsId>(by, 'words.written', { text });
	const name = (by: string, caption: WordsId | null) =>
		v.outcome(by, 'file.captioned', { file, caption }, { about: hall });
	const [scene, stage] = [words('Ada', 'La scène'), words('Dot', 'Le plateau')];
	expect([name('Ada', scene), name('Dot', stage), name('Dot', stage)]).toEqual([
		'done',
		'done',
		'AlreadySo'
	]);
	expect(filesOf(v, hall)).toMatchObject([{ id: file, hash: hashOf('a'), caption: stage }]);
	const authors = v
		.state()
		.resources.get(hall)
		?.history.flatMap(({ fact }) => (fact.kind === 'file.captioned' ? fact.by : []));
	expect(new Set(authors).size).toBe(2);
	expect([name('Ben', scene), name('Ada', null), name('Ada', null)]).toEqual([
		'RoleMayNot',
		'done',
		'AlreadySo'
	]);
	expect(filesOf(v, hall)[0]?.caption).toBeUndefined();
});

test('[R5] a name for a photo that has not come waits for it', () => {
	const v = new Village();
	const hall = v.resource('Ada', v.foyer);
	const caption = v.say<'words.written', WordsId>('Ada', 'words.written', { text: 'La scène' });
	const shown = v.write('Ada', 'file.attached', photo('a'), { about: hall });
	const named = v.write('Ada', 'file.captioned', { file: shown.key, caption }, { about: hall });
	v.add(named);
	expect(filesOf(v, hall)).toEqual([]);
	v.add(shown);
	expect(filesOf(v, hall)).toMatchObject([{ id: shown.key, caption }]);
	v.say('Ada', 'file.removed', { file: shown.key }, { about: hall });
	expect(
		v.outcome('Ada', 'file.captioned', { file: shown.key, caption: null }, { about: hall })
	).toBe('AlreadySo');
});

test('a thing has room for so many files, and for more once one is taken off', () => {
	const v = new Village();
	const hall = v.resource('Ada', v.foyer);
	const letters = [...'abcdefghijklmnopqrstuvwxyz'].slice(0, MOST_FILES);
	const [first] = letters.map((letter) => attach(v, 'Ada', hall, photo(letter)));
	expect(filesOf(v, hall)).toHaveLength(MOST_FILES);
	expect(v.why(attach(v, 'Ada', hall, photo('Z')))).toBe('TooManyFiles');
	if (!first) throw new Error('some were attached');
	v.say('Ada', 'file.removed', { file: first }, { about: hall });
	expect(v.why(attach(v, 'Ada', hall, photo('Z', { size: 9001 })))).toBe('done');
});

test('[R5] a file that comes before its thing, and one taken off before it came, wait for each other', () => {
	const v = new Village();
	const body = { kind: 'room', association: v.foyer, name: 'Salle', capacity: 1 } as const;
	const thing = v.write('Ada', 'resource.added', body);
	const about = idFrom<ResourceId>(thing.key);
	const kept = v.write('Ada', 'file.attached', photo('a'), { about });
	const gone = v.write('Ada', 'file.attached', photo('b'), { about });
	const off = v.write('Ada', 'file.removed', { file: gone.key }, { about });
	for (const written of [off, gone, kept]) v.add(written);
	expect(v.state().resources.size).toBe(0);
	v.add(thing);
	expect(filesOf(v, about).map(({ id }) => id)).toEqual([kept.key]);
	expect([off, gone, kept].map(({ key }) => v.why(key))).toEqual(['done', 'done', 'done']);
});

test('[R5] a file of a thing nobody has heard of waits; of what is no thing, it says so', () => {
	const v = new Village();
	const hall = v.resource('Ada', v.foyer);
	const waits = attach(v, 'Ada', idFrom<ResourceId>(aKey('jamais dite')), photo('a'));
	const { resources, noEffect } = v.state();
	expect([...resources.values()].map(({ id, files }) => [id, files])).toEqual([[hall, []]]);
	expect(noEffect.has(waits)).toBe(false);
	const booking = idFrom<ResourceId>(v.ask('Ada', v.foyer, hall));
	expect(v.why(attach(v, 'Ada', booking, photo('a')))).toBe('UnknownResource');
	// What had no effect can't be taken off either: it is not there.
	const refused = attach(v, 'Ben', hall, photo('b'));
	expect(v.outcome('Ada', 'file.removed', { file: refused }, { about: hall })).toBe('AlreadySo');
});

test('[R7] of somebody erased the photos stay and their words go, and they can still be taken off', () => {
	const v = new Village();
	const hall = v.resource('Ada', v.foyer);
	const person = v.say<'person.added', PersonId>('Dot', 'person.added', { name: 'Dorothée' });
	v.say('Dot', 'member.introduced', { person }, { about: v.dot });
	const caption = v.say<'words.written', WordsId>('Dot', 'words.written', {
		text: 'Madame Untel devant la scène'
	});
	const file = attach(v, 'Dot', hall, photo('a', { caption }));
	const keys = [caption, person, file].map((id) => idFrom<FactKey>(id));
	expect(v.outcome('Ada', 'person.erased', { person, keys }, { about: v.space })).toBe('done');
	expect(filesOf(v, hall).map(({ hash }) => hash)).toEqual([hashOf('a')]);
	expect(dump(v.state())).not.toMatch(/Untel|Dorothée/);
	// The relay and phones have dropped the entries of the erased: the same is so without them.
	const without = v.log.filter(({ written }) => written.key !== idFrom<FactKey>(caption));
	const left = fold({ space: v.space, log: without }).resources.get(hall);
	expect(left?.files.map(({ hash }) => hash)).toEqual([hashOf('a')]);
	expect(v.outcome('Ada', 'file.removed', { file }, { about: hall })).toBe('done');
	expect(filesOf(v, hall)).toEqual([]);
});

test('a thing given to another association is photographed by its new keeper', () => {
	const v = new Village();
	const hall = v.resource('Ada', v.foyer);
	const to = (association: AssociationId) =>
		v.say('Ada', 'resource.changed', { association }, { about: hall });
	attach(v, 'Dot', hall, photo('a'));
	to(v.mairie);
	expect(v.why(attach(v, 'Dot', hall, photo('b')))).toBe('RoleMayNot');
	expect(v.why(attach(v, 'Ada', hall, photo('c')))).toBe('done');
	expect(filesOf(v, hall).map(({ hash }) => hash)).toEqual([hashOf('a'), hashOf('c')]);
});
