import { beforeEach, expect, test } from 'vitest';
import type { LocalDate, LocalDateTime } from '../../../domain/time/types.ts';
import { overwriteGetLocale } from '../../../i18n/paraglide/runtime.js';
import { hoursOn } from './hours.ts';

beforeEach(() => overwriteGetLocale(() => 'fr'));

const on = (date: string, start: string, end: string) => {
	const said = hoursOn(date as LocalDate, {
		start: start as LocalDateTime,
		end: end as LocalDateTime
	});
	return [said.start, said.end, said.beyond].filter(Boolean).join(' / ').replaceAll('\u00a0', ' ');
};

test('the margin says when one’s own booking begins and ends that day', () => {
	expect(on('2027-06-11', '2027-06-11T14:00', '2027-06-11T17:30')).toBe('14 h / 17 h 30');
	expect(on('2027-06-11', '2027-06-11T18:00', '2027-06-13T08:00')).toBe(
		'18 h / Du vendredi 11 juin, 18 h, au dimanche 13 juin, 8 h'
	);
});

test('of what began before, it says when it ends, or that it takes the day', () => {
	expect(on('2027-06-13', '2027-06-11T18:00', '2027-06-13T08:00')).toBe(
		'Fin / 8 h / Du vendredi 11 juin, 18 h, au dimanche 13 juin, 8 h'
	);
	expect(on('2027-06-12', '2027-06-11T18:00', '2027-06-13T08:00')).toBe(
		'Tout / le jour / Du vendredi 11 juin, 18 h, au dimanche 13 juin, 8 h'
	);
});

test('an end at midnight is of the day before', () => {
	expect(on('2027-06-11', '2027-06-11T18:00', '2027-06-12T00:00')).toBe('18 h / minuit');
	expect(on('2027-06-11', '2027-06-11T00:00', '2027-06-12T00:00')).toBe('Tout / le jour');
	expect(on('2027-06-12', '2027-06-11T18:00', '2027-06-13T00:00')).toMatch(
		/^Fin \/ minuit \/ Du vendredi/
	);
});
