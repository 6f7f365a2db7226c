import { expect, test } from 'vitest';
import { Table } from './table.ts';

test('[R3] a fork sees what is under it, and what is under it never sees the fork', () => {
	const log = new Table<string, number>();
	log.set('a', 1);
	log.set('b', 2);
	const phone = log.fork();
	phone.set('b', 3);
	phone.set('c', 4);
	phone.delete('a');
	expect(new Map(phone.entries())).toEqual(
		new Map([
			['b', 3],
			['c', 4]
		])
	);
	expect([...phone.values()].sort()).toEqual([3, 4]);
	expect([phone.has('a'), phone.size]).toEqual([false, 2]);
	expect([1, 2, 3, 4].map((value) => phone.some((other) => other === value))).toEqual([
		false,
		false,
		true,
		true
	]);
	expect([1, 3].map((value) => log.some((other) => other === value))).toEqual([true, false]);
	expect(new Map(log.entries())).toEqual(
		new Map([
			['a', 1],
			['b', 2]
		])
	);
	expect(phone.fork().get('b')).toBe(3);
});

test('what was touched is told once, per layer', () => {
	const log = new Table<string, number>();
	log.set('a', 1);
	const phone = log.fork();
	phone.delete('a');
	phone.set('b', 1);
	expect([...log.takeTouched()]).toEqual(['a']);
	expect([...phone.takeTouched()]).toEqual(['a', 'b']);
	expect(phone.takeTouched().size).toBe(0);
});
