import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { overwriteGetLocale } from '../../i18n/paraglide/runtime.js';
import type { HandoverId } from '../../domain/ids.ts';
import { writtenIn } from '../../engine/testing/written.ts';
import type { BookingId } from '../../domain/ids.ts';
import { db } from '../../store/db.ts';
import { needsOf } from '../../store/needs.ts';
import { faultsInBothLights } from '../../../../tests/looks/axe.ts';
import '../../ui/tokens.css';
import '../../ui/ui.css';
import {
	bookingRow,
	clearAll,
	contact,
	fill,
	instant,
	range,
	SPACE
} from '../booking/testing/rows.ts';
import Stage from '../booking/testing/Stage.svelte';
import { BOOKINGS, RESOURCES, village, VILLAGE_NOW } from '../booking/testing/village.ts';
import type { Answering } from './answer.ts';
import TodayScreen from './TodayScreen.svelte';
import { until } from '../../../../tests/until.ts';

overwriteGetLocale(() => 'fr');

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['Date'], now: VILLAGE_NOW });
});
afterEach(async () => {
	vi.useRealTimers();
	await clearAll(db);
});

const answer = ({ way }: Answering) =>
	way
		? import('../booking/page/HandoverSheet.svelte')
		: import('../booking/page/AnswerSheet.svelte');
const open = () => render(Stage, { screen: TodayScreen, given: { answer } });
const button = (name: string | RegExp) => page.getByRole('button', { name });

test('[BK12] what is late says since when, who has it, who counts on it and whom to call', async () => {
	await fill(db, village());
	await open();
	await expect.element(page.getByText('En retard depuis hier, 18 h')).toBeVisible();
	await expect.element(page.getByText(/Chez M. Ferrand/)).toBeVisible();
	await expect.element(page.getByText('demain à 8 h 30')).toBeVisible();
	await expect
		.element(page.getByRole('link', { name: 'Appeler M. Ferrand' }))
		.toHaveAttribute('href', 'tel:0639984567');
});

test('[BK12] who counts on what is late goes from its card as soon as they no longer do', async () => {
	await fill(db, village());
	await open();
	await expect.element(page.getByText(/Kermesse de l’école.*l’attend/)).toBeVisible();
	const { fair } = BOOKINGS;
	await db.claims.where('booking').equals(fair.booking).delete();
	await expect.element(page.getByText(/l’attend/)).not.toBeInTheDocument();
});

test('[BK12] one tap notes the whole return, and it can be undone', async () => {
	await fill(db, village());
	await open();
	await button('Noter le retour : Sono portable').click();
	await until(async () => {
		const [fact] = await writtenIn(SPACE);
		expect(fact?.body).toMatchObject({ way: 'back', quantity: 1 });
	});
	await button('Annuler').click();
	await until(async () => expect(await writtenIn(SPACE)).toEqual([]));
});

test('[BK12] a return that has already left the phone is undone by the opposite', async () => {
	await fill(db, village());
	await open();
	await button('Noter le retour : Sono portable').click();
	await until(async () => expect(await writtenIn(SPACE)).toHaveLength(1));
	// The relay has taken it meanwhile.
	await db.outbox.clear();
	await button('Annuler').click();
	await until(async () => {
		const facts = await writtenIn(SPACE);
		expect(facts.map((fact) => fact.body)).toMatchObject([{ way: 'out', quantity: 1 }]);
	});
});

/** The keys of the marquee's shed, given with it; and those of the hall, given this afternoon. */
async function giveKeys(to = BOOKINGS.mounting.contact) {
	if (!to) throw new Error('nobody');
	await fill(db, village());
	const out = [
		{ row: BOOKINGS.tent, when: '2027-06-10T08:10' },
		{ row: BOOKINGS.mounting, when: '2027-06-11T14:05' }
	];
	for (const { row, when } of out) {
		const [item] = row.items;
		if (!item) throw new Error('no item');
		await db.occurrences.put({ ...row, out: 1, needs: needsOf({ ...row, out: 1 }) });
		const handover = {
			id: `${row.booking}-out` as HandoverId,
			way: 'out' as const,
			line: item.line,
			occurrence: item.occurrence,
			quantity: 1,
			keys: true,
			person: to.id,
			personName: to.name,
			when: instant(when),
			byName: 'Odile Pons',
			text: undefined
		};
		await db.bookings.put(bookingRow(row, { handovers: [handover] }));
	}
}
const holders = () => page.getByRole('region', { name: 'Qui a les clés' });

test('[BK12] who has the keys is said once, of what, since when and whom to call', async () => {
	await giveKeys();
	await open();
	await expect.element(holders().getByRole('heading', { name: 'Julien Marty' })).toBeVisible();
	expect(holders().getByRole('heading', { level: 3 }).elements()).toHaveLength(1);
	await expect
		.element(holders().getByRole('link', { name: 'Grande salle' }))
		.toHaveAttribute('href', expect.stringContaining(BOOKINGS.mounting.booking));
	await expect.element(holders().getByText(/Fête du livre.*remises hier à 8.h.10/)).toBeVisible();
	await expect.element(holders().getByText(/Montage.*remises à 14.h.05/)).toBeVisible();
	await expect
		.element(holders().getByRole('link', { name: 'Appeler Julien Marty' }))
		.toHaveAttribute('href', 'tel:0639983310');
	await expect
		.element(holders().getByRole('link', { name: 'SMS Julien Marty' }))
		.toHaveAttribute('href', expect.stringContaining('Grande%20salle'));
	expect(await faultsInBothLights()).toEqual([]);
});

test('[BK12] keys come off with the return; my own need no call', async () => {
	await giveKeys(contact('Odile Pons', '06 39 98 12 34'));
	await open();
	await expect.element(holders().getByRole('heading', { name: 'Vous' })).toBeVisible();
	expect(
		holders()
			.getByRole('link', { name: /Appeler/ })
			.elements()
	).toEqual([]);
	const { mounting, tent } = BOOKINGS;
	for (const row of [mounting, tent]) {
		await db.occurrences.put({ ...row, out: 1, back: 1, needs: [] });
	}
	await expect.element(holders()).not.toBeInTheDocument();
});

const amount = (form: ReturnType<typeof noting>, thing: string) =>
	form.getByRole('group', { name: thing }).getByRole('textbox');
const noting = (name: string) => page.getByRole('dialog', { name });

test('[BK12] beside the one tap, the keys and a part of it are one tap away', async () => {
	await fill(db, village());
	await open();
	await button(/^Clés, quantité Grande salle/).click();
	const form = noting('Noter la remise');
	await expect.element(form.getByText('Montage de la kermesse')).toBeVisible();
	await amount(form, 'Tables pliantes').fill('12');
	await form.getByText('Les clés aussi').click();
	await form.getByLabelText(/^À qui/).selectOptions('Mme Roques');
	expect(await faultsInBothLights()).toEqual([]);
	await form.getByRole('button', { name: 'Enregistrer la remise' }).click();
	await expect.element(form).not.toBeInTheDocument();
	const facts = await writtenIn(SPACE);
	expect(facts.map(({ body }) => body)).toMatchObject([
		{ way: 'out', quantity: 1, keys: true, person: BOOKINGS.elders.contact?.id },
		{ way: 'out', quantity: 12 },
		{ way: 'out', quantity: 80 }
	]);
	await button('Annuler').click();
	await until(async () => expect(await writtenIn(SPACE)).toEqual([]));
});

test('[BK12] of what has left, who has the keys can still be told', async () => {
	await giveKeys();
	const { mounting } = BOOKINGS;
	await db.occurrences.update(mounting.id, { out: 101 });
	const [hall, tables, chairs] = mounting.items;
	const left = [hall, tables, chairs].flatMap((item) =>
		item
			? [
					{
						id: `out-${item.line}` as HandoverId,
						way: 'out' as const,
						line: item.line,
						occurrence: item.occurrence,
						quantity: item.quantity,
						when: 0,
						byName: 'Odile Pons',
						text: undefined
					}
				]
			: []
	);
	await db.bookings.update(mounting.booking, { handovers: left });
	await open();
	await button(/^Noter qui a les clés Grande salle/).click();
	const form = noting('Noter la remise');
	await form.getByLabelText('Qui a les clés ?').selectOptions('other');
	await form.getByRole('button', { name: 'Enregistrer la remise' }).click();
	await expect.element(form.getByText('Donnez un nom.')).toBeVisible();
	await form.getByLabelText('Qui a les clés ?').selectOptions('Mme Roques');
	await form.getByRole('button', { name: 'Enregistrer la remise' }).click();
	await expect.element(form).not.toBeInTheDocument();
	const facts = await writtenIn(SPACE);
	expect(facts.map(({ body }) => body)).toMatchObject([
		{ way: 'out', quantity: 0, keys: true, person: BOOKINGS.elders.contact?.id }
	]);
});

test('[BK12] a part of what is late is noted from its card, with the keys if they came too', async () => {
	await giveKeys();
	const { late } = BOOKINGS;
	const [sono] = late.items;
	if (!sono || !late.contact) throw new Error('no item');
	const two = { ...late, out: 2, items: [{ ...sono, quantity: 2 }] };
	await db.occurrences.put(two);
	const handover = {
		id: 'late-out' as HandoverId,
		way: 'out' as const,
		line: sono.line,
		occurrence: sono.occurrence,
		quantity: 2,
		keys: true,
		person: late.contact.id,
		personName: late.contact.name,
		when: 0,
		byName: 'Odile Pons',
		text: undefined
	};
	await db.bookings.put(bookingRow(two, { handovers: [handover] }));
	await open();
	await button(/^Quantité, état 2 sono portable/).click();
	const form = noting('Noter le retour');
	await expect.element(amount(form, 'Sono portable')).toBeVisible();
	expect(form.getByText('Les clés aussi').elements()).toEqual([]);
	await amount(form, 'Sono portable').fill('1');
	await form.getByText('Les clés aussi').click();
	await form.getByRole('button', { name: 'Enregistrer le retour' }).click();
	await expect.element(form).not.toBeInTheDocument();
	const [fact] = await writtenIn(SPACE);
	expect(fact?.body).toMatchObject({ way: 'back', quantity: 1, keys: true });
});

test('a space with no booking yet shows three steps', async () => {
	await fill(db, village({ occurrences: [], bookings: [], claims: [] }));
	await open();
	await expect
		.element(page.getByRole('heading', { name: 'Trois pas pour commencer' }))
		.toBeVisible();
	await expect
		.element(page.getByRole('link', { name: /Faites une première réservation/ }))
		.toHaveAttribute('href', expect.stringMatching(/reserver$/));
});

test('[BK11] [BK8] what waits for me is confirmed with one tap, naming the wish, and can be undone', async () => {
	await fill(db, village());
	await open();
	await button(/^Confirmer : Petite salle/).click();
	await until(async () => {
		const [fact] = await writtenIn(SPACE);
		expect(fact).toMatchObject({
			kind: 'booking.confirmed',
			about: BOOKINGS.ask.booking,
			body: { wish: bookingRow(BOOKINGS.ask).wish.key }
		});
	});
	await button('Annuler').click();
	await until(async () => expect(await writtenIn(SPACE)).toEqual([]));
});

test('[BK8] of several that ask for one thing, each gesture says by its name which it is about', async () => {
	await fill(db, village());
	const again = { ...BOOKINGS.ask, id: 'x/1', booking: 'x' as BookingId, title: 'Yoga' };
	await db.occurrences.put(again);
	await open();
	for (const purpose of ['Yoga', 'Réunion du bureau']) {
		const name = (verb: string) =>
			new RegExp(`^${verb}.: Petite salle, ${purpose}, mardi 15.juin, 18.h`);
		for (const verb of ['Confirmer', 'Refuser', 'Autre date'])
			await expect.element(button(name(verb))).toBeVisible();
		await expect.element(page.getByRole('link', { name: name('Ouvrir') })).toBeVisible();
	}
});

test('[BK11] a card to confirm says what for, who with their number, how many, and the word with it', async () => {
	await fill(db, village());
	await db.occurrences.update(BOOKINGS.ask.id, { headcount: 14 });
	await db.bookings.update(BOOKINGS.ask.booking, { note: 'Il nous faut le vidéoprojecteur.' });
	await open();
	const card = page.getByRole('article').filter({ hasText: 'À confirmer' });
	await expect.element(card.getByRole('heading', { name: 'Réunion du bureau' })).toBeVisible();
	await expect.element(card.getByText(/Petite salle, mardi 15.juin, 18.h.–.20.h/)).toBeVisible();
	await expect
		.element(card.getByText(/Nadia Benali, Foyer rural de Pouze,\s+14.personnes/))
		.toBeVisible();
	await expect.element(card.getByText('« Il nous faut le vidéoprojecteur. »')).toBeVisible();
	await expect
		.element(card.getByRole('link', { name: 'Appeler Nadia Benali' }))
		.toHaveAttribute('href', 'tel:0639987701');
});

test('[BK11] a no asks for a reason, which the others will read', async () => {
	await fill(db, village());
	await open();
	await button(/^Refuser : Petite salle/).click();
	await page.getByRole('textbox', { name: /Pourquoi/ }).fill('Travaux ce jour-là');
	await button('Refuser la demande').click();
	await until(async () => {
		const facts = await writtenIn(SPACE);
		expect(facts.map((fact) => fact.kind)).toEqual(['words.written', 'booking.refused']);
	});
});

const sheet = () => page.getByRole('dialog', { name: /^Grande salle/ });
async function refuseElders() {
	await button(/^Régler : Grande salle/).click();
	await expect
		.element(sheet().getByRole('link', { name: 'Répétition de la chorale' }))
		.toBeVisible();
	await sheet().getByRole('button', { name: 'Refuser : Repas des aînés' }).click();
	await sheet()
		.getByRole('textbox', { name: /Pourquoi/ })
		.fill('La chorale avait retenu la salle en mars');
	await sheet().getByRole('button', { name: 'Refuser la demande' }).click();
	await expect.element(sheet()).not.toBeInTheDocument();
}
const refusedElders = {
	kind: 'booking.refused',
	about: BOOKINGS.elders.booking,
	body: { wish: bookingRow(BOOKINGS.elders).wish.key, occurrences: ['1'] }
};

test('[BK8] of two that clash one is refused from here, though it was confirmed, with the reason', async () => {
	await fill(db, village());
	await open();
	await refuseElders();
	const facts = await writtenIn(SPACE);
	expect(facts.map((fact) => fact.kind)).toEqual(['words.written', 'booking.refused']);
	// The kitchen of the same booking clashes with nobody and is left alone.
	expect(facts[1]).toMatchObject({ ...refusedElders, body: { lines: { length: 1 } } });
	await button('Annuler').click();
	await until(async () => expect(await writtenIn(SPACE)).toEqual([]));
});

test('[R1] [BK8] a no to what was confirmed, once it has left the phone, is undone by confirming again', async () => {
	await fill(db, village());
	await open();
	await refuseElders();
	await db.outbox.clear();
	await button('Annuler').click();
	await until(async () => {
		const [fact] = await writtenIn(SPACE);
		expect(fact).toMatchObject({ ...refusedElders, kind: 'booking.confirmed' });
	});
	await expect.element(page.getByText(/confirmée à nouveau/)).toBeVisible();
});

test('[BK8] that both agreed is noted from here, with how', async () => {
	await fill(db, village());
	await open();
	await button(/^Régler : Grande salle/).click();
	await sheet()
		.getByRole('button', { name: /Garder les deux/ })
		.click();
	await sheet()
		.getByRole('textbox', { name: /arrangés/ })
		.fill('La chorale attend 17 h.');
	await sheet().getByRole('button', { name: 'C’est réglé' }).click();
	await until(async () => {
		const kinds = (await writtenIn(SPACE)).map((fact) => fact.kind);
		expect(kinds).toEqual(['words.written', 'booking.settled']);
	});
	await expect.element(sheet()).not.toBeInTheDocument();
});

test('[BK8] [RS5] what a closure cuts into says why on its card, and its sheet whom to call', async () => {
	const elders = {
		...BOOKINGS.elders,
		items: BOOKINGS.elders.items.map((item, index) =>
			index === 0 ? { ...item, settle: ['closed' as const], with: [] } : item
		)
	};
	await fill(
		db,
		village({ occurrences: [elders], bookings: [bookingRow(elders, { iChange: true })] })
	);
	await db.resources.update(RESOURCES.hall.id, {
		closures: [
			{
				id: 'toit',
				range: range('2027-06-07T00:00', '2027-06-19T00:00'),
				reason: 'Travaux de toiture'
			}
		]
	});
	await open();
	const why = /Fermeture du lundi 7.juin au vendredi 18.juin.: Travaux de toiture/;
	await expect
		.element(page.getByRole('article').filter({ hasText: 'À régler' }).getByText(why))
		.toBeVisible();
	await button(/^Régler : Grande salle/).click();
	await expect.element(sheet().getByText(why)).toBeVisible();
	await expect
		.element(sheet().getByRole('link', { name: 'SMS Mme Roques' }))
		.toHaveAttribute('href', expect.stringContaining('Travaux%20de%20toiture'));
	await expect
		.element(sheet().getByRole('button', { name: /^Proposer autre chose/ }))
		.toBeVisible();
	await sheet().getByRole('button', { name: 'Maintenir malgré la fermeture' }).click();
	await sheet().getByRole('button', { name: 'C’est réglé' }).click();
	await until(async () =>
		expect((await writtenIn(SPACE)).map((fact) => fact.kind)).toEqual(['booking.settled'])
	);
});

test('[BK11] another date is proposed to what waits for my answer, though I might impose it', async () => {
	await fill(db, village());
	await db.bookings.put(bookingRow(BOOKINGS.ask, { iDecide: true, iChange: true }));
	await open();
	await button(/^Autre date : Petite salle/).click();
	const form = page.getByRole('dialog', { name: /^Petite salle/ });
	await form.getByLabelText('Premier jour').fill('2027-06-26');
	await form.getByRole('button', { name: 'Proposer', exact: true }).click();
	await until(async () => {
		const [fact] = await writtenIn(SPACE);
		expect(fact).toMatchObject({
			kind: 'booking.proposed',
			about: BOOKINGS.ask.booking,
			body: { wish: bookingRow(BOOKINGS.ask).wish.key }
		});
	});
	await expect.element(form).not.toBeInTheDocument();
});

test('each sheet of this screen, and the screen of an empty space, is open to all in both lights', async () => {
	await open();
	await expect
		.element(page.getByRole('heading', { name: 'Trois pas pour commencer' }))
		.toBeVisible();
	expect(await faultsInBothLights(), 'empty').toEqual([]);
	await fill(db, village());
	await button(/^Refuser : Petite salle/).click();
	await expect.element(page.getByRole('textbox', { name: /Pourquoi/ })).toBeVisible();
	expect(await faultsInBothLights(), 'refuse').toEqual([]);
	await button('Laisser tel quel').click();
	await button(/^Régler : Grande salle/).click();
	await expect
		.element(sheet().getByRole('link', { name: 'Répétition de la chorale' }))
		.toBeVisible();
	expect(await faultsInBothLights(), 'settle').toEqual([]);
	await sheet().getByRole('button', { name: 'Refuser : Repas des aînés' }).click();
	await expect.element(sheet().getByRole('textbox', { name: /Pourquoi/ })).toBeVisible();
	expect(await faultsInBothLights(), 'settle by a no').toEqual([]);
	await button('Fermer').click();
	await button(/^Autre date : Petite salle/).click();
	await expect.element(page.getByLabelText('Premier jour')).toBeVisible();
	expect(await faultsInBothLights(), 'propose').toEqual([]);
});
