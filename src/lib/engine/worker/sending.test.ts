import { expect, test } from 'vitest';
import { idFrom, type FactKey, type Nonce, type SpaceId } from '../../domain/ids.ts';
import type { OutboxRow } from '../../store/rows.ts';
import { nextMoment, nextToSend } from './sending.ts';

const key = (name: string) => idFrom<FactKey>(name.padEnd(22, '-'));
const row = (name: string, more: Partial<OutboxRow> = {}): OutboxRow => ({
	space: idFrom<SpaceId>('s'.padEnd(22, '-')),
	room: 'register',
	key: key(name),
	text: name,
	sig: 'x'.repeat(86),
	at: 0,
	notBefore: 0,
	entity: name,
	gesture: 'gesture000000000' as Nonce,
	...more
});
const names = (rows: readonly OutboxRow[]) => rows.map(({ text }) => text);
const none = new Set<string>();

test('rows leave in order, room by room', () => {
	const rows = [row('a'), row('b', { room: 'people' }), row('c')];
	expect(names(nextToSend(rows, 'register', none, 1))).toEqual(['a', 'c']);
	expect(names(nextToSend(rows, 'people', none, 1))).toEqual(['b']);
});

test('a row that waits holds back what is about the same thing, and nothing else', () => {
	const rows = [
		row('withdrawn', { entity: 'one', notBefore: 100 }),
		row('changed', { entity: 'one' }),
		row('other', { entity: 'two' })
	];
	expect(names(nextToSend(rows, 'register', none, 50))).toEqual(['other']);
	expect(names(nextToSend(rows, 'register', none, 100))).toEqual(['withdrawn', 'changed', 'other']);
	expect(nextMoment(rows, 50)).toBe(100);
	expect(nextMoment(rows, 100)).toBeUndefined();
});

test('at most 256 kB are on their way, whatever already is', () => {
	const big = (name: string) => row(name, { text: name.padEnd(100 * 1024, '.') });
	const rows = [big('a'), big('b'), big('c')];
	expect(nextToSend(rows, 'register', none, 1)).toHaveLength(2);
	expect(nextToSend(rows, 'register', new Set([key('a')]), 1)).toHaveLength(1);
	expect(nextToSend(rows.slice(1), 'register', new Set([key('b')]), 1)).toHaveLength(1);
});

test('a single fact goes however big it is', () => {
	const huge = row('a', { text: 'a'.repeat(300 * 1024) });
	expect(nextToSend([huge, row('b')], 'register', none, 1)).toHaveLength(1);
});

test('a clock that was set back holds nothing back', () => {
	const rows = [row('withdrawn', { at: 1000, notBefore: 1100 })];
	expect(nextToSend(rows, 'register', none, 1050)).toEqual([]);
	expect(names(nextToSend(rows, 'register', none, 900))).toEqual(['withdrawn']);
	expect(nextMoment(rows, 900)).toBeUndefined();
});
