import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { until } from '../../../../../../tests/until.ts';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { faultsInBothLights } from '../../../../../../tests/looks/axe.ts';
import { writtenIn } from '../../../../engine/testing/written.ts';
import { overwriteGetLocale } from '../../../../i18n/paraglide/runtime.js';
import { db } from '../../../../store/db.ts';
import '../../../../ui/tokens.css';
import '../../../../ui/ui.css';
import { bookingRow, clearAll, contact, fill, SPACE } from '../../testing/rows.ts';
import Stage from '../../testing/Stage.svelte';
import { BOOKINGS, village, VILLAGE_NOW } from '../../testing/village.ts';
import BookingScreen from '../BookingScreen.svelte';

overwriteGetLocale(() => 'fr');

const { board } = BOOKINGS;
const row = { ...bookingRow(board), note: 'Clé chez Dot' };

beforeEach(async () => {
	vi.useFakeTimers({ toFake: ['Date'], now: VILLAGE_NOW });
	await fill(db, village());
	await db.bookings.put(row);
});
afterEach(async () => {
	vi.useRealTimers();
	await clearAll(db);
});

const open = () => render(Stage, { screen: BookingScreen, given: { id: board.booking } });
const button = (name: string | RegExp) => page.getByRole('button', { name });
const purpose = page.getByRole('textbox', { name: /^Pour quoi faire/ });
const heads = page.getByRole('textbox', { name: /^Combien de personnes/ });
const changed = async () =>
	(await writtenIn(SPACE)).flatMap((fact) => (fact.kind === 'booking.changed' ? [fact.body] : []));

test('[R6] [R1] what it is for is said again by keyboard alone, and taken back', async () => {
	await open();
	await expect.element(button('Changer pour qui, pour quoi')).toBeVisible();
	button('Changer pour qui, pour quoi').element().focus();
	await userEvent.keyboard('{Enter}');
	await expect
		.element(page.getByRole('form', { name: 'Changer pour qui, pour quoi' }))
		.toHaveFocus();
	await until(async () => {
		await userEvent.keyboard('{Tab}');
		expect(document.activeElement).toBe(purpose.element());
	});
	await userEvent.keyboard('{Control>}a{/Control}Loto{Enter}');
	await until(async () => expect(await changed()).toHaveLength(1));
	const [words, said] = await writtenIn(SPACE);
	expect(words?.body).toEqual({ text: 'Loto' });
	expect(Object.keys(said?.body ?? {})).toEqual(['purpose']);
	await expect.element(button('Changer l’horaire')).toHaveFocus();
	await button('Annuler').last().click();
	await until(async () => expect(await writtenIn(SPACE)).toEqual([]));
});

test('[R6] what a colleague changes while the form is open stands, and is shown in it', async () => {
	await open();
	await button('Changer pour qui, pour quoi').click();
	await purpose.fill('Loto');
	await db.bookings.update(row.id, { note: 'Clé chez Cam', body: { ...row.body, headcount: 35 } });
	await expect.element(heads).toHaveValue('35');
	await expect.element(purpose).toHaveValue('Loto');
	await button('Enregistrer le changement').click();
	await until(async () => expect(await changed()).toHaveLength(1));
	expect(Object.keys((await changed())[0] ?? {})).toEqual(['purpose']);
});

test('what was typed outlives a kill, and can be dropped', async () => {
	const before = await open();
	await button('Changer pour qui, pour quoi').click();
	await heads.fill('35');
	await until(async () => expect(await db.drafts.count()).toBe(1));
	await before.unmount();
	await open();
	await expect.element(heads).toHaveValue('35');
	await expect.element(page.getByText(/Votre saisie d’avant est revenue/)).toBeVisible();
	await button('Reprendre ce qui est noté').click();
	await expect.element(heads).toHaveValue('');
	await button('Enregistrer le changement').click();
	await expect.element(page.getByText('Rien n’a changé.')).toBeVisible();
	await button('Laisser tel quel').click();
	await expect.element(button('Changer l’horaire')).toBeVisible();
	await until(async () => expect(await db.drafts.count()).toBe(0));
	expect(await writtenIn(SPACE)).toEqual([]);
});

test('[R1] a change that has left goes back field by field, by a further one', async () => {
	await open();
	await button('Changer pour qui, pour quoi').click();
	await page.getByRole('combobox', { name: /^Qui appeler/ }).selectOptions('Quelqu’un d’autre');
	await button('Enregistrer le changement').click();
	await expect.element(page.getByRole('textbox', { name: /^Son nom/ })).toBeInvalid();
	await page.getByRole('textbox', { name: /^Son nom/ }).fill('Zoé');
	await heads.fill('35');
	await button('Enregistrer le changement').click();
	await until(async () => expect(await changed()).toHaveLength(1));
	await db.bookings.update(row.id, {
		contact: contact('Zoé'),
		body: { ...row.body, headcount: 40 }
	});
	await db.outbox.toCollection().modify({ sent: true });
	await button('Annuler').last().click();
	await until(async () => expect(await changed()).toHaveLength(2));
	// The number has been said otherwise since: it stays.
	expect((await changed())[1]).toEqual({ contact: row.body.contact });
});

test('the form is open to all in both lights, with a name that is missing', async () => {
	await open();
	await button('Changer pour qui, pour quoi').click();
	await page.getByRole('combobox', { name: /^Qui appeler/ }).selectOptions('Quelqu’un d’autre');
	await button('Enregistrer le changement').click();
	await expect.element(page.getByRole('textbox', { name: /^Son nom/ })).toBeInvalid();
	expect(await faultsInBothLights(), 'what it is for').toEqual([]);
});
