import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Component } from 'svelte';
import { overwriteGetLocale } from '../../../i18n/paraglide/runtime.js';
import { db } from '../../../store/db.ts';
import { clearAll, fill } from '../../booking/testing/rows.ts';
import Stage from '../../booking/testing/Stage.svelte';
import { village } from '../../booking/testing/village.ts';
import PeopleIn from './PeopleIn.svelte';

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

test('people: who is here already isn’t added again, and nobody gets a role', async () => {
	open(PeopleIn);
	await choose(
		[
			'Nom;Prénom;Téléphone;Courriel;Association',
			'Vidal;Paul;06 39 98 21 43;;',
			'Costes;Jeanne;06 39 98 44 55;j@example.org;Foyer rural de Pouze',
			'Costes;Jeanne;+33639984455;;',
			';;06 39 98 00 00;;'
		].join('\n')
	);
	await expect.element(page.getByText('Il manque le nom.')).toBeVisible();
	await userEvent.click(page.getByRole('button', { name: 'Importer 1 ligne' }));
	await expect.element(page.getByText('1 ligne importée.')).toBeVisible();
	expect(await factsOf('person.added')).toMatchObject([
		{ body: { name: 'Jeanne Costes', phone: '06 39 98 44 55', email: 'j@example.org' } }
	]);
	expect(await factsOf('role.granted')).toEqual([]);
});

test.each([
	['nothing', '', /Ce fichier est vide/],
	['a ZIP that says it is a table', 'PK\u0003\u0004....', /archive/],
	['headings alone', 'Nom;Téléphone\n', /n’a que ses titres/]
])('%s gets a sentence', async (_, text, sentence) => {
	open(PeopleIn);
	await choose(text);
	await expect.element(page.getByRole('alert').getByText(sentence)).toBeVisible();
});
