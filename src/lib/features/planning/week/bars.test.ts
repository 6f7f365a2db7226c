import { expect, test } from 'vitest';
import type { LocalDate } from '../../../domain/time/types.ts';
import { claimRows, instant, itemRow, occurrenceRow, ZONE } from '../../booking/testing/rows.ts';
import { BOOKINGS, RESOURCES } from '../../booking/testing/village.ts';
import { barsOf, barsOn, columnsOf, inWeek, weekOf } from './bars.ts';

const date = (text: string) => text as LocalDate;
const booking = (title: string, start: string, end: string, over = {}) =>
	occurrenceRow({ title, start, end, owner: 'Foyer', items: [itemRow(RESOURCES.hall)], ...over });
const NOON = instant('2027-06-11T12:00');
const columns = (start: string, end: string, monday: string) => {
	const { first, last } = columnsOf(booking('x', start, end).range, date(monday));
	return [first, last];
};

test('[T5] a week runs from its Monday to its Sunday, over the end of a year', () => {
	expect(weekOf(date('2027-01-01'))).toEqual([
		'2026-12-28',
		'2026-12-29',
		'2026-12-30',
		'2026-12-31',
		'2027-01-01',
		'2027-01-02',
		'2027-01-03'
	]);
});

test('[T3] the day the clocks change is one column, with 25 hours or with 23', () => {
	expect(columns('2026-10-25T00:00', '2026-10-26T00:00', '2026-10-19')).toEqual([6, 6]);
	expect(columns('2026-10-24T20:00', '2026-10-25T03:30', '2026-10-19')).toEqual([5, 6]);
	expect(columns('2027-03-28T00:00', '2027-03-29T00:00', '2027-03-22')).toEqual([6, 6]);
	expect(columns('2027-03-27T22:00', '2027-03-28T03:00', '2027-03-22')).toEqual([5, 6]);
});

test('[T2] an end at midnight touches nothing of the day that begins', () => {
	expect(columns('2027-06-12T20:00', '2027-06-13T00:00', '2027-06-07')).toEqual([5, 5]);
	expect(columns('2027-06-12T20:00', '2027-06-13T02:00', '2027-06-07')).toEqual([5, 6]);
});

test('a booking over the end of a month goes on beyond the week on both sides', () => {
	const range = booking('Camp', '2027-06-25T10:00', '2027-07-06T18:00').range;
	expect(columnsOf(range, date('2027-06-28'))).toEqual({ first: -3, last: 8 });
	expect(inWeek(columnsOf(range, date('2027-07-05')))).toBe(true);
	expect(inWeek(columnsOf(range, date('2027-07-12')))).toBe(false);
});

test('[RS4] turnaround reaches into the day after, also in the night the clocks change', () => {
	const night = booking('Bal', '2026-10-24T20:00', '2026-10-24T23:30');
	const claims = claimRows(night, { [RESOURCES.hall.id]: 60 });
	const [bar] =
		barsOf([night], claims, date('2026-10-19'), ZONE, NOON).get(RESOURCES.hall.id) ?? [];
	expect(bar?.block.end).toBe('2026-10-25T00:30');
	expect([bar?.first, bar?.last, bar?.turn.last]).toEqual([5, 5, 6]);
	const whole = booking('Loto', '2027-03-27T20:00', '2027-03-28T01:30');
	const after = barsOf(
		[whole],
		claimRows(whole, { [RESOURCES.hall.id]: 60 }),
		date('2027-03-22'),
		ZONE,
		NOON
	).get(RESOURCES.hall.id);
	expect(after?.[0]?.block.end, 'two o’clock does not exist').toBe('2027-03-28T03:30');
});

test('[BK2] what was refused or withdrawn takes no place; what waits is there with its name', () => {
	const refused = booking('Non', '2027-06-12T09:00', '2027-06-12T10:00', {
		items: [itemRow(RESOURCES.hall, 1, { standing: 'refused' })]
	});
	const bars = barsOf([refused, BOOKINGS.street], [], date('2027-06-07'), ZONE, NOON);
	const taken = Object.values(RESOURCES).filter(({ id }) => bars.get(id) !== undefined);
	expect(taken.map(({ id }) => id)).toEqual([RESOURCES.tables.id]);
	expect(bars.get(RESOURCES.tables.id)?.map(({ shown, quantity }) => [shown, quantity])).toEqual([
		['waiting', 24]
	]);
});

test('[RS3] a part taken through its whole says through what', () => {
	const row = booking('Fête', '2027-06-12T09:00', '2027-06-12T19:00');
	const [claim] = claimRows(row);
	if (!claim) throw new Error('no claim');
	const part = { ...claim, id: claim.id.replace(RESOURCES.hall.id, RESOURCES.kitchen.id) };
	const bars = barsOf(
		[row],
		[claim, { ...part, resource: RESOURCES.kitchen.id }],
		date('2027-06-07'),
		ZONE,
		NOON
	);
	expect(bars.get(RESOURCES.hall.id)?.[0]?.through).toBeUndefined();
	expect(bars.get(RESOURCES.kitchen.id)?.[0]?.through).toBe('Grande salle');
});

test('[BK12] what should be back is late; a day names its bars by their hours', () => {
	const rows = Object.values(BOOKINGS);
	const bars = barsOf(
		rows,
		rows.flatMap((row) => claimRows(row)),
		date('2027-06-07'),
		ZONE,
		NOON
	);
	expect(bars.get(RESOURCES.sound.id)?.map(({ row, late }) => [row.title, late])).toEqual([
		['Bal du comité', true],
		['Kermesse de l’école', false]
	]);
	const sunday = barsOn(bars.get(RESOURCES.hall.id) ?? [], 6);
	expect(sunday.map(({ row }) => row.title)).toEqual([
		'Repas des aînés',
		'Répétition de la chorale'
	]);
});
