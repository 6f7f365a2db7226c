import { expect, test } from 'vitest';
import type { LocalDateTime } from '../../../domain/time/types.ts';
import { RESOURCES } from '../testing/village.ts';
import { proposedWhen, putLine, readLines, readWhen } from './draft.ts';

const NOW = '2027-06-11T14:30' as LocalDateTime;
const kept = {
	quick: 'date',
	day: '2027-06-12',
	lastDay: '2027-06-12',
	several: false,
	from: '09:00',
	to: '19:00'
};

test('a kept draft comes back as it was', () => {
	expect(readWhen(kept, NOW)).toEqual(kept);
});

test('a kept date that has passed, or that is no date, is chosen anew', () => {
	expect(readWhen({ ...kept, day: '2027-06-10', lastDay: '2027-06-10' }, NOW)).toBeUndefined();
	expect(readWhen({ ...kept, day: '2027-06-11', to: '14:30' }, NOW)).toBeUndefined();
	expect(readWhen({ ...kept, day: 'demain' }, NOW)).toBeUndefined();
	expect(readWhen({ ...kept, quick: 'soon' }, NOW)).toBeUndefined();
	expect(readWhen(null, NOW)).toBeUndefined();
});

test('kept lines that make no sense are dropped, the others stay', () => {
	const line = { resource: RESOURCES.tables.id, quantity: 10 };
	expect(readLines([line, { resource: 'x', quantity: 1 }, { ...line, quantity: 0 }, 7])).toEqual([
		line
	]);
	expect(readLines('nothing')).toEqual([]);
});

test('this evening is proposed, or tomorrow when the evening is over', () => {
	expect(proposedWhen(NOW).quick).toBe('tonight');
	expect(proposedWhen('2027-06-11T23:10' as LocalDateTime)).toMatchObject({
		quick: 'tomorrow',
		day: '2027-06-12'
	});
});

test('[BK7] lines keep the order in which they were chosen; none left means gone', () => {
	const { tables, chairs } = RESOURCES;
	const two = putLine(putLine([], tables.id, 10), chairs.id, 40);
	const more = putLine(two, tables.id, 12);
	expect(more.map((line) => line.quantity)).toEqual([12, 40]);
	expect(putLine(more, tables.id, 0).map((line) => line.resource)).toEqual([chairs.id]);
});
