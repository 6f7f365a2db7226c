import { expect, test } from 'vitest';
import type { LocalDate } from '../../domain/time/types.ts';
import { itemRow, occurrenceRow } from '../booking/testing/rows.ts';
import { BOOKINGS, RESOURCES } from '../booking/testing/village.ts';
import { countParts, firstParts, sectionsOf, type Section } from './sections.ts';

const date = (text: string) => text as LocalDate;
const told = (sections: readonly Section[]) =>
	sections.map((section) =>
		section.type === 'empty'
			? `${section.from}..${section.to}`
			: `${section.date}: ${section.parts.map(({ row, start, end }) => `${row.title} ${start ?? '–'} ${end ?? '–'}`).join(', ')}`
	);
const booking = (title: string, start: string, end: string) =>
	occurrenceRow({ title, start, end, owner: 'Foyer', items: [itemRow(RESOURCES.hall)] });

test('days with nothing are one line together, but not those asked for', () => {
	const sections = sectionsOf([BOOKINGS.board], date('2027-06-12'), date('2027-06-18'), [
		date('2027-06-16')
	]);
	expect(told(sections)).toEqual([
		'2027-06-12..2027-06-13',
		'2027-06-14: Conseil d’administration 20:00 22:00',
		'2027-06-15..2027-06-15',
		'2027-06-16: ',
		'2027-06-17..2027-06-18'
	]);
});

test('a booking over a night is on both days, with the hour that matters on each', () => {
	const ball = booking('Bal', '2027-06-12T20:00', '2027-06-13T02:00');
	expect(told(sectionsOf([ball], date('2027-06-12'), date('2027-06-13')))).toEqual([
		'2027-06-12: Bal 20:00 –',
		'2027-06-13: Bal – 02:00'
	]);
});

test('[T2] one that ends at midnight is not on the next day', () => {
	const show = booking('Spectacle', '2027-06-12T20:00', '2027-06-13T00:00');
	expect(told(sectionsOf([show], date('2027-06-12'), date('2027-06-13')))).toEqual([
		'2027-06-12: Spectacle 20:00 24:00',
		'2027-06-13..2027-06-13'
	]);
});

test('[T2] whole days carry no hours', () => {
	expect(told(sectionsOf([BOOKINGS.camp], date('2027-06-18'), date('2027-06-20')))).toEqual([
		'2027-06-18: Camp d’été – –',
		'2027-06-19: Camp d’été – –',
		'2027-06-20..2027-06-20'
	]);
});

test('what goes on from the day before comes first, then the hours in order', () => {
	const rows = [
		booking('Midi', '2027-06-13T12:00', '2027-06-13T13:00'),
		booking('Matin', '2027-06-13T08:00', '2027-06-13T09:00'),
		booking('Nuit', '2027-06-12T20:00', '2027-06-13T02:00')
	];
	const [day] = sectionsOf(rows, date('2027-06-13'), date('2027-06-13'));
	expect(day?.type === 'day' && day.parts.map(({ row }) => row.title)).toEqual([
		'Nuit',
		'Matin',
		'Midi'
	]);
});

test('the first lines stop within a day, and leave out nothing once there are enough', () => {
	const hours = ['08:00', '09:00', '10:00'];
	const rows = hours.map((hour) => booking(hour, `2027-06-13T${hour}`, '2027-06-13T11:00'));
	const sections = sectionsOf([...rows, BOOKINGS.camp], date('2027-06-13'), date('2027-06-20'));
	expect(countParts(sections)).toBe(6);
	const two = firstParts(sections, 2);
	expect(two).toHaveLength(1);
	expect(countParts(two)).toBe(2);
	expect(countParts(firstParts(sections, 4))).toBe(4);
	expect(firstParts(sections, 6)).toEqual(sections);
});
