import { expect, test } from 'vitest';
import type { LocalDateTime } from '../../../domain/time/types.ts';
import { RESOURCES } from '../testing/village.ts';
import { startFrom } from './address.ts';
import { quickRange, type When } from './when.ts';

const NOW = '2027-06-11T14:30' as LocalDateTime;
const begin = (search: string) => {
	const when = quickRange('tomorrow', NOW);
	if (!when) throw new Error('no tomorrow');
	const form: { when: When; put: [string, number][] } = { when, put: [] };
	startFrom(new URLSearchParams(search), {
		get when() {
			return form.when;
		},
		set when(next) {
			form.when = next;
		},
		local: NOW,
		usable: Object.values(RESOURCES),
		lines: [],
		put: (resource, quantity) => form.put.push([resource, quantity])
	});
	return form;
};

test('an address starts the form at a day, or at several, with the thing it names', () => {
	const one = begin(`jour=2027-06-15&ressource=${RESOURCES.tables.id}`);
	expect(one.when).toMatchObject({ day: '2027-06-15', several: false });
	expect(one.put).toEqual([[RESOURCES.tables.id, 1]]);
	expect(begin('jour=2027-06-15&jusqu=2027-06-17').when).toMatchObject({
		day: '2027-06-15',
		several: true,
		lastDay: '2027-06-17'
	});
	expect(begin('jour=2027-06-15&jusqu=2027-06-14').when.several).toBe(false);
});
