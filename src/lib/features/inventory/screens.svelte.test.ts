import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { SpaceId } from '../../domain/ids.ts';
import type { LocalDate } from '../../domain/time/types.ts';
import { send } from '../../engine/send.ts';
import { setLocale } from '../../i18n/paraglide/runtime.js';
import { db } from '../../store/db.ts';
import '../../ui/tokens.css';
import '../../ui/ui.css';
import { faultsInBothLights } from '../../../../tests/looks/axe.ts';
import HostedList from './testing/HostedList.svelte';
import HostedNew from './testing/HostedNew.svelte';
import HostedPage from './testing/HostedPage.svelte';
import { fillShed, instantAt, resourceId, SPACE } from './testing/shed.ts';

const TODAY = '2026-11-23' as LocalDate;
const CHAIRS = resourceId('Chaises coque');

beforeEach(async () => {
	setLocale('fr', { reload: false });
	vi.setSystemTime(instantAt(`${TODAY}T14:30`));
	await fillShed(db, TODAY);
});
afterEach(() => vi.useRealTimers());

const link = (name: RegExp) => page.getByRole('link', { name });

test('the list is searched without accents or plural, and filtered by kind', async () => {
	render(HostedList, { space: SPACE });
	await expect.element(link(/Salle des fêtes \(grande/)).toBeVisible();
	await expect.element(page.getByText('aujourd’hui, à 14\u00a0h\u00a030')).toBeVisible();
	await expect.element(page.getByRole('radio', { name: /Tout 23/ })).toBeChecked();
	await userEvent.fill(page.getByRole('searchbox'), 'ecrans');
	await expect.element(link(/Écran de projection/)).toBeVisible();
	await expect.element(link(/Salle des fêtes \(grande/)).not.toBeInTheDocument();
	await userEvent.fill(page.getByRole('searchbox'), 'introuvable');
	await userEvent.click(page.getByRole('button', { name: 'Tout montrer' }));
	await userEvent.click(page.getByRole('group', { name: 'Sortes' }).getByText('Véhicules'));
	await expect.element(link(/Minibus/)).toBeVisible();
	await expect.element(link(/Chaises/)).not.toBeInTheDocument();
});

test('[RS2] a number of things is free, what is broken aside, and it follows the database', async () => {
	render(HostedList, { space: SPACE });
	await expect.element(link(/Chaises coque.*110\s*libres sur 120/)).toBeVisible();
	await db.resources.update(CHAIRS, { outages: [] });
	await expect.element(link(/Chaises coque.*120\s*libres sur 120/)).toBeVisible();
});

test('[BK12] what is out and late is said', async () => {
	render(HostedList, { space: SPACE });
	await db.claims.toCollection().modify((claim) => {
		if (claim.title === 'Loto du club') {
			claim.to = instantAt('2026-11-24T12:00');
			claim.days = [...claim.days, `${SPACE}|${TODAY}`];
		}
	});
	await expect.element(link(/Barnum 3x3 m.*En retard/)).toBeVisible();
});

test('a thing’s page: free days, steward to call, rules, and a link to book it', async () => {
	render(HostedPage, { space: SPACE, id: CHAIRS });
	await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('Chaises coque');
	await expect
		.element(page.getByText('lundi 23 novembre 2026\u00a0: 110 sur 120'))
		.toBeInTheDocument();
	await expect.element(link(/Appeler M. Ferrand/)).toHaveAttribute('href', 'tel:0639984567');
	await expect.element(page.getByText('0,50\u00a0€ par pièce')).toBeVisible();
	await expect
		.element(link(/Réserver : Chaises coque|Réserver\u00a0: Chaises coque/))
		.toHaveAttribute('href', `/e/${SPACE}/reserver?ressource=${CHAIRS}`);
	await expect.element(page.getByText('10 abîmées, mises de côté').first()).toBeVisible();
});

test('[BK14] the free days of a month say the day as it is seen and how it stands, in both lights', async () => {
	render(HostedPage, { space: SPACE, id: CHAIRS });
	await userEvent.click(page.getByText('Le mois', { exact: true }));
	await userEvent.click(page.getByRole('button', { name: 'Mois d’après' }));
	await expect.element(link(/^mardi 1er décembre/)).toBeVisible();
	expect(await faultsInBothLights()).toEqual([]);
});

test('a thing this phone doesn’t know says so, and is open to all', async () => {
	render(HostedPage, { space: SPACE, id: resourceId('Nulle part') });
	await expect
		.element(page.getByRole('heading', { name: 'Cette ressource n’est pas sur ce téléphone' }))
		.toBeVisible();
	expect(await faultsInBothLights()).toEqual([]);
});

test('a new thing is written to the phone with four fields, and what is missing is said', async () => {
	const made = await send('createSpace', {
		name: 'Essai',
		association: { name: 'Foyer rural de Pouze' },
		firstName: 'Sylvie'
	});
	if (!made.ok) throw new Error(made.refusal.type);
	const space: SpaceId = made.value.space;
	const row = await db.spaces.get(space);
	const [association] = await db.associations.toArray();
	if (!row || !association) throw new Error('no space');
	// The engine is not running: what its projection would say of the founder.
	await db.associations.put({ ...association, space });
	await db.spaces.put({ ...row, roles: [{ role: 'gestionnaire' }] });
	const before = await db.outbox.count();
	const gone: string[] = [];
	render(HostedNew, { space, go: async (href: string) => void gone.push(href) });
	const add = page.getByRole('button', { name: 'Ajouter à l’inventaire' });
	await userEvent.click(add);
	await expect.element(page.getByText(/Il manque un nom/)).toBeVisible();
	await expect.element(page.getByLabelText('Nom', { exact: true })).toHaveFocus();
	await userEvent.fill(page.getByLabelText('Nom', { exact: true }), 'Échelle double');
	await userEvent.fill(page.getByLabelText('Combien'), '2');
	await userEvent.click(add);
	await expect
		.element(
			page.getByText(
				'« Échelle double » ajouté à l’inventaire'.replace('« ', '«\u00a0').replace(' »', '\u00a0»')
			)
		)
		.toBeVisible();
	await expect.poll(() => gone).toEqual([`/e/${space}/inventaire`]);
	const rows = await db.outbox.toArray();
	expect(rows).toHaveLength(before + 1);
	expect(JSON.parse(rows.at(-1)?.text ?? '{}')).toMatchObject({
		kind: 'resource.added',
		body: { name: 'Échelle double', capacity: 2, association: association.id }
	});
});
