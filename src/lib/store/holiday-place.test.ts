import { expect, test } from 'vitest';
import type { AssociationId } from '../domain/ids.ts';
import type { ResourceBody } from '../domain/resource/types.ts';
import { departementFor } from './holiday-place.ts';

const foyer = 'foyer' as AssociationId;
const associations = [
	{ id: foyer, commune: { name: 'Montbrun-Lauragais' } },
	{ id: 'obernai' as AssociationId, commune: { name: 'Obernai', insee: '67348' } }
];
const at = (insee?: string) => ({
	body: { place: { commune: { name: 'Là', ...(insee && { insee }) } } } as ResourceBody
});

test('[T6] the association’s commune tells, then the first thing’s, then nobody', () => {
	expect(departementFor(associations, 'obernai' as AssociationId, [at('31356')])).toBe('67');
	expect(departementFor(associations, foyer, [at(), at('2A004')])).toBe('2A');
	expect(departementFor(associations, foyer, [at()])).toBeUndefined();
	expect(departementFor(associations, undefined)).toBeUndefined();
});
