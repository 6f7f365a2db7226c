import { expect, test } from 'vitest';
import { qrPath } from './qr.ts';

test('a link becomes dark squares within a quiet border of four modules', () => {
	const { path, side } = qrPath('https://remise.example/rejoindre#K7M2P4TRZ9');
	const squares = [...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => [
		Number(x),
		Number(y)
	]);
	const columns = squares.map(([x = 0]) => x);
	expect(Math.min(...columns)).toBe(4);
	expect(Math.max(...columns)).toBe(side - 5);
	// The three finder patterns' outer corners are always dark.
	for (const corner of [
		[4, 4],
		[side - 5, 4],
		[4, side - 5]
	])
		expect(squares).toContainEqual(corner);
});
