import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import { overwriteGetLocale } from '../../../i18n/paraglide/runtime.js';
import { writtenIn } from '../../../engine/testing/written.ts';
import { db } from '../../../store/db.ts';
import { idFrom } from '../../../domain/ids.ts';
import { newNonce } from '../../../engine/chance.ts';
import type { FactKey, HandoverId, LineId, OccurrenceId, UnitId } from '../../../domain/ids.ts';
import type { LocalDate } from '../../../domain/time/types.ts';
import type { OccurrenceRow } from '../../../store/rows.ts';
import { faultsInBothLights } from '../../../../../tests/looks/axe.ts';
import '../../../ui/tokens.css';
import '../../../ui/ui.css';
import {
	bookingRow,
	claimRows,
	clearAll,
	fill,
	itemRow,
	range,
	SPACE,
	spaceRow
} from '../testing/rows.ts';
import Stage from '../testing/Stage.svelte';
import { BOOKINGS, RESOURCES, village, VILLAGE_NOW } from '../testing/village.ts';
import { forgetAsked, justAsked, rememberAsked, type Asked } from '../asked.ts';
import BookingScreen from './BookingScreen.svelte';
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

const open = (row: OccurrenceRow) =>
	render(Stage, { screen: BookingScreen, given: { id: row.booking } });
const button = (name: string | RegExp) => page.getByRole('button', { name });

test('[BK8] a clash shows both, the hours both want, and whom to call with the message written', async () => {
	await open(BOOKINGS.choir);
	await expect.element(page.getByText(/Ensemble de 15.h à 17.h/)).toBeVisible();
	await expect.element(page.getByText('Rien n’est annulé')).toBeVisible();
	const sms = page.getByRole('link', { name: 'SMS Mme Roques' });
	await expect.element(sms).toHaveAttribute('href', expect.stringContaining('Repas%20des%20a'));
});

test('[BK8] each way to act on a clash lies under the thumb, not under the line it stands on', async () => {
	await import('../../../ui/ui.css');
	await open(BOOKINGS.choir);
	for (const name of [/^Leur proposer autre chose/, 'SMS Mme Roques', 'Appeler Mme Roques']) {
		const link = page.getByRole('link', { name });
		await expect.element(link).toBeVisible();
		const element = link.element();
		element.scrollIntoView({ block: 'center', behavior: 'instant' });
		const { left, top, width, height } = element.getBoundingClientRect();
		const touched = document.elementFromPoint(left + width / 2, top + height / 2);
		expect(touched?.closest('a')).toBe(element);
	}
});

test.each([
	['while it goes on', '2027-06-11T12:30:00Z'],
	['once it is over', '2027-06-11T20:30:00Z']
])('what began yesterday and ends today is not said to be “hier”: %s', async (_, now) => {
	vi.setSystemTime(new Date(now));
	await open(BOOKINGS.tent);
	await expect.element(page.getByRole('heading', { name: 'Fête du livre' })).toBeVisible();
	const when = document.querySelector('.when')?.textContent;
	expect(when).toMatch(/10\sjuin.*11\sjuin/);
	expect(when).not.toMatch(/hier|aujourd/);
});

test('[BK8] keeping both is noted as settled, with how', async () => {
	await open(BOOKINGS.choir);
	await button(/Garder les deux/).click();
	await page.getByLabelText(/Comment vous êtes‑vous arrangés/).fill('La chorale attend 17 h.');
	await button('C’est réglé').click();
	await expect.element(page.getByText('Noté comme réglé')).toBeVisible();
	expect((await writtenIn(SPACE)).map((fact) => fact.kind)).toEqual([
		'words.written',
		'booking.settled'
	]);
});

/** The roof of the hall is mended while another association's meal is on. */
async function closeHall() {
	const row = {
		...BOOKINGS.elders,
		iDecide: false,
		items: BOOKINGS.elders.items.map((item, index) =>
			index === 0 ? { ...item, settle: ['closed' as const], with: [] } : item
		)
	};
	await db.occurrences.put(row);
	await db.bookings.put(bookingRow(row, { iChange: true }));
	await db.resources.update(RESOURCES.hall.id, {
		closures: [
			{
				id: 'toit',
				range: range('2027-06-07T00:00', '2027-06-19T00:00'),
				reason: 'Travaux de toiture'
			},
			{ id: 'plus tard', range: range('2027-07-07T00:00', '2027-07-19T00:00'), reason: 'Congés' }
		]
	});
	return row;
}

test('[BK8] [RS5] what a closure cuts into says why and when, and is kept despite it or not', async () => {
	await open(await closeHall());
	const why = /Fermeture du lundi 7.juin au vendredi 18.juin.: Travaux de toiture/;
	await expect.element(page.getByText(why).first()).toBeVisible();
	expect(page.getByText(/Congés/).query()).toBeNull();
	expect(page.getByText(/Garder les deux/).query()).toBeNull();
	await expect
		.element(page.getByRole('link', { name: 'SMS Mme Roques' }))
		.toHaveAttribute('href', expect.stringContaining('Travaux%20de%20toiture'));
	await button(/^Maintenir malgré la fermeture/).click();
	await button('C’est réglé').click();
	await until(async () =>
		expect((await writtenIn(SPACE)).map((fact) => fact.kind)).toEqual(['booking.settled'])
	);
});

test('[BK8] [RS2] [RS3] what lost units of a part cut into says which and how many', async () => {
	const { hall, kitchen } = RESOURCES;
	const row = await closeHall();
	const settle = ['outOfService' as const];
	await db.bookings.update(row.booking, {
		items: row.items.map((item) => (item.resource === hall.id ? { ...item, settle } : item))
	});
	await db.resources.update(hall.id, {
		body: { ...hall.body, parts: [{ resource: kitchen.id, quantity: 1 }] }
	});
	await db.resources.update(kitchen.id, {
		outages: [
			{
				id: 'gaz',
				units: 1,
				since: '2027-06-10' as LocalDate,
				until: undefined,
				span: { from: VILLAGE_NOW, to: Infinity },
				reason: 'Fuite de gaz'
			}
		]
	});
	await open(row);
	await expect
		.element(page.getByText(/Cuisine.: 1 hors service depuis le 10.juin \(Fuite de gaz\)/).first())
		.toBeVisible();
	await expect.element(button(/^Maintenir malgré ce qui manque/)).toBeVisible();
});

test('[BK8] a yes names the wish that was judged', async () => {
	await open(BOOKINGS.ask);
	await button('Confirmer').click();
	await until(async () => {
		const [fact] = await writtenIn(SPACE);
		expect(fact?.kind).toBe('booking.confirmed');
		expect(fact?.body).toMatchObject({ wish: bookingRow(BOOKINGS.ask).wish.key });
	});
});

test('[R1] a withdrawal can be undone for ten seconds, and then nothing was written', async () => {
	await open(BOOKINGS.board);
	await button('Annuler la réservation').click();
	await expect.element(page.getByText('Réservation annulée')).toBeVisible();
	expect((await writtenIn(SPACE)).map((fact) => fact.kind)).toEqual(['booking.withdrawn']);
	await button('Rétablir').click();
	await until(async () => expect(await writtenIn(SPACE)).toEqual([]));
});

test('[R3] an unsent booking says where it is and no more than this phone knows', async () => {
	await open(BOOKINGS.reading);
	await expect
		.element(page.getByText('Enregistrée sur ce téléphone', { exact: true }).first())
		.toBeVisible();
	await expect.element(page.getByText(/partira toute seule/)).toBeVisible();
	await expect.element(page.getByText('Demandée, pas encore reçue').first()).toBeVisible();
	await expect
		.element(page.getByRole('heading', { name: 'Prévenir le référent' }))
		.not.toBeInTheDocument();
});

test('[RS6] [BK11] what waits for a yes says whose, with a call and the message written', async () => {
	await open(BOOKINGS.camp);
	await expect
		.element(page.getByRole('heading', { name: 'À confirmer par Julien Marty' }))
		.toBeVisible();
	await expect
		.element(page.getByRole('link', { name: 'Appeler Julien Marty' }))
		.toHaveAttribute('href', 'tel:0639983310');
	await expect
		.element(page.getByRole('link', { name: 'Prévenir le référent Julien Marty' }))
		.toHaveAttribute('href', expect.stringContaining('minibus'));
});

test('[BK12] nobody is told to call themself: of one’s own booking, whoever looks after the things', async () => {
	const { fair } = BOOKINGS;
	await open(fair);
	const call = page.getByRole('region', { name: 'Qui appeler' });
	await expect
		.element(call.getByRole('link', { name: 'SMS Julien Marty' }))
		.toHaveAttribute('href', expect.stringContaining('Kermesse'));
	await db.spaces.update(SPACE, { person: fair.contact?.id });
	await expect.element(call.getByRole('link', { name: 'SMS Paul Vidal' })).toBeVisible();
	await expect.element(call.getByText('Julien Marty')).not.toBeInTheDocument();
});

test('[BK12] a return is noted with how many and a word on the condition', async () => {
	await open(BOOKINGS.tent);
	await button('Noter le retour').click();
	await page.getByLabelText(/Un mot sur l’état/).fill('Une sardine manque');
	await button('Enregistrer le retour').click();
	await until(async () => {
		const fact = (await writtenIn(SPACE)).find(({ kind }) => kind === 'handover.noted');
		expect(fact?.body).toMatchObject({ way: 'back', quantity: 1 });
	});
});

test('[BK12] the keys go to someone by name, with the things', async () => {
	await open(BOOKINGS.mounting);
	await button('Noter la remise').click();
	await page.getByText('Les clés aussi').click();
	await page.getByLabelText(/^À qui/).selectOptions('Mme Roques');
	await button('Enregistrer la remise').click();
	await until(async () => expect(await writtenIn(SPACE)).toHaveLength(3));
	const [first, second] = await writtenIn(SPACE);
	expect(first).toMatchObject({
		kind: 'handover.noted',
		body: { way: 'out', keys: true, person: BOOKINGS.elders.contact?.id }
	});
	expect(second?.body).not.toHaveProperty('keys');
});

test('[BK12] the next borrower is warned of what is not back, with a phone number', async () => {
	const { late, street } = BOOKINGS;
	const [out] = late.items;
	if (!out) throw new Error('no item');
	const handover = {
		id: 'h' as HandoverId,
		way: 'out' as const,
		line: out.line,
		occurrence: out.occurrence,
		quantity: 1,
		when: 0,
		byName: 'Odile',
		text: undefined
	};
	await db.bookings.put({ ...bookingRow(late), handovers: [handover] });
	const mine = { ...street, items: [itemRow(RESOURCES.sound)] };
	await db.bookings.put(bookingRow(mine));
	await db.claims.bulkPut(claimRows(mine));
	await open(street);
	await expect.element(page.getByText('Pas encore rendu')).toBeVisible();
	await expect
		.element(page.getByRole('link', { name: 'Appeler M. Ferrand' }))
		.toHaveAttribute('href', 'tel:0639984567');
	await expect.element(page.getByText(/jeudi 10.juin à 18.h/)).toBeVisible();
});

test('what is kept in an example says that it is not sent, and never that it was received', async () => {
	await db.spaces.put(spaceRow({ kind: 'example' }));
	await open(BOOKINGS.choir);
	await expect.element(page.getByText(/un exemple n’est pas envoyé/)).toBeVisible();
	expect(page.getByText(/Reçue/).elements()).toEqual([]);
});

test('[BK12] once all has left, who has the keys is told, and can be told again', async () => {
	const { mounting } = BOOKINGS;
	const [julien, roques] = [mounting.contact, BOOKINGS.elders.contact];
	if (!julien || !roques) throw new Error('nobody');
	const left = mounting.items.map(({ line, occurrence, quantity }, index) => ({
		id: `left-${index}` as HandoverId,
		way: 'out' as const,
		line,
		occurrence,
		quantity,
		when: 0,
		byName: 'Odile',
		text: undefined,
		...(index === 0 && { keys: true, person: julien.id, personName: julien.name })
	}));
	await db.bookings.put(bookingRow(mounting, { handovers: left }));
	await open(mounting);
	await expect.element(page.getByText('Julien Marty a les clés')).toBeVisible();
	await button('Noter qui a les clés').click();
	await page.getByLabelText(/^Qui a les clés/).selectOptions(roques.name);
	await button('Enregistrer la remise').click();
	await until(async () => expect(await writtenIn(SPACE)).toHaveLength(1));
	const [fact] = await writtenIn(SPACE);
	expect(fact?.body).toMatchObject({ way: 'out', quantity: 0, keys: true, person: roques.id });
});

test('a link to a booking this phone doesn’t know says so', async () => {
	await db.bookings.clear();
	await open(BOOKINGS.choir);
	await expect
		.element(page.getByText('Cette réservation n’est pas sur ce téléphone'))
		.toBeVisible();
	expect(await faultsInBothLights()).toEqual([]);
});

/** What the form says of the choir’s rehearsal once it is on this phone’s disk. */
const choirAsked = (over: Partial<Asked> = {}): Asked => ({
	booking: BOOKINGS.choir.booking,
	purpose: 'Répétition du chœur',
	items: [{ resourceName: 'Grande salle', quantity: 1 }],
	range: BOOKINGS.choir.range,
	associationName: 'Chorale À travers champs',
	partnerName: undefined,
	headcount: 30,
	kept: { at: 'phone', since: VILLAGE_NOW },
	...over
});
/** Written, and not filed by the worker yet. */
async function unfiled() {
	const row = await db.bookings.get(BOOKINGS.choir.booking);
	await db.bookings.clear();
	await db.outbox.add({
		space: SPACE,
		room: 'register',
		key: idFrom<FactKey>(BOOKINGS.choir.booking),
		text: '',
		sig: '',
		at: 0,
		notBefore: 0,
		entity: BOOKINGS.choir.booking,
		gesture: newNonce()
	});
	return row;
}

test('[R3] what was just asked is told at once, without a word on where it stands, then as it is filed', async () => {
	const row = await unfiled();
	rememberAsked(choirAsked());
	await open(BOOKINGS.choir);
	await expect.element(page.getByRole('heading', { name: 'Répétition du chœur' })).toBeVisible();
	await expect.element(page.getByText('Enregistrée sur ce téléphone')).toBeVisible();
	await expect.element(page.getByText(/Chorale À travers champs, 30\spersonnes/)).toBeVisible();
	const stands = () => document.querySelector('.badge');
	expect(stands()).toBeNull();
	const top = () => document.querySelector('.when')?.getBoundingClientRect().top;
	const before = top();
	if (row) await db.bookings.put(row);
	await until(() => expect(stands()).not.toBeNull());
	expect(top()).toBe(before);
	await expect.element(page.getByRole('heading', { level: 1, name: row?.purpose })).toBeVisible();
	// Come back to, it is never told as the form had it.
	expect(justAsked(BOOKINGS.choir.booking)).toBeUndefined();
});

test('what was just asked and isn’t on this phone any more is not told from memory', async () => {
	await db.bookings.clear();
	rememberAsked(choirAsked());
	await open(BOOKINGS.choir);
	await expect
		.element(page.getByText('Cette réservation n’est pas sur ce téléphone'))
		.toBeVisible();
	forgetAsked(BOOKINGS.choir.booking);
});

/** The board meets on three Mondays. */
function repeating() {
	const { board } = BOOKINGS;
	const days = ['2027-06-14', '2027-06-21', '2027-06-28'];
	const occurrences = days.map((day, index) => ({
		id: String(index + 1) as OccurrenceId,
		range: range(`${day}T20:00`, `${day}T22:00`),
		holiday: 'none' as const
	}));
	const booking = bookingRow(board);
	const repeat = { rrule: 'FREQ=WEEKLY;BYDAY=MO;UNTIL=20270630T215959Z', skips: 'both' as const };
	return {
		...booking,
		body: { ...booking.body, occurrences, repeat },
		wish: { ...booking.wish, occurrences },
		items: occurrences.flatMap(({ id }) => board.items.map((item) => ({ ...item, occurrence: id })))
	};
}

test('[BK10] a repeat says its rule and its dates; one is moved without the others', async () => {
	await db.bookings.put(repeating());
	await open(BOOKINGS.board);
	await expect
		.element(page.getByText(/^Tous les lundis de 20.h à 22.h, jusqu’au 30.juin, sauf vacances/))
		.toBeVisible();
	// All of one standing: each line says it, a sum would say it again.
	expect(page.getByText(/Confirmée\s: 3/).query()).toBeNull();
	await button(/^Voir\s: Lundi 21/).click();
	await button('Changer l’horaire').click();
	await page.getByLabelText('Premier jour').fill('2027-06-22');
	await button('Enregistrer le changement').click();
	await until(async () => expect(await writtenIn(SPACE)).toHaveLength(1));
	const [moved] = await writtenIn(SPACE);
	expect(moved?.body).toMatchObject({
		occurrences: { set: [{ id: '2', range: { start: '2027-06-22T20:00' }, holiday: 'none' }] }
	});
});

test('[BK8] [BK10] a steward answers for one date of a repeat, or for one of its lines', async () => {
	const row = repeating();
	const asked = (item: (typeof row.items)[number]) => ({
		...item,
		standing: 'held' as const,
		asksMe: true
	});
	const hall = row.items.map((item) => ({
		...item,
		line: 'l-hall' as LineId,
		resource: RESOURCES.hall.id,
		resourceName: 'Grande salle'
	}));
	await db.bookings.put({ ...row, iDecide: true, items: [...row.items, ...hall].map(asked) });
	await render(Stage, {
		screen: BookingScreen,
		given: { id: BOOKINGS.board.booking, date: '2' }
	});
	await page.getByText('Cette date', { exact: true }).click();
	await page.getByRole('checkbox', { name: 'Grande salle' }).click();
	await button('Confirmer').click();
	await until(async () => expect(await writtenIn(SPACE)).toHaveLength(1));
	await page.getByText('Les 3 dates').click();
	await page.getByRole('checkbox', { name: 'Grande salle' }).click();
	await page.getByRole('checkbox', { name: 'Petite salle' }).click();
	await button('Refuser').click();
	await page.getByLabelText(/Pourquoi/).fill('Le parquet est reverni.');
	await button('Refuser la demande').click();
	await until(async () => expect(await writtenIn(SPACE)).toHaveLength(3));
	const [yes, , no] = await writtenIn(SPACE);
	const line = row.items[0]?.line;
	expect(yes).toMatchObject({
		kind: 'booking.confirmed',
		body: { lines: [line], occurrences: ['2'] }
	});
	expect(no).toMatchObject({
		kind: 'booking.refused',
		body: { lines: ['l-hall'], occurrences: ['1', '2', '3'] }
	});
});

test('[BK8] on a date that is off nothing is answered: the way leads to one that waits', async () => {
	const row = repeating();
	const items = row.items.map((item, index) =>
		index === 0
			? { ...item, standing: 'withdrawn' as const }
			: { ...item, standing: 'held' as const, asksMe: true }
	);
	await db.bookings.put({ ...row, iDecide: true, items });
	await render(Stage, {
		screen: BookingScreen,
		given: { id: BOOKINGS.board.booking, date: '1' }
	});
	await expect.element(page.getByText(/2 autres l’attendent/)).toBeVisible();
	expect(button('Confirmer').query()).toBeNull();
	expect(button('Refuser').query()).toBeNull();
	await button(/^Voir lundi 21/).click();
	await expect.element(button('Confirmer')).toBeVisible();
	await expect.element(page.getByText('Les 2 dates')).toBeVisible();
});

test('[BK10] one date is dropped, or it and the later ones', async () => {
	await db.bookings.put(repeating());
	await render(Stage, {
		screen: BookingScreen,
		given: { id: BOOKINGS.board.booking, date: '2' }
	});
	await button('Annuler cette date').click();
	await expect.element(page.getByText('Annulation notée')).toBeVisible();
	await button('Annuler celle‑ci et les suivantes').click();
	await until(async () => expect(await writtenIn(SPACE)).toHaveLength(2));
	expect((await writtenIn(SPACE)).map((fact) => fact.body)).toEqual([
		{ occurrences: ['2'] },
		{ occurrences: ['2', '3'] }
	]);
});

test('[BK8] another date is proposed to those who asked, with a word, and nothing changes', async () => {
	await render(Stage, {
		screen: BookingScreen,
		given: { id: BOOKINGS.elders.booking, proposing: true }
	});
	await page.getByLabelText('Premier jour').fill('2027-06-20');
	await page.getByLabelText(/Un mot avec/).fill('Le dimanche d’après ?');
	await page.getByRole('button', { name: 'Proposer', exact: true }).click();
	await expect.element(page.getByText('Proposition notée')).toBeVisible();
	const facts = await writtenIn(SPACE);
	expect(facts.map((fact) => fact.kind)).toEqual(['words.written', 'booking.proposed']);
	expect(facts[1]?.body).toMatchObject({
		wish: bookingRow(BOOKINGS.elders).wish.key,
		occurrences: [{ id: '1', range: { start: '2027-06-20T11:00', end: '2027-06-20T17:00' } }]
	});
});

test('[BK8] [BK11] who may change what others asked proposes all the same, and imposes only on purpose', async () => {
	await db.bookings.put(bookingRow(BOOKINGS.elders, { iChange: true }));
	await render(Stage, {
		screen: BookingScreen,
		given: { id: BOOKINGS.elders.booking, proposing: true }
	});
	await page.getByLabelText('Premier jour').fill('2027-06-20');
	expect(button('Enregistrer le changement').query()).toBeNull();
	await button(/^Proposer$/).click();
	await expect.element(page.getByText('Proposition notée')).toBeVisible();
	expect((await writtenIn(SPACE)).map((fact) => fact.kind)).toEqual(['booking.proposed']);
	await expect.element(page.getByText(/sans leur accord/)).toBeVisible();
	await button('Changer l’horaire').click();
	await page.getByLabelText('Premier jour').fill('2027-06-21');
	await button('Enregistrer le changement').click();
	await until(async () =>
		expect((await writtenIn(SPACE)).map((fact) => fact.kind)).toEqual([
			'booking.proposed',
			'booking.changed'
		])
	);
});

test('[BK6] a proposal is accepted in one tap, as a change of the booking', async () => {
	const row = bookingRow(BOOKINGS.choir);
	const when = range('2027-06-13T17:00', '2027-06-13T20:00');
	const offered = {
		key: 'proposition____________'.slice(0, 22) as FactKey,
		at: VILLAGE_NOW,
		received: true,
		byName: 'Mme Roques',
		text: 'Après nous ?',
		occurrences: [{ id: '1' as OccurrenceId, range: when, holiday: 'none' as const }],
		state: 'open' as const
	};
	const over = { ...offered, key: 'x' as FactKey, state: 'over' as const };
	await db.bookings.put({ ...row, proposals: [offered, over] });
	await open(BOOKINGS.choir);
	await expect.element(page.getByText('Mme Roques propose autre chose')).toBeVisible();
	await expect.element(page.getByText(/Dimanche 13.juin, 17.h.–.20.h/)).toBeVisible();
	await button('Accepter').click();
	await until(async () => expect(await writtenIn(SPACE)).toHaveLength(1));
	expect((await writtenIn(SPACE))[0]).toMatchObject({
		kind: 'booking.changed',
		body: { occurrences: { set: [{ id: '1', range: { start: '2027-06-13T17:00' } }] } }
	});
	// Whoever may change it and didn't ask it accepts nothing in their name.
	await db.occurrences.where('booking').equals(row.id).modify({ mine: false });
	await db.bookings.put({ ...row, iChange: true, proposals: [offered] });
	await expect.element(button('Accepter')).not.toBeInTheDocument();
	await expect.element(page.getByText('Mme Roques propose autre chose')).toBeVisible();
});

test('[BK8] [BK3] a quantity is shared with what others leave, and nothing changes before each has agreed', async () => {
	await db.occurrences.where('booking').equals(BOOKINGS.street.booking).modify({ mine: true });
	await db.bookings.put(bookingRow({ ...BOOKINGS.street, mine: true }));
	const beside = { ...BOOKINGS.street, booking: BOOKINGS.camp.booking, title: 'Vide-grenier' };
	const tables = { ...beside, items: [itemRow(RESOURCES.tables, 10)] };
	await db.claims.bulkPut(claimRows(tables));
	await open(BOOKINGS.street);
	await button(/^Partager la quantité/).click();
	const group = (title: string) =>
		page.getByRole('group', { name: new RegExp(title) }).getByRole('textbox');
	await expect.element(page.getByText(/32.tables pliantes en tout, moins 10/)).toBeVisible();
	await expect.element(group('Fête du quartier')).toHaveValue('12');
	await group('Kermesse').fill('16');
	await expect.element(page.getByRole('alert')).toBeVisible();
	await group('Fête du quartier').fill('6');
	await button('Proposer ce partage').click();
	await until(async () => expect(await writtenIn(SPACE)).toHaveLength(4));
	const facts = await writtenIn(SPACE);
	expect(facts.map((fact) => [fact.kind, fact.about])).toEqual([
		['words.written', undefined],
		['booking.proposed', BOOKINGS.street.booking],
		['words.written', undefined],
		['booking.proposed', BOOKINGS.fair.booking]
	]);
	expect(facts[1]?.body).toMatchObject({ lines: [{ quantity: 6 }] });
	expect(facts[3]?.body).toMatchObject({ lines: [{ quantity: 16 }] });
});

/** Everything has left the phone: nothing can be taken back from the outbox. */
const sendAll = () => db.outbox.toCollection().modify({ sent: true });

test('[R1] [BK5] a withdrawal that has left is undone by asking again, and says so', async () => {
	await open(BOOKINGS.board);
	await button('Annuler la réservation').click();
	await expect.element(page.getByText('Réservation annulée')).toBeVisible();
	await sendAll();
	await button('Rétablir').click();
	await expect.element(page.getByText(/la réservation est redemandée/)).toBeVisible();
	const [, again] = await writtenIn(SPACE);
	expect(again).toMatchObject({
		kind: 'booking.changed',
		body: { occurrences: { drop: ['1'], set: [{ range: { start: '2027-06-14T20:00' } }] } }
	});
});

test('[R1] what has left and has no way back says what to do', async () => {
	await open(BOOKINGS.ask);
	await button('Confirmer').click();
	await expect.element(page.getByText('Confirmation notée')).toBeVisible();
	await sendAll();
	await button('Annuler').last().click();
	await expect.element(page.getByText(/C’est déjà parti/)).toBeVisible();
	expect(await writtenIn(SPACE)).toHaveLength(1);
});

test('[BK15] an open booking says what remains; one joins with some places', async () => {
	const row = bookingRow(BOOKINGS.fair);
	await db.bookings.put({
		...row,
		body: { ...row.body, open: { places: 6 } },
		joined: [{ association: RESOURCES.pouze.association, associationName: 'Pouze', places: 2 }]
	});
	await open(BOOKINGS.fair);
	await expect.element(page.getByText('4 places restent')).toBeVisible();
	await button('S’inscrire').click();
	await until(async () => expect(await writtenIn(SPACE)).toHaveLength(1));
	const [joined] = await writtenIn(SPACE);
	expect(joined).toMatchObject({
		kind: 'booking.joined',
		body: { association: village().space.actsFor, places: 1 }
	});
});

test('[RS9] which unit goes is chosen on the page; one that is away meanwhile says with whom', async () => {
	const unit = (name: string) => ({ id: name.padEnd(16, '_') as UnitId, name });
	const units = [unit('Rouge'), unit('Bleu')];
	const { minibus } = RESOURCES;
	await db.resources.put({ ...minibus, body: { ...minibus.body, units } });
	const outing = bookingRow(BOOKINGS.outing);
	const [away] = outing.items;
	if (!away) throw new Error('no item');
	const { line, occurrence } = away;
	const when = BOOKINGS.camp.range;
	await db.bookings.put({
		...outing,
		units: [{ line, occurrence, units: units.slice(0, 1).map(({ id }) => id) }],
		wish: {
			...outing.wish,
			occurrences: outing.wish.occurrences.map((one) => ({ ...one, range: when }))
		}
	});
	await db.claims.where('booking').equals(outing.id).modify({ from: when.from, to: when.to });
	await open(BOOKINGS.camp);
	await expect
		.element(page.getByRole('checkbox', { name: /Rouge.*Sortie à Carcassonne/ }))
		.not.toBeChecked();
	await page.getByText('Bleu').click();
	await button('Enregistrer ce choix').click();
	await until(async () => expect(await writtenIn(SPACE)).toHaveLength(1));
	const [assigned] = await writtenIn(SPACE);
	expect(assigned).toMatchObject({ kind: 'units.assigned', body: { units: [units[1]?.id] } });
});

test('a clash, a no, a move, a handover and a withdrawal are open to all in both lights', async () => {
	const clash = await open(BOOKINGS.choir);
	await button(/Garder les deux/).click();
	await expect.element(page.getByLabelText(/Comment vous êtes‑vous arrangés/)).toBeVisible();
	expect(await faultsInBothLights(), 'clash').toEqual([]);
	await clash.unmount();
	const asked = await open(BOOKINGS.ask);
	await button('Refuser').click();
	await expect.element(page.getByRole('textbox', { name: /Pourquoi/ })).toBeVisible();
	expect(await faultsInBothLights(), 'a no').toEqual([]);
	await asked.unmount();
	const keys = await open(BOOKINGS.mounting);
	await button('Noter la remise').click();
	await page.getByText('Les clés aussi').click();
	await expect.element(page.getByLabelText(/^À qui/)).toBeVisible();
	expect(await faultsInBothLights(), 'a handover').toEqual([]);
	await keys.unmount();
	await open(BOOKINGS.board);
	await button('Changer l’horaire').click();
	await expect.element(page.getByLabelText('Premier jour')).toBeVisible();
	expect(await faultsInBothLights(), 'a move').toEqual([]);
	await button('Laisser tel quel').click();
	await button('Annuler la réservation').click();
	await expect.element(page.getByText('Réservation annulée')).toBeVisible();
	expect(await faultsInBothLights(), 'a withdrawal').toEqual([]);
});

test('the page has its own title from the first moment, not that of the page before', async () => {
	document.title = 'Pour qui, pour quoi ?';
	const titles: string[] = [];
	const watch = new MutationObserver(() => titles.push(document.title));
	watch.observe(document.head, { subtree: true, childList: true, characterData: true });
	await open(BOOKINGS.board);
	await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
	await until(() => expect(document.title).toMatch(/^Conseil d’administration/));
	watch.disconnect();
	expect(titles[0]).toMatch(/^Réservation –/);
});

test('[BK10] a repeat says which dates were taken out of it', async () => {
	const row = repeating();
	const occurrences = row.body.occurrences.filter(({ id }) => id !== '2');
	const repeat = { ...row.body.repeat, skips: 'none' as const };
	await db.bookings.put({
		...row,
		body: { ...row.body, occurrences, repeat },
		wish: { ...row.wish, occurrences }
	});
	await open(BOOKINGS.board);
	await expect
		.element(
			page.getByText(/^Tous les lundis de 20.h à 22.h, jusqu’au 30.juin, sauf le 21.juin\.$/)
		)
		.toBeVisible();
});
