import { expect, test } from 'vitest';
import { bulkChange, NOTHING, saysNothing } from './bulk.ts';
import type { LocalDate } from '../../domain/time/types.ts';
import { associationId, shed } from './testing/shed.ts';

const rows = shed('2027-06-11' as LocalDate).resources;
const [one, other] = rows;
if (!one || !other) throw new Error('an empty shed');

test('what is left alone is not in the change', () => {
	expect(saysNothing(NOTHING)).toBe(true);
	expect(bulkChange(NOTHING, one, rows, undefined)).toEqual({});
	const change = bulkChange({ ...NOTHING, kind: 'technical' }, one, rows, undefined);
	expect(change).toEqual({ kind: 'technical' });
});

test('[R6] half a place typed keeps the other half of each thing’s own', () => {
	const here = (site: string) => ({
		...one,
		body: { ...one.body, place: { commune: { name: 'Pouze' }, site } }
	});
	expect(bulkChange({ ...NOTHING, site: 'Hangar' }, here('A'), rows, undefined).place).toEqual({
		commune: { name: 'Pouze' },
		site: 'Hangar'
	});
	const commune = { name: 'Issus', insee: '31240' };
	expect(bulkChange({ ...NOTHING, commune: 'Issus' }, here('A'), rows, commune).place).toEqual({
		commune,
		site: 'A'
	});
});

test('[RS6] who confirms is said for all; the rest of each thing’s policy is its own', () => {
	const strict = {
		...one,
		body: { ...one.body, policy: { confirm: 'itself' as const, quotaPerSeason: 3 } }
	};
	expect(bulkChange({ ...NOTHING, confirm: 'steward' }, strict, rows, undefined)).toEqual({
		policy: { confirm: 'steward', quotaPerSeason: 3 }
	});
});

test('[RS5] [RS6] the rules of one become the rules of all, and a policy said apart wins', () => {
	const model = {
		...one,
		body: {
			...one.body,
			opening: { horizonDays: 7 },
			turnaround: { before: 0, after: 30 },
			policy: { confirm: 'steward' as const, quotaPerSeason: 3 }
		}
	};
	const form = { ...NOTHING, rulesOf: model.id };
	expect(bulkChange(form, other, [model, other], undefined)).toEqual({
		opening: { horizonDays: 7 },
		turnaround: { before: 0, after: 30 },
		policy: { confirm: 'steward', quotaPerSeason: 3 }
	});
	expect(
		bulkChange({ ...form, confirm: 'itself' }, other, [model, other], undefined).policy
	).toEqual({ confirm: 'itself', quotaPerSeason: 3 });
});

test('another owner is one field', () => {
	const association = associationId('Chorale');
	expect(bulkChange({ ...NOTHING, association }, one, rows, undefined)).toEqual({ association });
});
