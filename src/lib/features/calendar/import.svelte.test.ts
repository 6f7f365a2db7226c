import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { idFrom, type AssociationId, type ResourceId, type SpaceId } from '../../domain/ids.ts';
import { seasonOf, seasonStart } from '../../domain/time/season.ts';
import { addDays } from '../../domain/time/date.ts';
import { dateAt } from '../../domain/time/zoned.ts';
import type { LocalDate, Zone } from '../../domain/time/types.ts';
import { send } from '../../engine/send.ts';
import { setLocale } from '../../i18n/paraglide/runtime.js';
import { db } from '../../store/db.ts';
import holidays from '../../../../tests/fixtures/jours-feries-metropole.ics?raw';
import HostedImport from './testing/HostedImport.svelte';

let space: SpaceId;
const FOYER = idFrom<AssociationId>('f'.repeat(22));
const HALL = idFrom<ResourceId>('h'.repeat(22));
const SMALL = idFrom<ResourceId>('s'.repeat(22));
const kept = { at: 'phone', since: 0 } as const;
const PARIS = 'Europe/Paris' as Zone;

const hall = (id: ResourceId, name: string) => ({
	id,
	space,
	kind: 'room' as const,
	name,
	association: FOYER,
	associationName: 'Foyer',
	body: { kind: 'room' as const, association: FOYER, name, capacity: 1 },
	stewards: [],
	remarks: undefined,
	conditions: undefined,
	safety: undefined,
	outages: [],
	closures: [],
	retired: false,
	batch: undefined,
	search: name.toLowerCase(),
	kept,
	history: []
});

beforeEach(async () => {
	setLocale('fr', { reload: false });
	await db.transaction('rw', db.tables, () => Promise.all(db.tables.map((table) => table.clear())));
	const made = await send('createSpace', {
		name: 'Essai',
		association: { name: 'Foyer' },
		firstName: 'Sylvie'
	});
	if (!made.ok) throw new Error(made.refusal.type);
	space = made.value.space;
	// The engine is not running: what its projection would say of the founder.
	const roles = [
		{ role: 'gestionnaire' as const },
		{ role: 'responsable' as const, association: FOYER }
	];
	await db.spaces.update(space, { roles });
	await db.associations.put({ id: FOYER, space, name: 'Foyer', search: 'foyer', kept });
	await db.resources.bulkPut([hall(HALL, 'Grande salle'), hall(SMALL, 'Petite salle')]);
});

const today = dateAt(Date.now(), PARIS);
const inDays = (days: number) => addDays(today, days);
const compact = (date: LocalDate) => date.replaceAll('-', '');
const event = (uid: string, ...lines: string[]) =>
	['BEGIN:VEVENT', `UID:${uid}`, ...lines, 'END:VEVENT'].join('\r\n');
const calendar = (...events: string[]) =>
	['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR'].join('\r\n');
/** Days of this season, one of them over unless the season has just begun. */
const coming = inDays(1) <= `${seasonOf(today).slice(5)}-08-31` ? inDays(1) : today;

const FILE = () =>
	calendar(
		event(
			'a',
			`DTSTART;TZID=Europe/Paris:${compact(coming)}T140000`,
			'DURATION:PT2H',
			'SUMMARY:<b>Danse</b>',
			'LOCATION:Salles (grandes)'
		),
		event('b', `DTSTART;VALUE=DATE:${compact(coming)}`, 'SUMMARY:Loto', 'LOCATION:Chez Paulette'),
		event(
			'c',
			`DTSTART:${compact(coming)}T100000`,
			'STATUS:CANCELLED',
			'SUMMARY:Marché',
			'LOCATION:Petite salle'
		),
		event(
			'd',
			`DTSTART;TZID=Europe/Paris:${compact(seasonStart(seasonOf(today)))}T140000`,
			'DURATION:PT1H',
			'SUMMARY:Rentrée',
			'LOCATION:Petite salle'
		)
	);
const choose = (bytes: Uint8Array<ArrayBuffer> | string, name = 'salle.ics') =>
	userEvent.upload(page.getByLabelText('Choisir un fichier'), new File([bytes], name));
const factsOf = async (kind: string) =>
	(await db.outbox.toArray())
		.map((row): unknown => JSON.parse(row.text))
		.filter(
			(fact) => typeof fact === 'object' && fact !== null && Reflect.get(fact, 'kind') === kind
		);

test('a calendar is shown as it will be booked, nothing is stored before, and it is undone in one step', async () => {
	render(HostedImport, { space });
	await choose(FILE());
	await expect.element(page.getByText(/4 événements lus/)).toBeVisible();
	await expect.element(page.getByRole('heading', { name: '<b>Danse</b>' })).toBeVisible();
	await expect.element(page.getByText('→ Grande salle')).toBeVisible();
	await expect.element(page.getByText(/Aucune ressource choisie/)).toBeVisible();
	await expect.element(page.getByText(/Annulée dans le fichier/)).toBeVisible();
	await expect.element(page.getByText(/1 heure sans fuseau/)).toBeVisible();
	expect(await factsOf('booking.asked')).toEqual([]);

	await userEvent.selectOptions(page.getByLabelText(/Chez Paulette/), 'Petite salle');
	await userEvent.click(page.getByRole('button', { name: 'Importer 2 réservations' }));
	await expect.element(page.getByText('2 réservations ajoutées.')).toBeVisible();
	const asked = await factsOf('booking.asked');
	expect(asked).toMatchObject([
		{
			source: { system: 'ics', id: 'a', part: seasonOf(today) },
			body: { association: FOYER, lines: [{ resource: HALL, quantity: 1 }] }
		},
		{ source: { id: 'b' }, body: { lines: [{ resource: SMALL }] } }
	]);

	await userEvent.click(page.getByRole('button', { name: 'Annuler l’importation' }));
	await expect.element(page.getByText(/Importation annulée/)).toBeVisible();
	const [undone] = await factsOf('batch.undone');
	expect(undone).toMatchObject({ body: { batch: Reflect.get(Object(asked[0]), 'batch') } });
});

test('public holidays are offered as closures, and nothing is ticked', async () => {
	const year = Number(seasonOf(today).slice(5));
	// The fixture's Christmases and Ascensions, wherever the season under test is.
	const shifted = holidays.replaceAll(/:2027(\d{4})/g, `:${year}$1`);
	render(HostedImport, { space });
	await choose(shifted, 'jours-feries.ics');
	await expect.element(page.getByText(/ce ne sont pas des réservations/)).toBeVisible();
	await expect.element(page.getByRole('button', { name: 'Rien à importer' })).toBeDisabled();
	await userEvent.click(page.getByRole('button', { name: 'Tout cocher' }));
	await userEvent.click(page.getByRole('button', { name: /Fermer \d+ jours/ }));
	await expect.element(page.getByText(/fermetures ajoutées/)).toBeVisible();
	expect((await factsOf('closure.added')).length).toBeGreaterThan(0);
	expect(await factsOf('booking.asked')).toEqual([]);
});

test.each([
	['an empty file', '', /Ce fichier est vide/],
	['a table', 'nom;quantité\nchaises;80\n', /n’est pas un calendrier/],
	['a ZIP named .ics', 'PK\u0003\u0004 une archive', /C’est une archive/],
	['a page', '<!doctype html><p>BEGIN:VCALENDAR</p>', /n’est pas un calendrier/]
])('%s gets a sentence, and nothing is stored', async (_, text, sentence) => {
	render(HostedImport, { space });
	await choose(text);
	await expect.element(page.getByRole('alert').getByText(sentence)).toBeVisible();
	expect(await factsOf('booking.asked')).toEqual([]);
});

test('a file over 10 MB is refused from its size, and a rule by the second is bounded', async () => {
	render(HostedImport, { space });
	await choose(new Uint8Array(10 * 1024 * 1024 + 1));
	await expect.element(page.getByRole('alert').getByText(/dépasse 10 Mo/)).toBeVisible();
	await choose(
		calendar(
			event(
				'bomb',
				`DTSTART:${compact(coming)}T100000`,
				'DURATION:PT1H',
				'RRULE:FREQ=SECONDLY',
				'SUMMARY:Bombe'
			)
		)
	);
	await expect.element(page.getByText(/les 400 premières/)).toBeVisible();
});
