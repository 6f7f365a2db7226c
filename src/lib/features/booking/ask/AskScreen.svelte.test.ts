import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import { overwriteGetLocale } from '../../../i18n/paraglide/runtime.js';
import type { Send } from '../../../engine/commands.ts';
import { send } from '../../../engine/send.ts';
import { writtenIn } from '../../../engine/testing/written.ts';
import { db } from '../../../store/db.ts';
import { clearAll, fill, range, resourceRow, SPACE } from '../testing/rows.ts';
import Stage from '../testing/Stage.svelte';
import { BOOKINGS, RESOURCES, village, VILLAGE_NOW } from '../testing/village.ts';
import AskScreen from './AskScreen.svelte';
import { until } from '../../../../../tests/until.ts';

overwriteGetLocale(() => 'fr');

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

const booked = vi.fn();
beforeEach(() => booked.mockClear());
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
	await expect.poll(() => go).toHaveBeenLastCalledWith(expect.stringContaining('etape=quoi'));
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
	await expect.element(page.getByText(/derrière «\sKermesse de l’école\s»/)).toBeVisible();
	await expect.element(page.getByText(/1 confirmée d’emblée, 1 en attente/)).toBeVisible();
	await page.getByLabelText(/Pour quoi faire/).fill('Loto');
	await page.getByLabelText(/Combien de personnes/).fill('140');
	await expect.element(page.getByText(/Grande salle a 120 places/)).toBeVisible();
	await button('Réserver').click();
	await until(() => expect(booked).toHaveBeenCalledOnce());
	const facts = await writtenIn(SPACE);
	const asked = facts.find((fact) => fact.kind === 'booking.asked');
	expect(asked?.body).toMatchObject({
		association: village().space.actsFor,
		headcount: 140,
		contact: village().space.person,
		lines: [{ resource: RESOURCES.tables.id, quantity: 10 }, { resource: RESOURCES.hall.id }],
		occurrences: [{ range: { start: '2027-06-12T14:00', end: '2027-06-12T17:00' } }]
	});
	await until(async () => expect(await db.drafts.count()).toBe(0));
});

test('two taps book once, and what takes long says so', async () => {
	let write = () => {};
	const disk = new Promise<void>((resolve) => (write = resolve));
	const slowly: Send = async (name, input) => {
		await disk;
		return send(name, input);
	};
	const params = new URLSearchParams(`jour=2027-06-12&etape=qui&ressource=${RESOURCES.tables.id}`);
	await render(Stage, {
		screen: AskScreen,
		given: { params, go, onbooked: booked, send: slowly }
	});
	await button('Réserver').click();
	await button('Enregistrement…').click();
	write();
	await until(() => expect(booked).toHaveBeenCalledOnce());
	await button('Réserver').click();
	await until(() => expect(booked).toHaveBeenCalledTimes(2));
	const [first, second] = booked.mock.calls;
	expect(second).toEqual(first);
	const asked = (await writtenIn(SPACE)).filter((fact) => fact.kind === 'booking.asked');
	expect(asked).toHaveLength(1);
});

test('[RS3] a kit says what it takes, its parts are not offered twice, the summary names them', async () => {
	const screen = resourceRow('Écran');
	const kit = resourceRow('Régie');
	const parts = [{ resource: screen.id, quantity: 1 }];
	await db.resources.bulkPut([screen, { ...kit, body: { ...kit.body, parts } }]);
	const shown = await open('jour=2027-06-12&etape=quoi');
	const row = (name: string) =>
		page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });
	await expect.element(row('Régie').getByText(/^Comprend\s: écran$/)).toBeVisible();
	await button('Ajouter : Écran').click();
	await expect.element(row('Régie').getByText(/^Pas assez .*«\sÉcran\s»/)).toBeVisible();
	await button('Prendre à la place : Régie').click();
	await expect.element(row('Écran').getByText('Déjà compris dans Régie')).toBeVisible();
	await expect.element(button(/: Écran$/)).not.toBeInTheDocument();
	await until(async () => expect(JSON.stringify(await db.drafts.toArray())).toContain(kit.id));
	await shown.unmount();
	await open('etape=qui');
	await expect.element(page.getByText(/^Comprend\s: écran$/)).toBeVisible();
});

test('[BK13] fewer free than asked for: take those, or another moment, or others instead', async () => {
	await open('jour=2027-06-12&etape=quoi');
	await button('Ajouter : Chaises coque').click();
	const chairs = page.getByRole('group', { name: 'Chaises coque' }).getByRole('textbox');
	await chairs.fill('60');
	await expect
		.element(page.getByText(/Vous attendrez votre tour, derrière «\sKermesse/))
		.toBeVisible();
	const row = page.getByRole('listitem').filter({ has: chairs });
	await expect.element(row.getByRole('button', { name: /^Libre / }).first()).toBeVisible();
	await button(/^Prendre les 30\slibres\s: Chaises coque$/).click();
	await expect.element(chairs).toHaveValue('30');
	await expect.element(page.getByText(/Vous attendrez/)).not.toBeInTheDocument();
	await expect.element(row.getByRole('button', { name: /^Libre / })).not.toBeInTheDocument();
});

test('what is typed is there again after a kill', async () => {
	const first = await open('etape=quoi');
	await button('Ajouter : Salle de Pouze').click();
	await until(async () => expect(await db.drafts.count()).toBe(1));
	await first.unmount();
	await open('');
	await expect.element(page.getByText(/Vous aviez commencé une réservation/)).toBeVisible();
	await expect.element(page.getByRole('button', { name: 'Recommencer à zéro' })).toBeVisible();
});

const TABLE = {
	departements: { 31: 'C' },
	zones: { C: [{ name: 'Vacances d’été', lastClassDay: '2027-07-03', back: '2027-09-01' }] }
};

test('[BK10] [T6] every Tuesday until a date, holidays skipped, one date out, then on this phone', async () => {
	await db.settings.put({
		name: 'school-holidays',
		value: { table: TABLE, asked: VILLAGE_NOW }
	});
	await db.settings.put({ name: `school-zone/${SPACE}`, value: 'C' });
	const screen = await open('jour=2027-06-15');
	await page.getByText('Chaque semaine').click();
	await page.getByLabelText('Jusqu’au').fill('2027-07-13');
	const says = (words: RegExp) => expect.element(page.getByText(words)).toBeVisible();
	await says(/^Tous les mardis de 14\sh à 17\sh, jusqu’au 13\sjuillet, sauf vacances/);
	await says(/3 dates\s: 15\sjuin, 22\sjuin, 29\sjuin\./);
	await says(/Sautées\s: 6\sjuillet, 13\sjuillet\./);
	const second = page.getByRole('checkbox', { name: /^mardi 22\sjuin/ });
	expect(second.elements()).toHaveLength(0);
	await page.getByText('Voir les 3 dates').click();
	await second.click();
	await says(/sauf vacances.*le 22\sjuin/);
	await says(/2 dates\s: 15\sjuin, 29\sjuin\./);
	await expect.element(second).not.toBeChecked();
	await second.click();
	await says(/3 dates\s: 15\sjuin, 22\sjuin, 29\sjuin\./);
	await until(async () =>
		expect(JSON.stringify(await db.drafts.toArray())).toMatch(/07-13.*"except":\[\]/)
	);
	await screen.unmount();

	await open('etape=quoi');
	await button('Ajouter : Salle de Pouze').click();
	await expect.element(page.getByText('Libre à 3 des 3 dates')).toBeVisible();
});

test('[BK10] dates that are taken say by whom and can be skipped; what is asked leaves them out', async () => {
	await db.drafts.put({
		id: `booking/new/${SPACE}`,
		space: SPACE,
		savedAt: 0,
		value: {
			when: {
				quick: 'date',
				day: '2027-06-12',
				lastDay: '2027-06-12',
				several: false,
				from: '10:00',
				to: '12:00'
			},
			repeat: { simple: true, interval: 1, until: '2027-07-03' },
			lines: [{ resource: RESOURCES.hall.id, quantity: 1 }]
		}
	});
	await open('etape=qui');
	await expect.element(page.getByText('1 n’est pas libre')).toBeVisible();
	await expect.element(page.getByText(/Grande salle\s: .*Kermesse de l’école/)).toBeVisible();
	await button('Retirer : Samedi 26 juin, 10 h – 12 h').click();
	// No zone is known: holidays aren't promised; what was taken out by hand is said.
	await expect.element(page.getByText(/jusqu’au 3.juillet, sauf le 26.juin$/)).toBeVisible();
	await page.getByText('Sauter les dates déjà prises').click();
	await page.getByText(/^Tout ou rien/).click();
	await page.getByText('Ouverte à d’autres associations').click();
	await page.getByLabelText(/Combien de places/).fill('6');
	await page.getByLabelText('Au nom de').selectOptions('other');
	await page.getByLabelText('Son nom').fill('Mairie de Pouze');
	await button('Réserver').click();
	await until(() => expect(booked).toHaveBeenCalledOnce());
	const facts = await writtenIn(SPACE);
	const partner = facts.find((fact) => fact.kind === 'association.added');
	expect(partner?.body).toEqual({ name: 'Mairie de Pouze', partner: true });
	const asked = facts.find((fact) => fact.kind === 'booking.asked');
	expect(asked?.body).toMatchObject({
		occurrences: [
			{ range: { start: '2027-06-19T10:00' }, holiday: 'none' },
			{ range: { start: '2027-07-03T10:00' } }
		],
		repeat: { rrule: 'FREQ=WEEKLY;BYDAY=SA;UNTIL=20270703T215959Z', skips: 'none' },
		together: true,
		open: { places: 6 }
	});
	expect(asked?.body).toHaveProperty('partner');
});

test('[BK10] [BK13] with a repeat, what is not chosen yet is judged on all its dates', async () => {
	await db.drafts.put({
		id: `booking/new/${SPACE}`,
		space: SPACE,
		savedAt: 0,
		value: {
			when: {
				quick: 'date',
				day: '2027-06-05',
				lastDay: '2027-06-05',
				several: false,
				from: '14:00',
				to: '17:00'
			},
			repeat: { simple: true, interval: 1, until: '2027-07-17' }
		}
	});
	await until(async () => expect(await db.drafts.count()).toBe(1));
	vi.setSystemTime(VILLAGE_NOW - 7 * 86_400_000);
	await open('etape=quoi');
	await expect.element(page.getByText('Libre 6 fois sur 7').first()).toBeVisible();
	await expect
		.element(page.getByText(/^Pas le 12.juin\. Déjà prise .*Kermesse de l’école/).first())
		.toBeVisible();
	await expect.element(page.getByText('12 libres à chaque date, sur 32')).toBeVisible();
	await button('Ajouter : Grande salle').click();
	await expect.element(page.getByText('Libre à 6 des 7 dates')).toBeVisible();
});

test('[RS6] a quota is foretold before asking', async () => {
	const { pouze } = RESOURCES;
	await db.resources.put({
		...pouze,
		body: { ...pouze.body, policy: { confirm: 'itself', quotaPerSeason: 1 } }
	});
	await db.bookings
		.where('id')
		.equals(BOOKINGS.camp.booking)
		.modify((row) => {
			row.body = { ...row.body, association: village().space.actsFor ?? row.body.association };
		});
	await open('jour=2027-06-26&etape=quoi');
	await button('Ajouter : Salle de Pouze').click();
	await expect
		.element(page.getByText('Déjà 1 fois cette saison : un référent décidera.'))
		.toBeVisible();
});

test('[RS5] a rule in the way is said by its cause, not as "already taken"', async () => {
	const { pouze } = RESOURCES;
	const closure = {
		id: 'f',
		range: range('2027-06-26T00:00', '2027-06-27T00:00'),
		reason: 'Peinture'
	};
	await db.resources.put({ ...pouze, closures: [closure] });
	await db.drafts.put({
		id: `booking/new/${SPACE}`,
		space: SPACE,
		savedAt: 0,
		value: { lines: [{ resource: pouze.id, quantity: 1 }] }
	});
	await open('jour=2027-06-26&etape=qui');
	await expect.element(page.getByText('Fermée, d’après ce téléphone')).toBeVisible();
	await expect.element(page.getByText(/Déjà prise/)).not.toBeInTheDocument();
});

test('[BK10] more than 400 dates is a sentence, and there is nothing to go on with', async () => {
	await open('jour=2027-06-15');
	await page.getByText('Autrement').click();
	await page.getByLabelText('Jours, semaines ou mois').selectOptions('day');
	await page.getByLabelText('Tous les').selectOptions('1');
	await page.getByLabelText('Jusqu’au').fill('2029-06-15');
	await expect.element(page.getByText(/400 dates au plus/)).toBeVisible();
	await expect.element(button('Voir ce qui est libre')).toBeDisabled();
});

test('[BK13] a taken thing says when it is free, and one tap takes that moment', async () => {
	await open('jour=2027-06-12&etape=quoi');
	const hall = page.getByRole('listitem').filter({ hasText: 'Grande salle' });
	await expect.element(hall).toBeVisible();
	hall.element().scrollIntoView({ block: 'center' });
	const moments = hall.getByRole('button', { name: /^Libre / });
	await expect.element(moments.first()).toBeVisible();
	const said = moments.first().element().textContent.trim().replace('Libre ', '');
	await moments.first().click();
	await expect.element(page.getByText(said.charAt(0).toUpperCase() + said.slice(1))).toBeVisible();
	await expect.element(button('Ajouter : Grande salle')).toBeVisible();
	await button('Revenir aux dates d’avant').click();
	await expect.element(page.getByText(/Les dates ont changé/)).not.toBeInTheDocument();
});

test('[T2] several separate dates, whole days: each is judged, and asked for', async () => {
	await db.drafts.put({
		id: `booking/new/${SPACE}`,
		space: SPACE,
		savedAt: 0,
		value: { lines: [{ resource: RESOURCES.hall.id, quantity: 1 }] }
	});
	const screen = await open('jour=2027-06-12');
	await page.getByText('Toute la journée').click();
	await expect.element(page.getByLabelText('De', { exact: true })).not.toBeInTheDocument();
	await button('Ajouter une autre date').click();
	await button('Ajouter une autre date').click();
	await page.getByLabelText('3e date').fill('2027-07-10');
	await button('Retirer : Samedi 19 juin').click();
	await until(async () =>
		expect(JSON.stringify(await db.drafts.toArray())).toContain('"more":["2027-07-10"]')
	);
	await screen.unmount();
	await open('etape=qui');
	await expect.element(page.getByRole('heading', { name: '2 dates' })).toBeVisible();
	await expect.element(page.getByText('1 n’est pas libre')).toBeVisible();
	await button('Réserver').click();
	await until(() => expect(booked).toHaveBeenCalledOnce());
	const asked = (await writtenIn(SPACE)).find((fact) => fact.kind === 'booking.asked');
	expect(asked?.body).toMatchObject({
		occurrences: [
			{ range: { start: '2027-06-12T00:00', end: '2027-06-13T00:00' } },
			{ range: { start: '2027-07-10T00:00', end: '2027-07-11T00:00' } }
		]
	});
	expect(asked?.body).not.toHaveProperty('repeat');
});

test('as last time: things, people and purpose are there, and a draft begun before is left alone', async () => {
	const begun = {
		id: `booking/new/${SPACE}`,
		space: SPACE,
		savedAt: 0,
		value: { purpose: 'Loto' }
	};
	await db.drafts.put(begun);
	await open(`comme=${BOOKINGS.mounting.booking}&etape=qui`);
	await expect
		.element(page.getByLabelText(/Pour quoi faire/))
		.toHaveValue('Montage de la kermesse');
	await expect.element(page.getByRole('heading', { name: '20 tables pliantes' })).toBeVisible();
	// Kept under its own name: until then the other could still be written over.
	const own = `${begun.id}/${BOOKINGS.mounting.booking}`;
	await until(async () => expect(await db.drafts.get(own)).toBeDefined());
	expect(await db.drafts.get(begun.id)).toEqual(begun);
});

test('[T5] a date is written out in the language of the app, whatever the browser draws', async () => {
	await open('jour=2027-06-15');
	await expect.element(page.getByText(/^mardi 15.juin.2027$/)).toBeVisible();
	overwriteGetLocale(() => 'en');
	await cleanup();
	await open('jour=2027-06-15');
	await expect.element(page.getByText(/^Tuesday 15.June.2027$/)).toBeVisible();
	overwriteGetLocale(() => 'fr');
});
