import { expect, test } from 'vitest';
import type { Opening } from '../../../domain/resource/types.ts';
import type { LocalDate, LocalTime } from '../../../domain/time/types.ts';
import { startOfDay } from '../../../domain/time/zoned.ts';
import { placesOf } from '../../../store/places.ts';
import type { ResourceRow } from '../../../store/rows.ts';
import { claimRows, range, resourceRow, ZONE } from '../../booking/testing/rows.ts';
import { BOOKINGS, RESOURCES } from '../../booking/testing/village.ts';
import { cellOf } from './cells.ts';

const date = (text: string) => text as LocalDate;
const rows = Object.values(RESOURCES);
const claims = Object.values(BOOKINGS).flatMap((row) => claimRows(row));
const cell = (row: ResourceRow, day: string, holiday: 'none' | 'school' = 'none') =>
	cellOf(placesOf([...rows, row], claims), row, date(day), ZONE, holiday);
const opened = (opening: Opening): ResourceRow => {
	const row = resourceRow('Petit préau', { kind: 'room' });
	return { ...row, body: { ...row.body, opening } };
};

test('[BK14] a day says what remains of many, as the one availability function counts it', () => {
	expect(cell(RESOURCES.tables, '2027-06-12').left).toBe(12);
	expect(cell(RESOURCES.tables, '2027-06-13').left).toBe(4);
	expect(cell(RESOURCES.tables, '2027-06-14').left).toBe(32);
});

test('[RS5] a closure shuts each of its days, and none after its end at midnight', () => {
	const closed = {
		...RESOURCES.pouze,
		closures: [{ id: 'c', range: range('2027-06-12T00:00', '2027-06-14T00:00'), reason: 'Travaux' }]
	};
	const shut = (day: string) => cell(closed, day).shut;
	expect(shut('2027-06-13')).toEqual({ by: 'closure', reason: 'Travaux' });
	expect(shut('2027-06-14')).toBeUndefined();
	expect(cell(closed, '2027-06-12').left).toBe(0);
});

test('[RS2] a day on which all of it is out of service is shut, and says so; one of several is not', () => {
	const outage = (units: number): ResourceRow['outages'][number] => ({
		id: 'o',
		units,
		since: date('2027-06-10'),
		until: undefined,
		span: { from: startOfDay(date('2027-06-10'), ZONE), to: Infinity },
		reason: undefined
	});
	const { pouze, tables } = RESOURCES;
	const broken = { ...pouze, outages: [outage(1)] };
	expect(cell(broken, '2027-06-14').shut).toEqual({ by: 'outage' });
	expect(cell(broken, '2027-06-09').shut).toBeUndefined();
	expect(cell({ ...tables, outages: [outage(2)] }, '2027-06-14').shut).toBeUndefined();
	expect(cell({ ...tables, outages: [outage(2)] }, '2027-06-14').left).toBe(30);
});

test('[RS5] rules that hold all day shut it; opening hours do when there are none that day', () => {
	const wednesday = '2027-06-09';
	expect(cell(opened({ notOn: [3] }), wednesday).shut).toEqual({
		by: 'rule',
		reason: { type: 'NotThatDay' }
	});
	expect(cell(opened({ notOn: [3] }), '2027-06-10').shut).toBeUndefined();
	expect(cell(opened({ notInSchoolHolidays: true }), wednesday, 'school').shut?.by).toBe('rule');
	const time = (text: string) => text as LocalTime;
	const evenings = { hours: [{ days: [1, 2] as const, from: time('18:00'), to: time('23:00') }] };
	expect(cell(opened(evenings), wednesday).shut).toEqual({
		by: 'rule',
		reason: { type: 'NotOpen' }
	});
	expect(cell(opened(evenings), '2027-06-08').shut).toBeUndefined();
	expect(cell(opened({ shortest: 600, notice: 999_999 }), wednesday).shut).toBeUndefined();
});
