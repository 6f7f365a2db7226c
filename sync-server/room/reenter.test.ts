import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { idFrom, type FactKey, type PersonId } from '../../src/lib/domain/ids.ts';
import { readLog, type LogEntry } from '../../src/lib/register/log.ts';
import { keyOf } from '../../src/lib/register/text.ts';
import { createTrust } from '../../src/lib/register/trust/state.ts';
import { Device } from '../testing/device.ts';
import { RoomLog } from './log.ts';
import { reenter, type MeansToReenter } from './reenter.ts';
import { step, type Space } from './step.ts';

const ada = new Device();
const { space: id, sealed: founding } = ada.founding();
const mark = (number: number): string => `m${String(number)}`;

/** A relay's memory of one space, and how it takes back a copy. */
function relay(generation = 1) {
	const space: Space = { id, last: 0, trust: createTrust(id) };
	const logs = { register: new RoomLog([], 7), people: new RoomLog([], 7) };
	const numbers = new Map<string, number>();
	const erased = new Set<string>();
	const means: MeansToReenter = {
		now: 1000,
		mac: (_space, _room, number) => mark(number),
		verify: () => false,
		numberOf: (key) => numbers.get(key),
		isErased: (key) => erased.has(key),
		log: (room) => logs[room],
		made: (_room, number, _key, mac) => mac === mark(number),
		generation,
		onItsWord: false
	};
	const kept = <T extends { batch: ReturnType<typeof step>['batch'] }>(done: T): T => {
		for (const { key, number } of done.batch?.keys ?? []) numbers.set(key, number);
		for (const key of done.batch?.erased ?? []) erased.add(key);
		return done;
	};
	const texts = (room: 'register' | 'people'): LogEntry[] => {
		const doc = new Y.Doc();
		Y.applyUpdate(doc, logs[room].whole());
		return readLog(doc);
	};
	return { space, means, kept, texts };
}

const entryOf = (text: string, number: number): LogEntry => ({ number, mac: mark(number), text });
const words = (text: string) => ada.say(id, 'words.written', { text }).text;
const told = [founding.text, words('une'), words('deux')].map((text, at) => entryOf(text, 10 + at));

test('an entry with the relay’s own mark comes back once, with its number, and the room moves on', () => {
	const { space, means, kept, texts } = relay();
	const handed = { room: 'register', generation: 1, entries: told } as const;
	const { came, batch } = kept(reenter(space, handed, means));
	expect(came).toEqual({ generation: 2, taken: 3, known: 0, erased: 0, foreign: 0 });
	expect(batch?.rooms.map(({ room, generation }) => [room, generation])).toEqual([['register', 2]]);
	expect(texts('register')).toEqual(told);
	expect(space.trust.devices.has(ada.id)).toBe(true);
	expect(space.last).toBe(12);
	const again = reenter(space, handed, means);
	expect([again.came.known, again.batch]).toEqual([3, undefined]);
});

test('a copy of an older generation moves nothing; one of a later generation moves past it', () => {
	const from = (generation: number) => {
		const { space, means } = relay(3);
		return reenter(space, { room: 'register', generation, entries: told }, means).came.generation;
	};
	expect([from(1), from(2), from(3), from(5)]).toEqual([3, 3, 4, 6]);
});

test('what bears no mark of this relay, or another room’s, stays outside', () => {
	const { space, means } = relay();
	const person = ada.say(id, 'person.added', { name: 'Paul' }).text;
	const entries = [
		{ number: 10, mac: 'x', text: words('forgé') },
		entryOf(person, 11),
		entryOf('{}', 12)
	];
	const { came, batch } = reenter(space, { room: 'register', generation: 1, entries }, means);
	expect([came.foreign, came.generation, batch]).toEqual([3, 1, undefined]);
});

test('[R2] [R4] what its author had numbered again since comes back beside it, once, by this relay’s mark alone', () => {
	const { space, means, kept, texts } = relay();
	const [founded, first, second] = told;
	const give = (...entries: (LogEntry | undefined)[]) => {
		const given = entries.flatMap((entry) => entry ?? []);
		return kept(reenter(space, { room: 'register', generation: 1, entries: given }, means)).came;
	};
	give(founded, second);
	const again = { sealed: { text: first?.text ?? '', sig: '' }, room: 'register' } as const;
	kept(step(space, [{ ...again, device: ada.id }], means));
	expect(give({ number: 11, mac: 'x', text: first?.text ?? '' })).toMatchObject({ known: 1 });
	expect(give(first)).toMatchObject({ taken: 1, generation: 2 });
	expect(give(first, entryOf(first?.text ?? '', 1000))).toMatchObject({ taken: 0, known: 2 });
	expect(texts('register').map(({ number }) => number)).toEqual([10, 12, 1000, 11]);
});

test('a copy taken on its word is marked anew', () => {
	const { space, means, texts } = relay();
	const entries = told.map((entry) => ({ ...entry, mac: 'lost' }));
	const handed = { room: 'register', generation: 1, entries } as const;
	expect(reenter(space, handed, { ...means, onItsWord: true }).came.taken).toBe(3);
	expect(texts('register')).toEqual(told);
});

test('[R7] what was erased is handed in in vain, and an erasure that comes back erases again', () => {
	const { space, means, kept, texts } = relay();
	const paul = ada.say(id, 'person.added', { name: 'Paul Untel' }).text;
	const person = idFrom<PersonId>(keyOf(paul));
	const changed = ada.say(
		id,
		'person.changed',
		{ phone: '05 36 49 00 09' },
		{ about: person }
	).text;
	const said = words('Madame Untel est malade');
	const keys = [idFrom<FactKey>(person), keyOf(said)];
	const erasure = ada.say(id, 'person.erased', { person, keys }, { about: id }).text;
	const people = [entryOf(paul, 20), entryOf(changed, 21)];
	const register = [...told, entryOf(said, 22)];
	const give = (room: 'register' | 'people', entries: LogEntry[]) =>
		kept(reenter(space, { room, generation: 1, entries }, means));

	give('register', register);
	give('people', people);
	expect(texts('people')).toHaveLength(2);
	const { batch } = give('register', [entryOf(erasure, 30)]);
	expect(batch?.rooms.map(({ room, whole }) => [room, whole !== undefined])).toEqual([
		['register', true],
		['people', true]
	]);
	expect([...texts('people'), ...texts('register')].map(({ text }) => text).join()).not.toMatch(
		/Untel|05 36/
	);
	// Another relay, restored to before all of it, hears of the erasure first.
	const other = relay();
	const bring = (room: 'register' | 'people', entries: LogEntry[]) =>
		other.kept(reenter(other.space, { room, generation: 1, entries }, other.means)).came;
	bring('register', [...told, entryOf(erasure, 30)]);
	expect(bring('people', people)).toMatchObject({ taken: 0, erased: 2 });
	expect(bring('register', register)).toMatchObject({ taken: 0, known: 3, erased: 1 });
});

test('[R7] a fact about somebody erased is refused, and erasing takes nothing but people and texts', () => {
	const { space, means, kept, texts } = relay();
	const number = (facts: readonly string[], room: 'register' | 'people' = 'register') =>
		kept(
			step(
				space,
				facts.map((text) => ({ room, sealed: { text, sig: '' }, device: ada.id })),
				means
			)
		).outcomes.map((outcome) => (outcome.type === 'refused' ? outcome.refusal.type : outcome.type));
	const foyer = ada.say(id, 'association.added', { name: 'Foyer' }).text;
	const paul = ada.say(id, 'person.added', { name: 'Paul' }).text;
	const person = idFrom<PersonId>(keyOf(paul));
	number([founding.text, foyer]);
	number([paul], 'people');
	const keys = [idFrom<FactKey>(person), keyOf(foyer)];
	const erasure = ada.say(id, 'person.erased', { person, keys }, { about: id }).text;
	expect(number([erasure])).toEqual(['numbered']);
	expect(texts('register')).toHaveLength(3);
	expect(texts('people')).toHaveLength(0);
	const changed = ada.say(id, 'person.changed', { name: 'Paul B.' }, { about: person }).text;
	expect(number([paul, changed], 'people')).toEqual(['again', 'Erased']);
});
