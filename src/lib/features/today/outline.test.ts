import { expect, test } from 'vitest';
import type { LocalDate } from '../../domain/time/types.ts';
import type { OccurrenceRow } from '../../store/rows.ts';
import { instant, itemRow, occurrenceRow, resourceRow } from '../booking/testing/rows.ts';
import { BOOKINGS, VILLAGE_NOW } from '../booking/testing/village.ts';
import { outlineToday } from './outline.ts';

const TODAY = '2027-06-11' as LocalDate;
const outline = (rows: readonly OccurrenceRow[], now = VILLAGE_NOW) =>
	outlineToday(
		rows,
		rows.filter((row) => row.needs.length > 0),
		TODAY,
		now,
		(row) => row.mine
	);
const titles = (list: readonly { row: OccurrenceRow }[]) => list.map(({ row }) => row.title);

test('today tells what leaves and what comes back, in the order of the hours', () => {
	const { out, back } = outline(Object.values(BOOKINGS));
	expect(titles(out)).toEqual(['Sortie à Carcassonne', 'Montage de la kermesse']);
	expect(out.map(({ done }) => done)).toEqual([true, false]);
	expect(titles(back)).toEqual(['Sortie à Carcassonne', 'Fête du livre']);
	expect(back.map(({ done, time }) => [done, time])).toEqual([
		[true, '12:00'],
		[false, '20:00']
	]);
});

test('[BK12] what is out after its end is late, and only then', () => {
	expect(titles(outline([BOOKINGS.late]).late)).toEqual(['Bal du comité']);
	expect(outline([BOOKINGS.late], instant('2027-06-10T17:59')).late).toEqual([]);
	expect(titles(outline([BOOKINGS.late], instant('2027-06-10T18:00')).late)).toHaveLength(1);
});

test('[BK12] something late today is not announced a second time among the returns', () => {
	const now = instant('2027-06-11T20:30');
	const { late, back } = outline([BOOKINGS.tent], now);
	expect(titles(late)).toEqual(['Fête du livre']);
	expect(back).toEqual([]);
});

test('[BK8] what is to settle is shown to those it concerns, what is to confirm to those who decide', () => {
	const { settle, confirm } = outline(Object.values(BOOKINGS));
	expect(settle.map((row) => row.title)).toEqual(['Répétition de la chorale']);
	expect(confirm.map((row) => row.title)).toEqual(['Réunion du bureau']);
});

test('what waits or was refused is not announced as leaving', () => {
	const waiting = { ...BOOKINGS.mounting };
	const items = waiting.items.map((item) => ({ ...item, standing: 'waiting' as const }));
	expect(outline([{ ...waiting, items }]).out).toEqual([]);
});

test('skills and time are booked, never handed over', () => {
	const cook = occurrenceRow({
		title: 'Aide cuisine',
		start: '2027-06-11T17:00',
		end: '2027-06-11T20:00',
		owner: 'Foyer rural de Pouze',
		items: [itemRow(resourceRow('Cuisinière', { kind: 'skill' }))]
	});
	expect(outline([cook]).out).toEqual([]);
});

test('[T2] a booking of whole days comes back on its last day, with no hour', () => {
	const { back } = outlineToday(
		[BOOKINGS.camp],
		[],
		'2027-06-19' as LocalDate,
		instant('2027-06-19T09:00'),
		() => true
	);
	expect(back.map(({ time }) => time)).toEqual([undefined]);
});

test('the next days name what begins, three days at most', () => {
	const { next } = outline(Object.values(BOOKINGS));
	expect(next).toEqual([
		{ date: '2027-06-12', titles: ['Kermesse de l’école', 'Atelier lecture'] },
		{
			date: '2027-06-13',
			titles: ['Vide-grenier', 'Repas des aînés', 'Répétition de la chorale']
		},
		{ date: '2027-06-14', titles: ['Conseil d’administration'] }
	]);
});
