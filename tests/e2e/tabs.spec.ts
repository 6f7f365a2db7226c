import { allReceived, addThing, agenda, book, createSpace, openExample } from './acts.ts';
import { freezeEngine } from './freeze.ts';
import { expect, test } from './stage.ts';

test('a second tab shows changes, and carries on when the first is closed', async ({ phone }) => {
	const odette = await phone('Odette');
	await odette.goto('/');
	const path = await createSpace(odette, { association: 'Foyer rural', firstName: 'Odette' });
	await addThing(odette, { name: 'Grande salle', kind: 'Local' });
	await allReceived(odette);

	const second = await odette.context.newPage();
	await second.goto(`${odette.origin}${path}/planning`);
	await expect(second.getByRole('heading', { level: 1 })).toBeVisible();
	await book(odette, { when: /^Demain/, things: [['Grande salle']], purpose: 'Kermesse' });
	const booked = performance.now();
	await expect(second.getByRole('article').filter({ hasText: 'Kermesse' })).toBeVisible();
	console.log(
		`the second tab shows it ${Math.round(performance.now() - booked)} ms after the first`
	);
	await expect(second.getByRole('article')).toContainText('Confirmée');

	await odette.useTab(second);
	await book(odette, { when: /^Demain/, things: [['Grande salle']], purpose: 'Loto' });
	await odette.goto(`${path}/planning`);
	await allReceived(odette);
	await expect.poll(() => agenda(odette)).toHaveLength(2);
});

test('a second tab carries on when the one that did the work is frozen', async ({
	phone,
	relay
}) => {
	const odette = await phone('Odette');
	await odette.goto('/');
	const path = await createSpace(odette, { association: 'Foyer rural', firstName: 'Odette' });
	await addThing(odette, { name: 'Grande salle', kind: 'Local' });
	await allReceived(odette);

	const first = odette.page;
	const second = await odette.context.newPage();
	await second.goto(`${odette.origin}${path}/planning`);
	await expect(second.getByRole('heading', { level: 1 })).toBeVisible();
	// A page that is frozen in the background stands still, and so does its engine, lock in hand.
	const thaw = await freezeEngine(first);
	await second.bringToFront();

	odette.goOnIn(second);
	await book(odette, { when: /^Demain/, things: [['Grande salle']], purpose: 'Loto' });
	await odette.goto(`${path}/planning`);
	await expect(odette.page.getByRole('article')).toContainText('Confirmée');

	// Thawed, it is a tab like any other, and nothing was written twice.
	await thaw();
	await first.bringToFront();
	odette.goOnIn(first);
	await odette.goto(`${path}/planning`);
	await expect.poll(() => agenda(odette)).toHaveLength(1);
	await relay.kill();
	await relay.start();
	await allReceived(odette);
	await expect.poll(() => agenda(odette)).toHaveLength(1);
});

test('after one visit every screen opens with no network, even an address never seen', async ({
	phone,
	relay
}) => {
	const odette = await phone('Odette');
	const path = await openExample(odette);
	await odette.isComplete();
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
		'affiche',
		'etiquettes',
		'plus',
		'plus/calendrier/importer',
		'plus/tableaux',
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
