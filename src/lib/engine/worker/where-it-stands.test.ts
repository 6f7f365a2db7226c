import { expect, test } from 'vitest';
import type { Room } from '../../register/facts/kinds.ts';
import { isTurnedAway, whereItStands, type Seen } from './where-it-stands.ts';

const NOT_MEMBER = { type: 'NotMember' } as const;
const live = { live: true, open: true, heard: 7, refusal: undefined };
const away = { live: false, open: false, heard: 0, refusal: undefined };
const turnedAway = { ...away, refusal: NOT_MEMBER };
const giving = { stuck: false, refusal: undefined };

const seen = (some: Partial<Seen>): Seen => ({
	refusal: undefined,
	online: true,
	tried: true,
	lines: { register: live, people: live },
	returning: new Map(),
	...some
});
const at = (some: Partial<Seen>) => {
	const { at: where, refusal } = whereItStands(seen(some));
	return refusal === undefined ? where : `${where}: ${refusal.type}`;
};
const returning = (room: Room, how: { stuck: boolean; refusal: typeof NOT_MEMBER | undefined }) =>
	new Map([[room, how]]);

test('all is received once both rooms are live; a reader has one', () => {
	expect(whereItStands(seen({}))).toEqual({ at: 'live', heard: 7, refusal: undefined });
	expect(at({ lines: { register: live, people: away } })).toBe('joining');
	const reader = { lines: { register: live, people: turnedAway } };
	expect(at(reader)).toBe('live');
	expect(isTurnedAway(seen(reader), 'people')).toBe(true);
	expect(at({ lines: { register: away, people: away } })).toBe('offline');
	expect(at({ lines: { register: away, people: away }, tried: false })).toBe('joining');
	expect(at({ online: false })).toBe('offline');
});

test('a room that goes back to the relay is said to, until it has been taken anew', () => {
	expect(at({ lines: { people: live }, returning: returning('register', giving) })).toBe(
		'returning'
	);
	expect(
		at({ lines: { people: live }, returning: returning('register', { ...giving, stuck: true }) })
	).toBe('refused: RelayBehind');
	expect(
		at({ online: false, lines: { people: live }, returning: returning('register', giving) })
	).toBe('offline');
});

test('who became a reader while giving `people` back has given all, and is told that all is received', () => {
	const reader = {
		lines: { register: live },
		returning: returning('people', { ...giving, refusal: NOT_MEMBER })
	};
	expect(at(reader)).toBe('live');
	expect(isTurnedAway(seen(reader), 'people')).toBe(true);
});

test('whom the relay doesn’t let take the register anew has no access any more', () => {
	expect(
		at({
			lines: { people: turnedAway },
			returning: returning('register', { ...giving, refusal: NOT_MEMBER })
		})
	).toBe('refused: NotMember');
	expect(at({ lines: { register: turnedAway, people: turnedAway } })).toBe('refused: NotMember');
	expect(at({ refusal: { type: 'StoreFull' }, lines: {} })).toBe('refused: StoreFull');
});
