import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { overwriteGetLocale } from '../../../i18n/paraglide/runtime.js';
import { writtenIn } from '../../../engine/testing/written.ts';
import { db } from '../../../store/db.ts';
import { clearAll, fill, SPACE } from '../testing/rows.ts';
import Stage from '../testing/Stage.svelte';
import { RESOURCES, village, VILLAGE_NOW } from '../testing/village.ts';
import AskScreen from './AskScreen.svelte';

overwriteGetLocale(() => 'fr');

beforeEach(async () => {
	vi.useFakeTimers({ toFake: ['Date'], now: VILLAGE_NOW });
	await fill(db, village());
});
afterEach(async () => {
	vi.useRealTimers();
	await clearAll(db);
});

const booked = vi.fn();
const go = vi.fn();
const open = (search: string) =>
	render(Stage, {
		screen: AskScreen,
		given: { params: new URLSearchParams(search), go, onbooked: booked }
	});
const button = (name: string | RegExp) => page.getByRole('button', { name });

test('from the evening proposed to what is free then: one tap', async () => {
	await open('');
	await expect.element(page.getByRole('radio', { name: /Ce soir/ })).toBeChecked();
	await button('Voir ce qui est libre').click();
	expect(go).toHaveBeenLastCalledWith(expect.stringContaining('etape=quoi'));
});

test('[BK13] what is free says how many, what is taken says until when and what stands in', async () => {
	await open('jour=2027-06-12&etape=quoi');
	await expect.element(page.getByText('12 libres sur 32')).toBeVisible();
	await expect
		.element(page.getByText('Kermesse de l’école, puis battement jusqu’à 21 h'))
		.toBeVisible();
	await button('Prendre Salle de Pouze').click();
	await expect.element(button('Retirer : Salle de Pouze')).toBeVisible();
});

test('a search forgives accents and plurals and keeps what was chosen in sight', async () => {
	await open('jour=2027-06-12&etape=quoi');
	await button('Ajouter : Tables pliantes').click();
	await page.getByRole('searchbox').fill('barnums');
	await expect.element(button('Ajouter : Barnum 6 × 4 m')).toBeVisible();
	await expect.element(page.getByRole('group', { name: 'Tables pliantes' })).toBeVisible();
	await expect.element(page.getByText('Remorque')).not.toBeInTheDocument();
});

test('[R3] the summary says what this phone believes, then the booking is on this phone', async () => {
	await db.drafts.put({
		id: `booking/new/${RESOURCES.tables.space}`,
		space: RESOURCES.tables.space,
		savedAt: 0,
		value: {
			lines: [
				{ resource: RESOURCES.tables.id, quantity: 10 },
				{ resource: RESOURCES.hall.id, quantity: 1 }
			]
		}
	});
	await open('jour=2027-06-12&etape=qui');
	await expect.element(page.getByText('Libre, d’après ce téléphone')).toBeVisible();
	await expect.element(page.getByText('Déjà prise, d’après ce téléphone')).toBeVisible();
	await page.getByLabelText(/Pour quoi faire/).fill('Loto');
	await page.getByLabelText(/Combien de personnes/).fill('140');
	await expect.element(page.getByText(/Grande salle a 120 places/)).toBeVisible();
	await button('Réserver').click();
	await vi.waitFor(() => expect(booked).toHaveBeenCalledOnce());
	const facts = await writtenIn(SPACE);
	const asked = facts.find((fact) => fact.kind === 'booking.asked');
	expect(asked?.body).toMatchObject({
		association: village().space.actsFor,
		headcount: 140,
		contact: village().space.person,
		lines: [{ resource: RESOURCES.tables.id, quantity: 10 }, { resource: RESOURCES.hall.id }],
		occurrences: [{ range: { start: '2027-06-12T14:00', end: '2027-06-12T17:00' } }]
	});
	await vi.waitFor(async () => expect(await db.drafts.count()).toBe(0));
});

test('what is typed is there again after a kill', async () => {
	const first = await open('etape=quoi');
	await button('Ajouter : Salle de Pouze').click();
	await vi.waitFor(async () => expect(await db.drafts.count()).toBe(1));
	await first.unmount();
	await open('');
	await expect.element(page.getByText(/Vous aviez commencé une réservation/)).toBeVisible();
	await expect.element(page.getByRole('button', { name: 'Recommencer à zéro' })).toBeVisible();
});
