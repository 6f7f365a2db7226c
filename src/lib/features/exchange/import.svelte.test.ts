import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { idFrom, type AssociationId, type SpaceId } from '../../domain/ids.ts';
import { send } from '../../engine/send.ts';
import { setLocale } from '../../i18n/paraglide/runtime.js';
import { db } from '../../store/db.ts';
import HostedImport from './testing/HostedImport.svelte';

let space: SpaceId;
const COMMITTEE = idFrom<AssociationId>('a'.repeat(22));

beforeEach(async () => {
	setLocale('fr', { reload: false });
	await db.transaction('rw', db.tables, () => Promise.all(db.tables.map((table) => table.clear())));
	const made = await send('createSpace', {
		name: 'Essai',
		association: { name: 'Foyer rural de Pouze' },
		firstName: 'Sylvie'
	});
	if (!made.ok) throw new Error(made.refusal.type);
	space = made.value.space;
	// The engine is not running: what its projection would say of the founder.
	await db.spaces.update(space, { roles: [{ role: 'gestionnaire' }] });
});

const CSV = [
	'Désignation;Catégorie;Quantité;Propriétaire;Tarif extérieur;Remarques',
	'Chaises coque;Matériel;1 20;Foyer rural de Pouze;0,50 €;10 abîmées mises de côté',
	';;;;;',
	'Chaises coque;Matériel;une vingtaine;Foyer rural de Pouze;gratuit;',
	'Salle;Local;;Foyer rural de Pouze;;150 personnes max.'
].join('\r\n');
/** As a French spreadsheet saves it; everything here but € is one byte in both encodings. */
const windows1252 = (text: string) =>
	Uint8Array.from(text, (char) => (char === '€' ? 0x80 : char.charCodeAt(0)));

const chooser = () => page.getByLabelText('Choisir un fichier');
const choose = (bytes: Uint8Array<ArrayBuffer> | string, name = 'inventaire.csv') =>
	userEvent.upload(chooser(), new File([bytes], name));
const factsOf = async (kind: string) =>
	(await db.outbox.toArray())
		.map((row): unknown => JSON.parse(row.text))
		.filter(
			(fact) => typeof fact === 'object' && fact !== null && Reflect.get(fact, 'kind') === kind
		);

test('a table is shown as it will be stored, nothing is stored before, and it is undone in one step', async () => {
	render(HostedImport, { space });
	await choose(windows1252(CSV));
	await expect.element(page.getByText(/3 lignes lues, 1 ligne vide passée/)).toBeVisible();
	await expect.element(page.getByText('Quantité «\u00a01 20\u00a0»\u00a0: lu 120.')).toBeVisible();
	await expect.element(page.getByText(/noté 20, à recompter/)).toBeVisible();
	await expect.element(page.getByText(/doublon probable/)).toBeVisible();
	await expect.element(page.getByText('10 hors service')).toBeVisible();
	expect(await factsOf('resource.added')).toEqual([]);

	// The second chairs are left out, the number of the first corrected.
	await userEvent.click(page.getByRole('checkbox', { name: /Importer la ligne 4/ }));
	await userEvent.click(page.getByRole('button', { name: /Corriger la ligne 2/ }));
	await userEvent.fill(page.getByLabelText('Combien'), '115');
	await userEvent.click(page.getByRole('button', { name: 'Importer 2 lignes' }));
	await expect.element(page.getByText(/2 ressources ajoutées/)).toBeVisible();

	const added = await factsOf('resource.added');
	expect(added).toMatchObject([
		{ body: { name: 'Chaises coque', capacity: 115 }, source: { system: 'csv' } },
		{ body: { name: 'Salle', capacity: 1, kind: 'room', room: { seats: 150 } } }
	]);
	expect(await factsOf('outage.noted')).toMatchObject([{ body: { units: 10 } }]);

	await userEvent.click(page.getByRole('button', { name: 'Annuler l’importation' }));
	await expect.element(page.getByText(/Importation annulée/)).toBeVisible();
	const [undone] = await factsOf('batch.undone');
	const batch = Reflect.get(Object(added[0]), 'batch');
	expect(undone).toMatchObject({ body: { batch } });
});

test('a column that is not known can be said', async () => {
	render(HostedImport, { space });
	await choose('Nom;Machin\nBanc;40\nTable;12\n');
	await expect.element(page.getByText('Machin\u00a0: 40')).toBeVisible();
	await userEvent.selectOptions(page.getByLabelText('Machin'), 'Quantité');
	await expect.element(page.getByText('Machin\u00a0: 40')).not.toBeInTheDocument();
	await expect.element(page.getByText('40', { exact: true })).toBeVisible();
});

test.each([
	['an empty file', '', /Ce fichier est vide/],
	['a letter', 'Chers amis,\nvoici la liste.\nBien à vous', /n’est pas un tableau/],
	['a workbook', 'PK\u0003\u0004....[Content_Types].xml', /Ce classeur ne se lit pas/],
	['headings alone', 'Nom;Quantité\n', /n’a que ses titres/]
])('%s gets a sentence', async (_, text, sentence) => {
	render(HostedImport, { space });
	await choose(text);
	await expect.element(page.getByRole('alert').getByText(sentence)).toBeVisible();
});

test('a file over 5 MB is refused from its size', async () => {
	render(HostedImport, { space });
	await choose(new Uint8Array(5 * 1024 * 1024 + 1));
	await expect.element(page.getByRole('alert').getByText(/dépasse 5 Mo/)).toBeVisible();
});

test('a responsable imports their own association’s lines alone', async () => {
	await db.associations.put({
		id: COMMITTEE,
		space,
		name: 'Comité des fêtes de Corronsac',
		search: 'comite',
		kept: { at: 'phone', since: 0 }
	});
	await db.spaces.update(space, {
		roles: [{ role: 'responsable', association: COMMITTEE }]
	});
	render(HostedImport, { space });
	await choose(`${CSV}\r\nBancs;Matériel;40;Comité des fêtes de Corronsac;;`);
	await expect.element(page.getByRole('button', { name: 'Importer 1 ligne' })).toBeVisible();
	expect(page.getByText(/à une autre association/).elements()).toHaveLength(3);
});
