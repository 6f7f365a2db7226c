import { expect, test } from 'vitest';
import { SHAPES, type Shape } from './shapes.ts';

test('an icon’s strokes can be drawn as one: none but the first begins where the one before ended', () => {
	const wrong = Object.entries(SHAPES).filter(([, shapes]: [string, readonly Shape[]]) =>
		shapes
			.filter((shape) => typeof shape === 'string')
			.slice(1)
			.some((stroke) => !stroke.startsWith('M'))
	);
	expect(wrong).toEqual([]);
});
