import { addThing, agenda, book, createSpace, openExample, stateLine } from './acts.ts';
import { expect, test } from './stage.ts';

test('a second tab shows changes within a second, and carries on when the first is closed', async ({
	phone
}) => {
	const odette = await phone('Odette');
	await odette.goto('/');
	const path = await createSpace(odette, { association: 'Foyer rural', firstName: 'Odette' });
	await addThing(odette, { name: 'Grande salle', kind: 'Local' });
	await expect(stateLine(odette)).toContainText('Tout est reçu');

	const second = await odette.context.newPage();
	await second.goto(`${odette.origin}${path}/planning`);
	await expect(second.getByRole('heading', { level: 1 })).toBeVisible();
	await book(odette, { when: /^Demain/, things: [['Grande salle']], purpose: 'Kermesse' });
	await expect(second.getByRole('article').filter({ hasText: 'Kermesse' })).toBeVisible({
		timeout: 1000
	});
	await expect(second.getByRole('article')).toContainText('Confirmée', { timeout: 15_000 });

	await odette.useTab(second);
	await book(odette, { when: /^Demain/, things: [['Grande salle']], purpose: 'Loto' });
	await odette.goto(`${path}/planning`);
	await expect(stateLine(odette)).toContainText('Tout est reçu', { timeout: 20_000 });
	await expect.poll(() => agenda(odette)).toHaveLength(2);
});

test('after one visit every screen opens with no network, even an address never seen', async ({
	phone,
	relay
}) => {
	const odette = await phone('Odette');
	const path = await openExample(odette);
	await odette.isInstalled();
	await relay.kill();
	await odette.setOffline(true);
	await odette.close();
	await odette.open();
	for (const screen of [
		'planning',
		'reserver',
		'inventaire',
		'inventaire/nouveau',
		'inventaire/importer',
		'plus',
		'plus/espace',
		'plus/personnes',
		'plus/membres',
		'plus/inviter',
		'plus/copie',
		'plus/langue',
		'plus/a-propos',
		'aujourdhui'
	]) {
		await odette.goto(`${path}/${screen}`);
		await expect(odette.page.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(odette.page.getByText('n’a pas pu s’ouvrir')).toHaveCount(0);
	}
	await odette.goto(`${path}/planning`);
	await odette.page.getByRole('article').getByRole('link').first().click();
	await expect(odette.page).toHaveURL(/\/reservation\//);
	const booking = new URL(odette.page.url()).pathname;
	await odette.close();
	await odette.open();
	await odette.goto(booking);
	await expect(odette.page.getByRole('heading', { level: 1 })).toBeVisible();
	await odette.goto('/');
	await expect(odette.page.getByRole('heading', { level: 1 })).toBeVisible();
});
