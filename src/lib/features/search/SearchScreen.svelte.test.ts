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

test('a slip of the finger is forgiven, and says what was found instead', async () => {
	await fill(db, village());
	await open('kermese');
	const words = 'Rien pour « kermese ». Proche : « kermesse ».';
	await expect.element(page.getByRole('status').first()).toHaveTextContent(words);
	await expect
		.element(group('Réservations à venir').getByText('Kermesse de l’école'))
		.toBeVisible();
	await page.getByRole('searchbox').fill('kermesse');
	await expect.element(page.getByRole('status').first()).toHaveTextContent('2 réponses');
	expect(page.getByText('Proche').elements()).toHaveLength(0);
});

test('a date lists what is booked then, with its page of the planning; a free day says so', async () => {
	await fill(db, village());
	await open('samedi');
	const saturday = group('Samedi 12 juin 2027');
	await expect.element(saturday.getByText('Fête du quartier')).toBeVisible();
	const planning = saturday.getByRole('link', { name: 'Voir dans le planning' });
	await expect
		.element(planning)
		.toHaveAttribute('href', expect.stringMatching(/planning\?jour=2027-06-12$/));
	await page.getByRole('searchbox').fill('14 juillet');
	const holiday = group('Mercredi 14 juillet 2027');
	await expect.element(holiday.getByText('Aucune réservation à cette date.')).toBeVisible();
	await expect.element(page.getByRole('status').first()).toHaveTextContent('0 réponse');
	await expect.poll(() => saturday.elements()).toHaveLength(0);
	await page.getByRole('searchbox').fill('juin 2027');
	await expect.element(group('Juin 2027').getByText('Kermesse de l’école')).toBeVisible();
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
