import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Component } from 'svelte';
import type { LocalDate } from '../../../domain/time/types.ts';
import { overwriteGetLocale } from '../../../i18n/paraglide/runtime.js';
import { db } from '../../../store/db.ts';
import { clearAll, fill, spaceRow } from '../../booking/testing/rows.ts';
import Stage from '../../booking/testing/Stage.svelte';
import { BOOKINGS, RESOURCES, village } from '../../booking/testing/village.ts';
import { makeTable } from '../out/make.ts';
import BookingsIn from './BookingsIn.svelte';

overwriteGetLocale(() => 'fr');

beforeEach(async () => {
	// Others have used this database.
	await clearAll(db);
	await fill(db, village());
});
afterEach(() => clearAll(db));

const open = (screen: Component) => render(Stage, { screen, given: {} });
const choose = (bytes: string | Blob, name = 'tableau.csv') =>
	userEvent.upload(page.getByLabelText('Choisir un fichier'), new File([bytes], name));
const factsOf = async (kind: string) =>
	(await db.outbox.toArray())
		.map((row): unknown => JSON.parse(row.text))
		.filter((fact) => Reflect.get(Object(fact), 'kind') === kind);

test('bookings: names are guessed and can be said, what is odd is shown, all is undone in one step', async () => {
	open(BookingsIn);
	await choose(
		[
			'Date;Début;Fin;Salle;Association;Motif;Contact',
			'19/06/2027;14h;18h;grande salle;Foyer rural de Montbrun;<b>Loto</b>;Paul Vidal',
			'20/06/2027;;;La remorque du comité;Foyer rural de Montbrun;Déménagement;',
			'bientôt;;;grande salle;Foyer rural de Montbrun;Goûter;'
		].join('\n')
	);
	await expect.element(page.getByText('<b>Loto</b>')).toBeVisible();
	await expect.element(page.getByText(/La date de début ne se lit pas/)).toBeVisible();
	await expect.element(page.getByText(/Ressource inconnue ici/)).toBeVisible();
	await expect.element(page.getByRole('button', { name: 'Importer 1 ligne' })).toBeVisible();
	await userEvent.selectOptions(page.getByLabelText(/La remorque du comité/), 'Remorque');
	expect(await factsOf('booking.asked')).toEqual([]);
	await userEvent.click(page.getByRole('button', { name: 'Importer 2 lignes' }));
	await expect.element(page.getByText(/2 lignes importées/)).toBeVisible();
	const asked = await factsOf('booking.asked');
	expect(asked).toMatchObject([
		{
			body: {
				lines: [{ resource: RESOURCES.hall.id, quantity: 1 }],
				occurrences: [{ range: { start: '2027-06-19T14:00', end: '2027-06-19T18:00' } }]
			}
		},
		{
			body: {
				lines: [{ resource: RESOURCES.trailer.id }],
				occurrences: [{ range: { start: '2027-06-20T00:00', end: '2027-06-21T00:00' } }]
			}
		}
	]);
	await userEvent.click(page.getByRole('button', { name: /Annuler l’importation/ }));
	await expect.element(page.getByText('Importation annulée.')).toBeVisible();
	const batch: unknown = Reflect.get(Object(asked[0]), 'batch');
	expect(await factsOf('batch.undone')).toMatchObject([{ body: { batch } }]);
});

test.each(['csv', 'xlsx'] as const)(
	'one’s own table of bookings, as %s: here it changes nothing, in a space without them they come back',
	async (format) => {
		const days = { first: '2027-06-01' as LocalDate, last: '2027-06-30' as LocalDate };
		const wanted = {
			space: spaceRow(),
			subject: 'bookings',
			format,
			days,
			today: days.first
		} as const;
		const made = await makeTable(wanted, new AbortController().signal);
		open(BookingsIn);
		await choose(made.blob, made.name);
		await expect.element(page.getByText(/Déjà dans l’espace/).first()).toBeVisible();
		await expect.element(page.getByRole('button', { name: /Aucune ligne/ })).toBeDisabled();

		const before = await db.occurrences.toArray();
		await db.occurrences.clear();
		await userEvent.click(page.getByRole('button', { name: /^Importer \d+/ }));
		await expect.element(page.getByText(/lignes importées/)).toBeVisible();
		const asked = (await factsOf('booking.asked')).map((fact) => {
			const body: unknown = Reflect.get(Object(fact), 'body');
			return Reflect.get(Object(body), 'occurrences')[0].range.start;
		});
		const june = before.filter(
			({ range }) => range.start >= '2027-06-01' && range.start < '2027-07'
		);
		expect(asked.sort()).toEqual(june.map(({ range }) => range.start).sort());
		const fair = await factsOf('booking.asked');
		const start = BOOKINGS.fair.range.start;
		expect(fair.find((fact) => JSON.stringify(fact).includes(start))).toMatchObject({
			body: {
				headcount: 140,
				lines: BOOKINGS.fair.items.map(({ resource, quantity }) => ({ resource, quantity }))
			}
		});
	}
);
