import { expect, test } from 'vitest';
import type { OccurrenceId, PersonId } from '../domain/ids.ts';
import { booking, DATE, lines, noted } from '../features/booking/testing/handovers.ts';
import { keyHolder } from './key-holder.ts';

const julien = { keys: true, person: 'p-julien' as PersonId, personName: 'Julien Marty' };
const odile = { keys: true, person: 'p-odile' as PersonId, personName: 'Odile Pons' };
const keys = (to: typeof julien, when: number, quantity = 1) => ({
	...noted(lines[0], 'out', quantity),
	...to,
	when
});
const holder = (...handovers: ReturnType<typeof noted>[]) =>
	keyHolder(booking(...handovers), DATE)?.name;

test('[BK12] the keys are with whoever was given them last', () => {
	expect(keyHolder(booking(noted(lines[1], 'out', 20), keys(julien, 7)), DATE)).toEqual({
		person: julien.person,
		name: 'Julien Marty',
		since: 7
	});
	expect(holder(keys(julien, 7), keys(odile, 8, 0))).toBe('Odile Pons');
	expect(keyHolder(booking(keys(julien, 7)), '2' as OccurrenceId)).toBeUndefined();
	const { person, personName } = julien;
	expect(holder({ ...noted(lines[0], 'out', 1), ...{ person, personName } })).toBeUndefined();
});

test('[BK12] the keys are back with all that went out, or before the rest where it is said', () => {
	const tables = noted(lines[1], 'out', 20);
	const hall = noted(lines[0], 'back', 1);
	const rest = noted(lines[1], 'back', 20);
	expect(holder(keys(julien, 7), tables, hall)).toBe('Julien Marty');
	expect(holder(keys(julien, 7), tables, hall, rest)).toBeUndefined();
	expect(holder(keys(julien, 7), tables, { ...hall, ...{ keys: true } })).toBeUndefined();
	expect(holder(keys(julien, 7), tables, hall, rest, tables)).toBeUndefined();
});

test('[BK12] a return that is heard of before the departure leaves the keys with nobody', () => {
	expect(holder(noted(lines[0], 'back', 1), keys(julien, 7))).toBeUndefined();
});

test('[R7] somebody erased still has the keys; who may not know people is told of nobody', () => {
	expect(holder(keys({ ...julien, personName: '' }, 7))).toBe('');
	const unnamed = { keys: true, person: julien.person };
	expect(holder({ ...noted(lines[0], 'out', 1), ...unnamed })).toBeUndefined();
});
