import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { expectLook } from '../../../../tests/looks/look.ts';
import type { LocalDate } from '../../domain/time/types.ts';
import { overwriteGetLocale } from '../../i18n/paraglide/runtime.js';
import '../../ui/tokens.css';
import '../../ui/ui.css';
import { BOOKINGS, RESOURCES } from '../booking/testing/village.ts';
import PosterSheet from './testing/PosterSheet.svelte';
import { daysOfWeek, posterRows, weeksOfMonth } from './poster.ts';

overwriteGetLocale(() => 'fr');

const DAY = '2027-06-11' as LocalDate;
const { hall, small, chairs } = RESOURCES;

test.each([
	['week', daysOfWeek(DAY), undefined],
	['month', weeksOfMonth(DAY).flat(), weeksOfMonth(DAY)]
] as const)('the poster of a %s looks as it did, on one sheet', async (name, days, weeks) => {
	const chosen = [hall, small, chairs];
	const rows = posterRows(
		chosen,
		Object.values(RESOURCES),
		Object.values(BOOKINGS),
		days,
		() => undefined
	);
	const given = {
		title: 'Salle des fêtes de Montbrun',
		period: weeks ? 'Juin 2027' : 'Semaine du lundi 7 au dimanche 13 juin 2027',
		contacts: hall.stewards,
		rows,
		days,
		weeks,
		month: DAY,
		holidayOn: (date: LocalDate) => (date === '2027-06-10' ? ('both' as const) : ('none' as const)),
		printed: 'Imprimée le vendredi 11 juin 2027 à 14 h 30',
		link: 'https://remise.example/e/lauragais/planning'
	};
	await render(PosterSheet, { given });
	const find = () => document.querySelector<HTMLElement>('.poster') ?? document.body;
	await expect.poll(() => find().matches('[data-fitted]')).toBe(true);
	// A4 across, at 96 px an inch.
	const { offsetWidth, offsetHeight } = find();
	expect([offsetWidth, offsetHeight]).toEqual([1123, 793]);
	await expectLook(`poster-${name}`, find);
});

test('[T6] holidays stand on the sheet, and each look is in its legend', async () => {
	const days = daysOfWeek(DAY);
	const given = {
		title: 'Salle des fêtes',
		period: 'Semaine',
		contacts: [],
		rows: posterRows([hall], Object.values(RESOURCES), [BOOKINGS.fair], days, () => undefined),
		days,
		month: DAY,
		holidayOn: () => 'school' as const,
		printed: '',
		link: 'https://remise.example'
	};
	await render(PosterSheet, { given });
	const find = () => document.querySelector<HTMLElement>('.poster') ?? document.body;
	await expect.poll(() => find().matches('[data-fitted]')).toBe(true);
	expect(find().querySelectorAll('.hol')).toHaveLength(7);
	expect(find().textContent).toContain('vacances scolaires');
	expect(find().querySelector('.legend')?.textContent).toContain('Retenue');
});
