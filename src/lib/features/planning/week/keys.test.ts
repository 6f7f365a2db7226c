import { expect, test } from 'vitest';
import { spanOf, stepSpot, type Spot } from './keys.ts';

const PLAIN = { shift: false, ctrl: false };
const SHIFT = { shift: true, ctrl: false };
const walk = (from: Spot, ...keys: readonly [string, typeof PLAIN][]) =>
	keys.reduce((spot, [key, held]) => stepSpot(spot, key, held, 3) ?? spot, from);
const START: Spot = { row: 1, day: 2, since: 2 };

test('arrows walk and stop at the edges; Home and End go to the ends of the week', () => {
	expect(walk(START, ['ArrowDown', PLAIN], ['ArrowDown', PLAIN])).toMatchObject({ row: 2, day: 2 });
	expect(walk(START, ['Home', PLAIN], ['ArrowLeft', PLAIN])).toMatchObject({ row: 1, day: 0 });
	expect(walk(START, ['End', { shift: false, ctrl: true }])).toMatchObject({ row: 2, day: 6 });
	expect(stepSpot(START, 'x', PLAIN, 3)).toBeUndefined();
});

test('Shift and arrows choose a span both ways, on one thing only', () => {
	expect(spanOf(walk(START, ['ArrowRight', SHIFT], ['ArrowRight', SHIFT]))).toEqual({
		first: 2,
		last: 4
	});
	expect(spanOf(walk(START, ['ArrowLeft', SHIFT]))).toEqual({ first: 1, last: 2 });
	expect(spanOf(walk(START, ['ArrowRight', SHIFT], ['ArrowDown', SHIFT]))).toEqual({
		first: 3,
		last: 3
	});
	expect(spanOf(walk(START, ['ArrowRight', SHIFT], ['ArrowRight', PLAIN]))).toEqual({
		first: 4,
		last: 4
	});
});
