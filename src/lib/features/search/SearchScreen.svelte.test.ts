import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { searchable } from '../../domain/text/search.ts';
import { overwriteGetLocale } from '../../i18n/paraglide/runtime.js';
import { db } from '../../store/db.ts';
import '../../ui/tokens.css';
import '../../ui/ui.css';
import { faultsInBothLights } from '../../../../tests/looks/axe.ts';
import { clearAll, fill } from '../booking/testing/rows.ts';
import { season } from '../booking/testing/season.ts';
import Stage from '../booking/testing/Stage.svelte';
import { BOOKINGS, village, VILLAGE_NOW } from '../booking/testing/village.ts';
import SearchScreen from './SearchScreen.svelte';

overwriteGetLocale(() => 'fr');

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['Date'], now: VILLAGE_NOW });
});
afterEach(async () => {
	vi.useRealTimers();
	await clearAll(db);
});

const keep = vi.fn();
const open = (first = '') => render(Stage, { screen: SearchScreen, given: { first, keep } });
const group = (name: string) => page.getByRole('region', { name });

test('one field finds bookings, things and people, each in its group', async () => {
	const occurrences = Object.values(BOOKINGS).map((row) => ({
		...row,
		search: `${row.search} ${searchable(row.contact?.name ?? '')}`
	}));
	await fill(db, village({ occurrences }));
	await open();
	await page.getByRole('searchbox').fill('Roques');
	await expect.element(group('Personnes').getByText('Mme Roques', { exact: true })).toBeVisible();
	await expect.element(group('Réservations à venir').getByText('Repas des aînés')).toBeVisible();
	await expect
		.element(group('Réservations passées').getByText('Sortie à Carcassonne'))
		.toBeVisible();
	await expect.element(page.getByText('Avec Mme Roques').first()).toBeVisible();
	await expect.poll(() => keep).toHaveBeenLastCalledWith('Roques');
});

test('words from the address are looked for at once; nothing found is said', async () => {
	await fill(db, village());
	await open('tables');
	await expect.element(group('Inventaire').getByText('Tables pliantes')).toBeVisible();
	await page.getByRole('searchbox').fill('zeppelin');
	await expect.element(page.getByText('Rien ne porte ce nom ici.')).toBeVisible();
	expect(await faultsInBothLights()).toEqual([]);
});

test('a season of thousands is found whole, and shown a few at a time', async () => {
	await fill(db, village({ occurrences: season(1_200), bookings: [], claims: [] }));
	await open('réservation');
	await expect.element(page.getByText('1200 réponses')).toBeVisible();
	const coming = group('Réservations à venir');
	await expect.poll(() => coming.getByRole('listitem').elements()).toHaveLength(6);
	await coming.getByRole('button', { name: /Voir \d+ autres/ }).click();
	await expect.poll(() => coming.getByRole('listitem').elements()).toHaveLength(100);
});
