import { expect, test } from 'vitest';
import type { LocalDate } from '../../../domain/time/types.ts';
import { itemRow, occurrenceRow, spaceRow } from '../../booking/testing/rows.ts';
import { BOOKINGS, RESOURCES } from '../../booking/testing/village.ts';
import { byDay } from './read.ts';

const here = spaceRow({ name: 'Foyers ruraux' });
const there = spaceRow({ name: 'Mairie d’Issus' });
const told = (today: string, ...list: Parameters<typeof byDay>[0][number][]) =>
	byDay(list, today as LocalDate).map(
		({ date, list: found }) =>
			`${date}: ${found.map(({ row, space }) => `${row.title} (${space.name})`).join(', ')}`
	);

test('bookings of several spaces stand under their days, each with its space', () => {
	expect(
		told(
			'2027-06-11',
			{ row: BOOKINGS.board, space: there },
			{ row: BOOKINGS.choir, space: here },
			{ row: BOOKINGS.jumble, space: there }
		)
	).toEqual([
		'2027-06-13: Vide-grenier (Mairie d’Issus), Répétition de la chorale (Foyers ruraux)',
		'2027-06-14: Conseil d’administration (Mairie d’Issus)'
	]);
});

test('what is going on stands under today; what is off stands nowhere', () => {
	const off = occurrenceRow({
		title: 'Annulée',
		start: '2027-06-18T09:00',
		end: '2027-06-18T10:00',
		owner: 'Foyer',
		items: [itemRow(RESOURCES.hall, 1, { standing: 'withdrawn' })]
	});
	expect(
		told('2027-06-18', { row: BOOKINGS.camp, space: here }, { row: off, space: here })
	).toEqual(['2027-06-18: Camp d’été (Foyers ruraux)']);
});
