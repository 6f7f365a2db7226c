import { expect, test } from 'vitest';
import { idFrom, type BookingId } from '../../domain/ids.ts';
import { dump } from '../testing/dump.ts';
import { deviceOf, june, nonceOf } from '../testing/facts.fixture.ts';
import { appendAll, fold } from '../testing/fold.fixture.ts';
import { DATE, LINE, Village } from '../testing/village.fixture.ts';
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

test('[BK3] a run of claims given back to a restored relay keeps its standing; who was told yes since is to settle with it', () => {
	const v = new Village();
	const hall = v.resource('Ada', v.foyer, { policy: { confirm: 'itself' } });
	const ask = (by: string, of: typeof v.foyer, from: number, to: number) =>
		v.write(by, 'booking.asked', {
			association: of,
			lines: [{ id: LINE, resource: hall, quantity: 1 }],
			occurrences: [{ id: DATE, range: june(from, to), holiday: 'none' }]
		});
	const first = ask('Ada', v.foyer, 10, 12);
	const second = ask('Ada', v.foyer, 14, 16);
	const since = ask('Ben', v.school, 8, 18);
	const state = fold(v);
	const last = state.last.register;
	appendEntry(state, 'register', at(last + 1000, since.text));
	appendEntry(state, 'register', at(last + 10, first.text));
	// Above the one before it in the array, and given back all the same.
	appendEntry(state, 'register', at(last + 20, second.text));
	const items = [since, first, second].map(
		({ key }) => state.book.standings(idFrom<BookingId>(key))[0]
	);
	expect(items.map((item) => item?.standing)).toEqual(['held', 'held', 'held']);
	expect(items.map((item) => item?.settle)).toEqual(Array(3).fill(['toldTwice']));
	expect(state.last.register).toBe(last + 1000);
});
