import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { until } from '../../../../../tests/until.ts';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import { writtenIn } from '../../../engine/testing/written.ts';
import { overwriteGetLocale } from '../../../i18n/paraglide/runtime.js';
import { db } from '../../../store/db.ts';
import { bookingRow, clearAll, fill, SPACE } from '../testing/rows.ts';
import Stage from '../testing/Stage.svelte';
import { BOOKINGS, village, VILLAGE_NOW } from '../testing/village.ts';
import BookingScreen from './BookingScreen.svelte';

overwriteGetLocale(() => 'fr');

const { board, mounting } = BOOKINGS;

beforeEach(async () => {
	vi.useFakeTimers({ toFake: ['Date'], now: VILLAGE_NOW });
	await fill(db, village());
});
afterEach(async () => {
	vi.useRealTimers();
	// A form that goes keeps its draft: it has to go before the drafts do.
	await cleanup();
	await clearAll(db);
});

const open = (of = board, date?: string) =>
	render(Stage, { screen: BookingScreen, given: { id: of.booking, date } });
const button = (name: string | RegExp) => page.getByRole('button', { name });
const count = (thing: string) =>
	page.getByRole('group', { name: thing }).getByRole('textbox', { name: 'Nombre' });
const firstDay = page.getByLabelText('Premier jour');
const back = page.getByText(/Votre saisie d’avant est revenue/);
const kept = () => until(async () => expect(await db.drafts.count()).toBe(1));
const gone = () => until(async () => expect(await db.drafts.count()).toBe(0));

test('another time that was being typed outlives a kill, and can be dropped', async () => {
	const before = await open();
	await button('Changer l’horaire').click();
	await firstDay.fill('2027-06-22');
	await page.getByLabelText('De', { exact: true }).selectOptions('10 h');
	await kept();
	await before.unmount();
	await open();
	await expect.element(firstDay).toHaveValue('2027-06-22');
	await expect.element(page.getByLabelText('De', { exact: true })).toHaveValue('10:00');
	await expect.element(back).toBeVisible();
	await button('Reprendre ce qui est noté').click();
	await expect.element(firstDay).toHaveValue(board.range.start.slice(0, 10));
	await button('Laisser tel quel').click();
	await expect.element(button('Changer l’horaire')).toBeVisible();
	await gone();
	expect(await writtenIn(SPACE)).toEqual([]);
});

test('[R6] what one left alone follows the booking; once written nothing is left to come back to', async () => {
	const row = bookingRow(mounting);
	await db.bookings.update(row.id, { iChange: true, mine: true });
	const before = await open(mounting);
	await button('Changer l’horaire').click();
	await count('Tables pliantes').fill('12');
	await kept();
	await before.unmount();
	const lines = row.wish.lines.map((line) =>
		line.quantity === 80 ? { ...line, quantity: 70 } : line
	);
	await db.bookings.update(row.id, { wish: { ...row.wish, lines } });
	await open(mounting);
	await expect.element(count('Tables pliantes')).toHaveValue('12');
	await expect.element(count('Chaises coque')).toHaveValue('70');
	await button('Enregistrer le changement').click();
	await until(async () => expect(await writtenIn(SPACE)).toHaveLength(1));
	const [said] = await writtenIn(SPACE);
	const tables = row.wish.lines.find((line) => line.quantity === 20);
	expect(said?.body).toEqual({ lines: { set: [{ id: tables?.id, quantity: 12 }] } });
	await gone();
});

test('what was begun for one date is not opened at another that was asked for', async () => {
	const before = await open();
	await button('Changer l’horaire').click();
	await firstDay.fill('2027-06-22');
	await kept();
	await before.unmount();
	await open(board, '2027-06-11');
	await expect.element(button('Changer l’horaire')).toBeVisible();
	expect(firstDay.elements()).toHaveLength(0);
});
