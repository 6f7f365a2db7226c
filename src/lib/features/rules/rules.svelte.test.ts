import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Component } from 'svelte';
import { render } from 'vitest-browser-svelte';
import type { ResourceId, SpaceId } from '../../domain/ids.ts';
import type { LocalDateTime } from '../../domain/time/types.ts';
import { tell } from '../../engine/channel.ts';
import { send } from '../../engine/send.ts';
import { startEngine } from '../../engine/start.ts';
import { setLocale } from '../../i18n/paraglide/runtime.js';
import { db } from '../../store/db.ts';
import ClosuresPage from './ClosuresPage.svelte';
import CompositionPage from './CompositionPage.svelte';
import RulesPage from './RulesPage.svelte';
import Host from './testing/Host.svelte';
import RulesLinks from './RulesLinks.svelte';
import HostedUnits from './testing/HostedUnits.svelte';
import WorthPage from './WorthPage.svelte';
import { until } from '../../../../tests/until.ts';

const local = (text: string) => text as LocalDateTime;
const button = (name: string | RegExp) => page.getByRole('button', { name });
const gone: string[] = [];
const go = async (href: string) => void gone.push(href);

let space: SpaceId;
const hall = (name: string) => ({
	resource: {
		kind: 'room' as const,
		association: 'unread'.padEnd(22, '-') as never,
		name,
		capacity: 1
	},
	associationName: 'Foyer rural',
	source: { system: 'example', id: name }
});

beforeAll(() => startEngine());
beforeEach(async () => {
	setLocale('fr', { reload: false });
	const loaded = await send('loadExample', {
		example: {
			name: 'Exemple',
			firstName: 'Odile',
			myAssociation: 'Foyer rural',
			rows: ['Salle entière', 'Grande salle', 'Petite salle'].map(hall),
			bookings: []
		}
	});
	if (!loaded.ok) throw new Error(loaded.refusal.type);
	({ space } = loaded.value);
	await until(async () => expect(await db.resources.where({ space }).count()).toBe(3));
});
afterEach(async () => {
	gone.length = 0;
	for (const { id } of await db.spaces.toArray())
		await send('forgetSpace', { space: id, evenUnsent: true });
});

async function named(name: string) {
	const row = (await db.resources.where({ space }).toArray()).find((each) => each.name === name);
	if (!row) throw new Error(name);
	return row;
}
// A page's own props differ; the host passes them on unread.
const show = (Page: unknown, id: ResourceId) =>
	render(Host, { space, page: Page as Component<Record<string, unknown>>, given: { id, go } });

/** What can be undone waits ten seconds on the phone: here it goes at once, before what follows. */
const leaveAtOnce = () => db.outbox.where({ space }).modify({ notBefore: 0 });

/** Asks through the real engine and tells what the log says of the first line. */
async function ask(resource: ResourceId, start: string, end: string) {
	const [association] = await db.associations.where({ space }).toArray();
	if (!association) throw new Error('no association');
	await leaveAtOnce();
	const sent = await send('askBooking', {
		space,
		booking: {
			association: association.id,
			lines: [{ resource, quantity: 1 }],
			occurrences: [{ start: local(start), end: local(end) }]
		}
	});
	if (!sent.ok) throw new Error(sent.refusal.type);
	return until(async () => {
		const row = await db.bookings.get(sent.value.booking);
		const [item] = row?.items ?? [];
		if (!item || row?.kept.at !== 'received') throw new Error('not yet');
		return item;
	});
}

test('[RS4] [RS5] [RS6] rules set by keyboard are what the engine judges by', async () => {
	const { id } = await named('Grande salle');
	await show(RulesPage, id);
	await expect.element(page.getByRole('heading', { level: 1, name: 'Règles' })).toBeVisible();
	const preview = (words: RegExp) => expect.element(page.getByText(words)).toBeVisible();
	await preview(/^Réservable tous les jours, à toute heure\. Confirmée/);
	await userEvent.click(button(/Ajouter le week-end/));
	await preview(/à toute heure, ou par forfait \(Week-end/);
	button('Ajouter un horaire').element().focus();
	await userEvent.keyboard('{Enter}');
	await expect
		.element(page.getByRole('group', { name: 'Horaire 1' }).getByLabelText('samedi'))
		.toBeChecked();
	await userEvent.fill(page.getByLabelText('Durée la plus courte', { exact: true }), 'une heure');
	await userEvent.click(button('Enregistrer'));
	await expect.element(page.getByText('Un nombre entier, sans lettre.')).toBeVisible();
	await expect.element(page.getByLabelText('Durée la plus courte', { exact: true })).toHaveFocus();
	await userEvent.keyboard('{Control>}a{/Control}2{Enter}');
	await until(async () =>
		expect((await named('Grande salle')).body.opening).toMatchObject({
			hours: [{ days: [1, 2, 3, 4, 5, 6], from: '08:00', to: '23:00' }],
			packages: [{ startDay: 6, endDay: 1 }],
			shortest: 120
		})
	);
	await until(async () => expect(gone).toEqual([`/e/${space}/inventaire/${id}`]));
	const night = await ask(id, '2027-06-15T22:00', '2027-06-15T23:30');
	expect(night).toMatchObject({
		standing: 'waiting',
		reasons: [{ type: 'NotOpen' }, { type: 'TooShort', minutes: 120 }]
	});
	expect(await ask(id, '2027-06-12T08:00', '2027-06-14T08:00')).toMatchObject({ standing: 'held' });
});

test('[RS3] a whole made of its rooms by hand excludes them, and the other way round; no circle', async () => {
	const [whole, big] = [await named('Salle entière'), await named('Grande salle')];
	const shown = await show(CompositionPage, whole.id);
	await userEvent.fill(page.getByRole('searchbox', { name: 'Chercher une ressource' }), 'grande');
	await userEvent.click(button('Ajouter Grande salle'));
	await expect.element(page.getByRole('searchbox')).toHaveValue('');
	await userEvent.click(button('Ajouter Petite salle'));
	await userEvent.click(button('Enregistrer'));
	await until(async () => expect((await named('Salle entière')).body.parts).toHaveLength(2));
	await shown.unmount();
	const part = await render(Host, {
		space,
		page: RulesLinks as Component<Record<string, unknown>>,
		given: { row: big }
	});
	await expect.element(page.getByText('Fait partie de Salle entière.')).toBeVisible();
	await part.unmount();

	const evening = ['2027-06-13T18:00', '2027-06-13T23:00'] as const;
	expect(await ask(whole.id, ...evening)).toMatchObject({ standing: 'held' });
	expect(await ask(big.id, ...evening)).toMatchObject({
		standing: 'waiting',
		reasons: [{ type: 'Taken' }]
	});
	expect(await ask(big.id, '2027-06-14T18:00', '2027-06-14T23:00')).toMatchObject({
		standing: 'held'
	});
	expect(await ask(whole.id, '2027-06-14T18:00', '2027-06-14T23:00')).toMatchObject({
		standing: 'waiting'
	});

	await show(CompositionPage, big.id);
	await expect.element(page.getByText('Fait partie de Salle entière.')).toBeVisible();
	await userEvent.click(button('Ajouter Salle entière'));
	await expect.element(page.getByText(/ne peut pas se contenir elle‑même/)).toBeVisible();
	await expect.element(button('Retirer Salle entière')).not.toBeInTheDocument();
});

test('[RS5] [BK8] what is closed is refused with its reason, and lifting it lets it through', async () => {
	const { id } = await named('Petite salle');
	expect(await ask(id, '2027-06-15T14:00', '2027-06-15T16:00')).toMatchObject({ standing: 'held' });
	await show(ClosuresPage, id);
	await userEvent.click(page.getByText('Tout ce qui est à Foyer rural'));
	await userEvent.fill(page.getByLabelText('Du', { exact: true }), '2027-06-14');
	await userEvent.fill(page.getByLabelText('Au (inclus)'), '2027-06-20');
	await expect.element(page.getByText(/1 réservation tombe dans cette fermeture/)).toBeVisible();
	await userEvent.fill(page.getByLabelText('Pourquoi'), 'Travaux de toiture');
	await userEvent.click(button('Noter la fermeture'));
	await expect.element(page.getByText('Travaux de toiture')).toBeVisible();
	expect((await named('Grande salle')).closures).toMatchObject([{ all: true }]);
	const shut = await ask(id, '2027-06-16T14:00', '2027-06-16T16:00');
	expect(shut).toMatchObject({ standing: 'waiting', reasons: [{ type: 'Closed' }] });
	await userEvent.click(button(/Lever la fermeture du lundi 14 juin/));
	await expect.element(page.getByText('Aucune fermeture prévue.')).toBeVisible();
	expect(await ask(id, '2027-06-17T14:00', '2027-06-17T16:00')).toMatchObject({ standing: 'held' });
});

test('[RS9] [RS2] units are named for good, and some are out of service from a date to a date', async () => {
	const { id } = await named('Petite salle');
	await show(HostedUnits, id);
	await userEvent.click(button('Nommer une unité'));
	await expect.element(page.getByLabelText('Nom de l’unité 1')).toHaveFocus();
	await userEvent.keyboard('Minibus blanc, FA-123-BC');
	await userEvent.click(button('Nommer une unité'));
	await userEvent.keyboard('Minibus gris');
	await expect.element(page.getByText(/plus de noms que d’exemplaires/)).toBeVisible();
	await userEvent.click(button('Retirer Nom de l’unité 2'));
	await userEvent.click(button('Noter une panne'));
	await userEvent.click(button('Du 1er au 5 juin'));
	await expect
		.element(page.getByText(/1 unité hors service.*du 1er\sjuin au 5\sjuin/))
		.toBeVisible();
	await userEvent.click(button('Enregistrer'));
	await until(async () =>
		expect((await named('Petite salle')).body.units).toMatchObject([
			{ name: 'Minibus blanc, FA-123-BC' }
		])
	);
	expect(await ask(id, '2027-06-03T14:00', '2027-06-03T16:00')).toMatchObject({
		standing: 'waiting'
	});
	expect(await ask(id, '2027-06-06T14:00', '2027-06-06T16:00')).toMatchObject({ standing: 'held' });
});

test('[RS10] what it is worth is kept in cents; those who may not change it read it in words', async () => {
	const { id } = await named('Petite salle');
	const shown = await show(WorthPage, id);
	await userEvent.fill(page.getByLabelText('Valeur d’achat (euros)'), '1 250,50');
	await userEvent.fill(page.getByLabelText('Date d’achat'), '2024-03-12');
	await userEvent.fill(page.getByLabelText('Financeur'), 'Département');
	await userEvent.click(button('Enregistrer'));
	await until(async () =>
		expect((await named('Petite salle')).body.worth).toEqual({
			purchase: 125_050,
			purchased: '2024-03-12',
			funder: 'Département'
		})
	);
	await shown.unmount();
	// Once it is in the log the engine has nothing more to say of whoever holds this phone.
	await leaveAtOnce();
	tell({ type: 'written', space });
	await until(async () => expect(await db.outbox.where({ space }).count()).toBe(0));
	await db.spaces.update(space, { roles: [] });
	await show(WorthPage, id);
	await expect.element(page.getByText(/Achetée 1\s250,50\s€, le 12\/03\/2024/)).toBeVisible();
	await expect.element(page.getByText(/Seuls les responsables de Foyer rural/)).toBeVisible();
	await expect.element(button('Enregistrer')).not.toBeInTheDocument();
});
