import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { LocalDate } from '../../../domain/time/types.ts';
import { overwriteGetLocale } from '../../../i18n/paraglide/runtime.js';
import { db } from '../../../store/db.ts';
import {
	bookingRow,
	clearAll,
	fill,
	person,
	resourceRow,
	spaceRow
} from '../../booking/testing/rows.ts';
import { season } from '../../booking/testing/season.ts';
import Stage from '../../booking/testing/Stage.svelte';
import { BOOKINGS, village, VILLAGE_NOW } from '../../booking/testing/village.ts';
import { TableOut } from './out.svelte.ts';
import TablesOut from './TablesOut.svelte';

overwriteGetLocale(() => 'fr');

const saved: { name: string; blob: Promise<Blob> }[] = [];
const catchIt = (event: Event) => {
	if (!(event.target instanceof HTMLAnchorElement) || event.target.download === '') return;
	event.preventDefault();
	const { download, href } = event.target;
	saved.push({ name: download, blob: fetch(href).then((answer) => answer.blob()) });
};

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['Date'], now: VILLAGE_NOW });
	saved.length = 0;
	document.addEventListener('click', catchIt);
});
afterEach(async () => {
	vi.useRealTimers();
	document.removeEventListener('click', catchIt);
	await clearAll(db);
});

const open = (search = '') =>
	render(Stage, { screen: TablesOut, given: { params: new URLSearchParams(search) } });
const go = () => userEvent.click(page.getByRole('button', { name: 'Enregistrer le tableau' }));
const isDone = () => expect.element(page.getByText(/C’est fait/)).toBeVisible();
/** Lines of the CSV that was saved, headings first, without its byte order mark. */
async function lines(): Promise<string[]> {
	const text = (await (await saved[0]?.blob)?.text()) ?? '';
	return text.replace('\uFEFF', '').split('\r\n').slice(0, -1);
}

test('the bookings of some days, one line for each thing and date', async () => {
	await fill(db, village());
	await open('quoi=reservations');
	await userEvent.click(page.getByText('Texte (.csv)'));
	await userEvent.fill(page.getByLabelText('Du'), '2027-06-12');
	await userEvent.fill(page.getByLabelText('Au'), '2027-06-12');
	await go();
	await isDone();
	expect(saved[0]?.name).toBe('reservations-foyers-ruraux-du-lauragais-2027-06-11.csv');
	const [headings, ...rows] = await lines();
	expect(headings).toBe(
		'Date de début;Heure de début;Date de fin;Heure de fin;Ressource;Quantité;Association;Pour le compte de;Objet;Nombre de personnes;Contact;Téléphone;État;Note;Identifiant'
	);
	const fair = BOOKINGS.fair.booking;
	expect(rows).toContain(
		`12/06/2027;08:30;12/06/2027;20:00;Tables pliantes;20;Les Écoliers du Lauragais;;Kermesse de l’école;140;Julien Marty;06 39 98 33 10;Confirmée;;${fair}`
	);
	expect(rows.filter((row) => row.endsWith(fair))).toHaveLength(5);
	expect(rows.every((row) => row.startsWith('12/06/2027'))).toBe(true);
});

test('[T2] whole days are said without hours, with their last day', async () => {
	const [whole] = season(1).map((row) => ({
		...row,
		range: { ...row.range, start: '2027-06-12T00:00', end: '2027-06-14T00:00' }
	}));
	if (!whole) throw new Error('no booking');
	await fill(db, village());
	await db.occurrences.clear();
	await db.table('occurrences').put(whole);
	await open('quoi=reservations');
	await userEvent.click(page.getByText('Texte (.csv)'));
	await go();
	await isDone();
	expect((await lines())[1]).toMatch(/^12\/06\/2027;;13\/06\/2027;;/);
});

test('[BK12] what went out and came back, in the order of time', async () => {
	const fair = BOOKINGS.fair;
	const item = fair.items[3];
	if (!item) throw new Error('no tables');
	const noted = (way: 'out' | 'back', when: number, quantity: number, text?: string) => ({
		id: `${way}`.padEnd(22, '_') as never,
		way,
		line: item.line,
		occurrence: item.occurrence,
		quantity,
		when,
		byName: 'Odile Pons',
		text,
		personName: undefined
	});
	const handovers = [
		noted('back', VILLAGE_NOW + 3_600_000, 19, '=une cassée'),
		noted('out', VILLAGE_NOW, 20)
	];
	await fill(db, village({ bookings: [bookingRow(fair, { handovers })] }));
	await open();
	await userEvent.click(page.getByText('Remises et retours'));
	await userEvent.click(page.getByText('Texte (.csv)'));
	await go();
	await isDone();
	expect((await lines()).slice(1)).toEqual([
		'11/06/2027;14:30;Remise;Tables pliantes;20;;;;Les Écoliers du Lauragais;Kermesse de l’école;Odile Pons',
		"11/06/2027;15:30;Retour;Tables pliantes;19;'=une cassée;;;Les Écoliers du Lauragais;Kermesse de l’école;Odile Pons"
	]);
});

test('[RS7] the inventory says prices in words, free as free, and leaves out what is retired', async () => {
	const chairs = resourceRow('Chaises', { capacity: 110, conditions: '+ balayer' });
	const resources = [
		{
			...chairs,
			body: {
				...chairs.body,
				deposit: { cents: 15000, per: 'booking' },
				tariffs: [
					{ borrower: 'member', unit: 'item', cents: 0 },
					{ borrower: 'outside', unit: 'item', cents: 50 },
					{
						borrower: 'outside',
						unit: 'day',
						cents: 1000,
						between: { from: '10-15', to: '04-15' },
						fromNth: 3
					}
				]
			}
		},
		resourceRow('Vieux banc', { retired: true })
	];
	await fill(db, village({ resources: [], people: [] }));
	await db.table('resources').bulkPut(resources);
	await open('quoi=inventaire');
	await userEvent.click(page.getByText('Texte (.csv)'));
	await go();
	await isDone();
	const [headings = '', row = '', ...others] = await lines();
	expect(others).toEqual([]);
	const cells = Object.fromEntries(
		headings.split(';').map((heading, at) => [heading, row.replaceAll(' ; ', ' / ').split(';')[at]])
	);
	expect(cells).toMatchObject({
		Nom: 'Chaises',
		Quantité: '110',
		Caution: '150,00',
		'Prix, associations de l’espace': 'gratuit par pièce',
		Conditions: "'+ balayer"
	});
	expect(row).toContain(
		'"0,50\u00a0€ par pièce ; 10\u00a0€ par jour (du 15/10 au 15/04, dès la 3e fois)"'
	);
});

test('a reader is told why there are no people, and gets none', async () => {
	const roles = [{ role: 'lecteur' as const, association: resourceRow('x').association }];
	await fill(db, village({ space: spaceRow({ roles }), people: [] }));
	await open();
	await userEvent.click(page.getByRole('radio', { name: /^Personnes/ }));
	await expect.element(page.getByText(/ne sont pas sur ce téléphone/)).toBeVisible();
	await expect.element(page.getByRole('button', { name: 'Enregistrer le tableau' })).toBeDisabled();
});

test('people come with their roles, in a workbook that says what it is', async () => {
	await fill(db, village({ people: [person('Odile Pons', '06 39 98 11 22')] }));
	await open();
	await userEvent.click(page.getByRole('radio', { name: /^Personnes/ }));
	await go();
	await isDone();
	const blob = await saved[0]?.blob;
	expect(saved[0]?.name).toMatch(/^personnes-.*\.xlsx$/);
	const bytes = new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer());
	expect([...bytes.subarray(0, 2)]).toEqual([0x50, 0x4b]);
});

test('days in the wrong order are said, and nothing is made', async () => {
	await fill(db, village());
	await open('quoi=reservations');
	await userEvent.fill(page.getByLabelText('Du'), '2027-07-01');
	await userEvent.fill(page.getByLabelText('Au'), '2027-06-01');
	await expect.element(page.getByText(/vient avant le premier/)).toBeVisible();
	await expect.element(page.getByRole('button', { name: 'Enregistrer le tableau' })).toBeDisabled();
});

test('a long table is written a little at a time, so that the page can do something else', async () => {
	const occurrences = season(2_000);
	await fill(db, village({ occurrences, bookings: [] }));
	await open('quoi=reservations');
	let turns = 0;
	// From the click itself to the file, both as the page sees them.
	const count = () => {
		turns += 1;
		if (saved.length === 0) setTimeout(count);
	};
	document.addEventListener('click', count, { once: true, capture: true });
	await go();
	await expect.element(page.getByText(/2\s?000 lignes/)).toBeVisible();
	expect(turns).toBeGreaterThan(5);
});

test('stopped, it gives nothing out', async () => {
	await fill(db, village());
	const out = new TableOut();
	const today = '2027-06-11' as LocalDate;
	const days = { first: today, last: today };
	const going = out.go({ space: spaceRow(), subject: 'bookings', format: 'xlsx', days, today });
	out.stop();
	await going;
	expect(out.making).toEqual({ at: 'nothing' });
	expect(saved).toEqual([]);
});
