import { expect, test } from 'vitest';
import { dump } from '../testing/dump.ts';
import { deviceOf, nonceOf } from '../testing/facts.fixture.ts';
import { appendAll, fold } from '../testing/fold.fixture.ts';
import { Village } from '../testing/village.fixture.ts';
import { appendEntry } from './append.ts';
import { takeTouched } from './state.ts';

const at = (number: number, text: string) => ({ number, mac: '', text });

test('[R5] a text that is no fact is kept aside, counted, and breaks nothing', () => {
	const v = new Village();
	const state = fold(v);
	appendEntry(state, 'register', at(1_900_000_000_000, 'n’importe quoi'));
	appendEntry(state, 'register', at(1_900_000_000_001, 'n’importe quoi'));
	expect(state.quarantine.size).toBe(1);
	expect([...state.quarantine.values()][0]).toMatchObject({
		text: 'n’importe quoi',
		room: 'register',
		why: { type: 'NotJson' }
	});
	const words = v.write('Ada', 'words.written', { text: 'après' });
	appendEntry(state, 'register', at(1_900_000_000_002, words.text));
	expect(state.words.has(words.key)).toBe(true);
});

const unknown = (more: object) =>
	JSON.stringify({
		v: 1,
		n: nonceOf(5),
		kind: 'meeting.called',
		by: deviceOf('Ada'),
		at: 1,
		body: {},
		...more
	});

test('[R5] an unknown kind nobody must understand is passed over', () => {
	const state = fold(new Village());
	appendEntry(state, 'register', at(1_900_000_000_000, unknown({})));
	expect([state.skipped, state.quarantine.size, state.stopped.register]).toEqual([1, 0, undefined]);
});

test.each([
	[{ need: 7 }, 7],
	[{ v: 3 }, 3]
])('the fold stops where a newer app is needed (%o), and says so', (more, rules) => {
	const v = new Village();
	const state = fold(v);
	appendEntry(state, 'register', at(1_900_000_000_000, unknown(more)));
	const before = dump(state);
	const words = v.write('Ada', 'words.written', { text: 'après' });
	appendEntry(state, 'register', at(1_900_000_000_001, words.text));
	appendEntry(state, 'register', at(1_900_000_000_002, 'illisible'));
	expect(dump(state)).toBe(before);
	expect(state.stopped.register).toEqual({ number: 1_900_000_000_000, rules });
});

test('rules above what the app understands stop the fold', () => {
	const v = new Village();
	v.say('Ben', 'space.rules', { rules: 9 }, { about: v.space });
	expect(v.state().stopped.register).toBeUndefined();
	v.say('Ada', 'space.rules', { rules: 9 }, { about: v.space });
	v.say('Ada', 'space.changed', { name: 'Plus tard' }, { about: v.space });
	const state = v.state();
	expect(state.stopped.register?.rules).toBe(9);
	expect(state.trust.info?.name).toBe('Espace de Ada');
});

test('a fact in the wrong room has no effect', () => {
	const v = new Village();
	const state = fold(v);
	const person = v.write('Ada', 'person.added', { name: 'Paul' });
	appendEntry(state, 'register', at(1_900_000_000_000, person.text));
	expect(state.noEffect.get(person.key)?.refusal).toEqual({ type: 'WrongRoom' });
	expect(state.people.has(person.key)).toBe(false);
});

test('what a fact touched is told once, standings of other bookings included', () => {
	const v = new Village();
	const hall = v.resource('Ada', v.foyer);
	const first = v.ask('Ben', v.school, hall);
	const second = v.ask('Ada', v.foyer, hall);
	const state = fold(v);
	takeTouched(state);
	v.say('Ben', 'booking.withdrawn', {}, { about: first });
	appendAll(state, v.log.slice(-1));
	expect([...takeTouched(state).bookings].sort()).toEqual([first, second].sort());
	expect(takeTouched(state).bookings.size).toBe(0);
});
