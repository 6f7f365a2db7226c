import { expect, test } from 'vitest';
import type { ResourceTerms } from '../standing/types.ts';
import { wouldCycle } from '../resource/parts.ts';
import { needsOf } from './needs.ts';
import { id, PLAIN } from './test-space.test-support.ts';

const part = (name: string, quantity = 1) => ({ resource: id(name), quantity });
const space: Record<string, Partial<ResourceTerms>> = {
	festival: {
		parts: [part('sono', 2), part('micro', 1), part('barnum')],
		turnaround: { before: 30, after: 10 }
	},
	sono: { parts: [part('ampli'), part('micro', 2)] },
	barnum: { turnaround: { before: 0, after: 1440 } }
};
const termsOf = (name: string) => ({ ...PLAIN, ...space[name] });

test('[RS3] a whole takes its parts down to the last, the same part by two ways twice', () => {
	const needs = new Map(needsOf(id('festival'), termsOf).map((need) => [need.resource, need.each]));
	expect(Object.fromEntries(needs)).toEqual({
		festival: 1,
		sono: 2,
		ampli: 2,
		micro: 5,
		barnum: 1
	});
});

test('[RS4] a whole’s turnaround holds its parts, a part keeps a longer one of its own', () => {
	const needs = needsOf(id('festival'), termsOf);
	const around = (name: string) => {
		const need = needs.find((each) => each.resource === name);
		return [(need?.before ?? 0) / 60_000, (need?.after ?? 0) / 60_000];
	};
	expect([around('micro'), around('barnum')]).toEqual([
		[30, 10],
		[30, 1440]
	]);
});

test('[RS3] cycles are seen where they would be written, and harmless where they are read', () => {
	const partsOf = (name: string) => termsOf(name).parts;
	expect(wouldCycle(id('micro'), [part('festival')], partsOf)).toBe(true);
	expect(wouldCycle(id('micro'), [part('micro')], partsOf)).toBe(true);
	expect(wouldCycle(id('festival'), [part('sono'), part('ampli')], partsOf)).toBe(false);

	const ring: Record<string, Partial<ResourceTerms>> = {
		a: { parts: [part('b')] },
		b: { parts: [part('c')] },
		c: { parts: [part('a')] }
	};
	const known = new Map();
	const names = (name: string) =>
		needsOf(id(name), (each) => ({ ...PLAIN, ...ring[each] }), known).map((need) => need.resource);
	expect([names('a'), names('b'), names('c')].map((list) => list.length)).toEqual([3, 3, 3]);
});
