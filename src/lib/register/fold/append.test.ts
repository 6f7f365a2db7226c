import { expect, test } from 'vitest';
import {
	idFrom,
	type BookingId,
	type FactKey,
	type MemberId,
	type ResourceId
} from '../../domain/ids.ts';
import { createBook } from '../../domain/standing/book.ts';
import { dump } from '../testing/dump.ts';
import { deviceOf, june, nonceOf, PARIS } from '../testing/facts.fixture.ts';
import { appendAll, fold } from '../testing/fold.fixture.ts';
import { DATE, LINE, Village } from '../testing/village.fixture.ts';
import { appendEntry } from './append.ts';
import { createLineage } from './lineage.ts';
import { createState, takeTouched, type SpaceState } from './state.ts';

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

/** A village whose log is cut in two: what a backup held, and what was numbered after it. */
function restored(
	lostOnes: (v: Village, hall: ResourceId) => void,
	since: (v: Village, hall: ResourceId) => void
) {
	const v = new Village();
	const hall = v.resource('Ada', v.foyer, { policy: { confirm: 'itself' } });
	const backup = v.log.length;
	lostOnes(v, hall);
	const lost = v.log.splice(backup);
	const last = Math.max(...lost.map(({ entry }) => entry.number));
	const from = v.log.length;
	since(v, hall);
	// The relay's clock has gone on.
	const later = v.log.splice(from).map((one, at) => ({
		...one,
		entry: { ...one.entry, number: last + 1_000_000 + at }
	}));
	const lineage = createLineage(() => createState(v.space, createBook(PARIS)));
	const add = (log: readonly (typeof lost)[number][]) => {
		for (const { room, entry } of log) lineage.append(room, entry);
	};
	add(v.log);
	add(later);
	return { state: lineage.state, giveBack: () => add(lost) };
}

const standingIn = (state: SpaceState, booking: BookingId | undefined) =>
	booking === undefined ? undefined : state.book.standings(booking)[0];

test('[BK4] [R4] one promoted in the log that was lost keeps its place, whoever took it since', () => {
	let first: BookingId | undefined;
	let second: BookingId | undefined;
	let since: BookingId | undefined;
	const { state, giveBack } = restored(
		(v, hall) => {
			first = v.ask('Ada', v.foyer, hall);
			second = v.ask('Ben', v.school, hall);
			v.say('Ada', 'booking.withdrawn', {}, { about: first });
		},
		(v, hall) => {
			since = v.ask('Ada', v.foyer, hall);
		}
	);
	expect(standingIn(state, since)?.standing).toBe('held');
	giveBack();
	expect(standingIn(state, first)?.standing).toBe('withdrawn');
	for (const booking of [second, since]) {
		expect(standingIn(state, booking)).toMatchObject({ standing: 'held', settle: ['toldTwice'] });
	}
});

test('[BK6] [R4] a no to a change is no more than that, though the change fits since', () => {
	let asked: BookingId | undefined;
	let other: BookingId | undefined;
	const { state, giveBack } = restored(
		(v, hall) => {
			const claim = (by: string, of: typeof v.foyer, from: number, to: number) =>
				idFrom<BookingId>(
					v.say(by, 'booking.asked', {
						association: of,
						lines: [{ id: LINE, resource: hall, quantity: 1 }],
						occurrences: [{ id: DATE, range: june(from, to), holiday: 'none' }]
					})
				);
			asked = claim('Ben', v.school, 10, 12);
			other = claim('Ada', v.foyer, 14, 16);
			const change = v.say(
				'Ben',
				'booking.changed',
				{ occurrences: { set: [{ id: DATE, range: june(10, 15), holiday: 'none' }] } },
				{ about: asked }
			);
			v.say('Ada', 'booking.refused', { wish: idFrom<FactKey>(change) }, { about: asked });
		},
		(v) => {
			if (other) v.say('Ada', 'booking.withdrawn', {}, { about: other });
		}
	);
	giveBack();
	expect(standingIn(state, other)?.standing).toBe('withdrawn');
	const { from, to } = june(10, 12);
	expect(standingIn(state, asked)).toMatchObject({ standing: 'held', span: { from, to } });
});

const LATER = 'e' as typeof DATE;

/** A booking is withdrawn, then given another date: the log of the latter. */
function withdrawnThenLater(v: Village, about: BookingId): Village['log'] {
	v.say('Ada', 'booking.withdrawn', {}, { about });
	const set = [{ id: LATER, range: june(18, 19), holiday: 'none' as const }];
	v.say('Ada', 'booking.changed', { occurrences: { set } }, { about });
	return v.log.slice(-1);
}

test('[BK5] [R4] a date added to what was withdrawn stays, though it was numbered again before the withdrawing came back', () => {
	let asked: BookingId | undefined;
	let added: Village['log'] = [];
	const { state, giveBack } = restored(
		(v, hall) => {
			asked = v.ask('Ada', v.foyer, hall);
			added = withdrawnThenLater(v, asked);
		},
		(v) => {
			v.log.push(...added);
		}
	);
	giveBack();
	const items = asked === undefined ? [] : state.book.standings(asked);
	expect(items.map(({ occurrence, standing }) => [occurrence, standing])).toEqual([
		[DATE, 'withdrawn'],
		[LATER, 'held']
	]);
});

test('[BK5] [R4] such a date goes on waiting if it waited: what came back takes nobody’s place', () => {
	let asked: BookingId | undefined;
	let before: BookingId | undefined;
	let added: Village['log'] = [];
	const { state, giveBack } = restored(
		(v, hall) => {
			before = v.ask('Ada', v.foyer, hall, [18, 19]);
			asked = v.ask('Ada', v.foyer, hall);
			added = withdrawnThenLater(v, asked);
		},
		(v) => {
			v.log.push(...added);
		}
	);
	giveBack();
	const items = asked === undefined ? [] : state.book.standings(asked);
	expect(items.map(({ occurrence, standing }) => [occurrence, standing])).toEqual([
		[DATE, 'withdrawn'],
		[LATER, 'waiting']
	]);
	expect(standingIn(state, before)?.standing).toBe('held');
});

test('[BK4] [R4] what its author had numbered again since is known by what it was told first', () => {
	let first: BookingId | undefined;
	let since: BookingId | undefined;
	let told: Village['log'] = [];
	const { state, giveBack } = restored(
		(v, hall) => {
			first = v.ask('Ada', v.foyer, hall);
			told = v.log.slice(-1);
		},
		(v, hall) => {
			since = v.ask('Ben', v.school, hall);
			v.log.push(...told);
		}
	);
	expect(standingIn(state, first)?.standing).toBe('waiting');
	giveBack();
	for (const booking of [first, since]) {
		expect(standingIn(state, booking)).toMatchObject({ standing: 'held', settle: ['toldTwice'] });
	}
});

test('[R4] what somebody wrote before they lost the right is judged by the right they had', () => {
	let asked: BookingId | undefined;
	const { state, giveBack } = restored(
		(v, hall) => {
			asked = v.ask('Cam', v.school, hall);
		},
		(v) => {
			v.say('Ada', 'device.revoked', { device: deviceOf('Cam') }, { about: v.cam });
		}
	);
	giveBack();
	expect(standingIn(state, asked)?.standing).toBe('held');
	expect(state.trust.devices.get(deviceOf('Cam'))?.revoked).toBe(true);
});

test('one let in before a restore stays in, though the invitation was taken back since', () => {
	let zoe: MemberId | undefined;
	const { state, giveBack } = restored(
		(v) => {
			zoe = v.join('Dot', 'Zoe', { role: 'membre', association: v.foyer });
		},
		(v) => {
			v.say('Ada', 'device.revoked', { device: deviceOf('Dot') }, { about: v.dot });
		}
	);
	giveBack();
	expect(state.trust.members.get(zoe ?? '')?.roles).toHaveLength(1);
	expect(state.trust.devices.get(deviceOf('Dot'))?.revoked).toBe(true);
});
