import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { overwriteGetLocale } from '../../i18n/paraglide/runtime.js';
import { db } from '../../store/db.ts';
import type { ResourceRow } from '../../store/rows.ts';
import '../../ui/tokens.css';
import '../../ui/ui.css';
import { faultsInBothLights } from '../../../../tests/looks/axe.ts';
import { clearAll, fill } from '../booking/testing/rows.ts';
import UnknownBooking from '../booking/page/UnknownBooking.svelte';
import Stage from '../booking/testing/Stage.svelte';
import { RESOURCES, village, VILLAGE_NOW } from '../booking/testing/village.ts';
import PosterScreen from './PosterScreen.svelte';
import SlipScreen from './SlipScreen.svelte';

overwriteGetLocale(() => 'fr');

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['Date'], now: VILLAGE_NOW });
});
afterEach(async () => {
	vi.useRealTimers();
	await clearAll(db);
});

const { hall } = RESOURCES;
const inCommune = (row: ResourceRow, insee: string): ResourceRow => ({
	...row,
	body: { ...row.body, place: { commune: { name: 'Montbrun', insee } } }
});
async function open(search: string, ...resources: readonly ResourceRow[]) {
	await fill(db, village({ resources }));
	await render(Stage, {
		screen: PosterScreen,
		given: { params: new URLSearchParams(search), go: vi.fn() }
	});
}
/** What the square of a day of the month says. */
const square = (day: number): string | undefined =>
	[...document.querySelectorAll('.poster .num')]
		.find((number) => number.firstChild?.textContent?.trim() === String(day))
		?.closest('.cell')
		?.textContent.replace(/\s+/g, ' ')
		.trim();

test('[T6] a month’s sheet names the public holidays, on their day and on no other', async () => {
	await open('vue=mois&jour=2027-07-14', hall);
	await expect.poll(() => square(14)).toBe('14 férié');
	expect(square(13)).toBe('13');
});

test('[T6] holidays are those of where the thing is: Good Friday is one in Alsace', async () => {
	await open('vue=semaine&jour=2027-03-26', inCommune(hall, '67482'));
	const heads = () =>
		[...document.querySelectorAll('.poster .head')].map((head) =>
			head.textContent.replace(/\s+/g, ' ').trim()
		);
	await expect.poll(heads).toContain('26 vendredi férié');
	expect(heads().filter((words) => words.includes('férié'))).toHaveLength(1);
});

test('[RS5] on a holiday a thing isn’t lent on, its square says why nothing can be written there', async () => {
	const body = { ...hall.body, opening: { notOnPublicHolidays: true } };
	await open('vue=mois&jour=2027-07-14', { ...hall, body });
	await expect.poll(() => square(14)).toMatch(/^14 férié .*férié/);
	expect(square(13)).toBe('13');
});

test('the slip of a booking this phone doesn’t know says so, offers nothing to print, and is open to all', async () => {
	await fill(db, village());
	await render(Stage, {
		screen: SlipScreen,
		given: { id: 'nulle-part____________', Unknown: UnknownBooking }
	});
	await expect
		.element(page.getByText('Cette réservation n’est pas sur ce téléphone'))
		.toBeVisible();
	await expect.element(page.getByRole('link', { name: 'Voir le planning' })).toBeVisible();
	await expect.element(page.getByRole('button', { name: 'Imprimer' })).not.toBeInTheDocument();
	expect(await faultsInBothLights()).toEqual([]);
});
