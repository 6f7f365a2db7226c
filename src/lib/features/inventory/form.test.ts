import { describe, expect, test } from 'vitest';
import type { LocalDate } from '../../domain/time/types.ts';
import type { ResourceRow } from '../../store/rows.ts';
import { problemsOf } from './form-check.ts';
import { changeFrom, inputFrom } from './form-input.ts';
import { emptyForm, formOf } from './form-value.ts';
import { associationId, shed } from './testing/shed.ts';

const { resources } = shed('2026-11-23' as LocalDate);
const named = (name: string): ResourceRow => {
	const row = resources.find((candidate) => candidate.name.startsWith(name));
	if (!row) throw new Error(name);
	return row;
};
const POUZE = associationId('Foyer rural de Pouze');

describe('adding', () => {
	test('four fields are enough', () => {
		const value = { ...emptyForm(POUZE), name: '  Échelle\n double ', quantity: '2' };
		expect(problemsOf(value)).toEqual({});
		expect(inputFrom(value, POUZE)).toEqual({
			kind: 'equipment',
			association: POUZE,
			name: 'Échelle double',
			capacity: 2,
			policy: { confirm: 'itself' }
		});
	});
	test('[RS7] empty is not given, 0 and « gratuit » are free', () => {
		const value = {
			...emptyForm(POUZE),
			name: 'Sono',
			priceMember: 'gratuit',
			unit: 'day' as const
		};
		expect(inputFrom(value, POUZE).tariffs).toEqual([
			{ borrower: 'member', unit: 'day', cents: 0 }
		]);
		expect(inputFrom({ ...value, priceOutside: '2 240,50 €' }, POUZE).tariffs?.[1]?.cents).toBe(
			224050
		);
	});
	test('[RS10] room facts are kept for rooms alone', () => {
		const value = { ...emptyForm(POUZE), name: 'Salle', seats: '80', stepFree: true };
		expect(inputFrom(value, POUZE).room).toBeUndefined();
		expect(inputFrom({ ...value, kind: 'room' }, POUZE).room).toEqual({
			seats: 80,
			stepFree: true
		});
	});
	test('what is wrong is said field by field', () => {
		const value = {
			...emptyForm(POUZE),
			quantity: '1,5',
			deposit: 'deux',
			seats: 'x',
			priceMember: '-3'
		};
		expect(problemsOf(value)).toEqual({
			name: 'missing',
			quantity: 'number',
			deposit: 'money',
			seats: 'number',
			priceMember: 'money'
		});
		expect(problemsOf({ ...emptyForm(POUZE), name: 'Chaises', quantity: '1 200' })).toEqual({});
	});
});

describe('[R6] a change carries only the fields it changes', () => {
	test.each(resources.map((row) => [row.name, row] as const))('nothing changed: %s', (_, row) => {
		expect(changeFrom(formOf(row), row, undefined)).toEqual({});
	});
	test('one field', () => {
		const row = named('Chaises');
		expect(changeFrom({ ...formOf(row), quantity: '110' }, row, undefined)).toEqual({
			capacity: 110
		});
	});
	test('a field emptied is cleared', () => {
		const row = named('Barnum 3x3');
		const value = { ...formOf(row), deposit: '', site: '', remarks: '' };
		expect(changeFrom(value, row, undefined)).toEqual({
			deposit: null,
			remarks: null,
			place: { commune: { insee: '31437', name: 'Pouze' } }
		});
	});
	test('what the form does not show is left alone', () => {
		const hall = named('Salle des fêtes');
		const winter = { from: '10-15', to: '04-15' };
		const heated = {
			borrower: 'member',
			unit: 'day',
			cents: hall.body.tariffs?.[0]?.cents,
			between: winter
		} as const;
		if (heated.cents === undefined) throw new Error('no tariff');
		const tariffs = [...(hall.body.tariffs ?? []), { ...heated, cents: heated.cents }];
		const row: ResourceRow = {
			...hall,
			body: { ...hall.body, tariffs, opening: { ...hall.body.opening, notice: 60 } }
		};
		const value = { ...formOf(row), priceOutside: '200', notOn: [3 as const], weekend: false };
		const change = changeFrom(value, row, undefined);
		expect(
			change.tariffs?.map((tariff) => [tariff.borrower, tariff.cents, tariff.between])
		).toEqual([
			['member', 0, undefined],
			['outside', 20000, undefined],
			['member', 0, winter]
		]);
		expect(change.opening).toEqual({ notice: 60, notOn: [3] });
	});
	test('another steward takes the first one’s place, the others stay', () => {
		const row = named('Chaises');
		const second = named('Barnum 3x3').stewards;
		const two: ResourceRow = { ...row, stewards: [...row.stewards, ...second] };
		const value = { ...formOf(two), stewardName: 'Paul Vidal', stewardPhone: '' };
		expect(changeFrom(value, two, { name: 'Paul Vidal' })).toEqual({
			stewards: [{ name: 'Paul Vidal' }, { id: second[0]?.id }]
		});
	});
});
