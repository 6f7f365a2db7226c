import { expect, test } from 'vitest';
import type { ResourceId } from '../../domain/ids.ts';
import type { ResourceBody } from '../../domain/resource/types.ts';
import { insideOf, isCycle, partsWords, wholesOf } from './parts.ts';

const id = (name: string) => name as ResourceId;
const made = (name: string, ...parts: [string, number][]) => ({
	id: id(name),
	name,
	body: { parts: parts.map(([of, quantity]) => ({ resource: id(of), quantity })) } as Pick<
		ResourceBody,
		'parts'
	> as ResourceBody
});
const rows = [
	made('fête', ['sono', 1], ['table', 20]),
	made('sono', ['micro', 2]),
	made('micro'),
	made('table')
];
const partsOf = (name: string) => rows.find((row) => row.name === name)?.body.parts ?? [];

test('[RS3] what is inside is shown down to the last, and what it is a part of', () => {
	expect(insideOf(partsOf('fête'), rows)).toMatchObject([
		{ name: 'sono', quantity: 1, parts: [{ name: 'micro', quantity: 2, parts: [] }] },
		{ name: 'table', quantity: 20, parts: [] }
	]);
	expect(partsWords(partsOf('fête'), rows)).toBe('1 × sono, 20 × table');
	expect(wholesOf(id('micro'), rows)).toEqual(['sono']);
});
test('[RS3] nothing is put inside itself, at any depth; a log that says so is still shown', () => {
	expect(isCycle(id('micro'), [{ resource: id('fête'), quantity: 1 }], rows)).toBe(true);
	expect(isCycle(id('fête'), partsOf('fête'), rows)).toBe(false);
	const round = [made('a', ['b', 1]), made('b', ['a', 1])];
	expect(insideOf([{ resource: id('a'), quantity: 1 }], round)).toHaveLength(1);
});
