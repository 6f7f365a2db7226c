import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findCommune } from './find.ts';

const asked: string[] = [];
const load = async (departement: string): Promise<unknown> => {
	asked.push(departement);
	return JSON.parse(readFileSync(`static/communes/${departement}.json`, 'utf8'));
};

test('a postcode leads to its département, and a known département to its communes', async () => {
	expect(await findCommune('31450 issus', [], load)).toEqual({ name: 'Issus', insee: '31240' });
	expect(await findCommune('Issus', ['31'], load)).toEqual({ name: 'Issus', insee: '31240' });
	expect(asked).toEqual(['31', '31']);
});
test('with nothing to go by nothing is fetched, and without network it stays as typed', async () => {
	const away = () => Promise.reject(new Error('offline'));
	expect(await findCommune('Issus', [], load)).toEqual({ name: 'Issus' });
	expect(await findCommune('31450 Issus', [], away)).toEqual({ name: '31450 Issus' });
	expect(asked).toHaveLength(2);
});
