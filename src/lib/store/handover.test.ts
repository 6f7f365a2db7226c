import { expect, test } from 'vitest';
import { booking, DATE, lines, noted } from '../features/booking/testing/handovers.ts';
import { leftToHand } from './handover.ts';

test('[BK12] all of it leaves when nothing was noted yet', () => {
	expect(leftToHand(booking(), DATE, 'out').map(({ quantity }) => quantity)).toEqual([1, 20, 80]);
});

test('[BK12] what left in part leaves for the rest', () => {
	const rest = leftToHand(booking(noted(lines[1], 'out', 12)), DATE, 'out');
	expect(rest.map(({ quantity }) => quantity)).toEqual([1, 8, 80]);
});

test('[BK12] only what went out comes back, line by line', () => {
	const some = booking(
		noted(lines[0], 'out', 1),
		noted(lines[1], 'out', 12),
		noted(lines[1], 'back', 5),
		noted(lines[2], 'out', 80),
		noted(lines[2], 'back', 80)
	);
	expect(leftToHand(some, DATE, 'back')).toEqual([
		{ line: lines[0], quantity: 1 },
		{ line: lines[1], quantity: 7 }
	]);
});

test('[BK12] a return can be noted though nobody noted the departure', () => {
	expect(leftToHand(booking(), DATE, 'back').map(({ quantity }) => quantity)).toEqual([1, 20, 80]);
});
