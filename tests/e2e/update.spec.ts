import { rm } from 'node:fs/promises';
import { openExample, openTab } from './acts.ts';
import { nextBuild } from './next-build.ts';
import { expect, test } from './stage.ts';

test('a new version is offered, never while something is typed; a tab that stays behind shows no blank page', async ({
	phone,
	relay
}) => {
	const odette = await phone('Odette');
	const path = await openExample(odette);
	await odette.isComplete();
	const before = odette.page;
	const other = await odette.context.newPage();
	await other.goto(`${odette.origin}${path}/plus`);
	await expect(other.getByRole('heading', { level: 1 })).toBeVisible();

	const next = await nextBuild('/e/[space]/plus/langue');
	await relay.kill();
	await relay.start(next);
	await before.bringToFront();
	const offer = before.getByText('Une nouvelle version est prête.');

	await odette.goto(`${path}/chercher`);
	await odette.type(before.getByRole('searchbox'), 'sal');
	await expect
		.poll(() =>
			before.evaluate(
				async () => (await navigator.serviceWorker.getRegistration())?.waiting != null
			)
		)
		.toBe(true);
	// Where nothing is typed it is offered: whoever is to hear of it has heard.
	const elsewhere = other.getByText('Une nouvelle version est prête.');
	await expect(elsewhere).toBeVisible();
	await expect(offer).toBeHidden();
	await openTab(odette, 'Planning');
	await expect(offer).toBeVisible();

	// In the middle of asking, it waits, and what was begun outlives it.
	await odette.goto(`${path}/reserver`);
	await odette.tap(before.getByRole('radio', { name: /^Une autre date/ }));
	await before.getByLabel('Jour', { exact: true }).fill('2031-03-08');
	await odette.tap(odette.button('Voir ce qui est libre'));
	await odette.tap(odette.button(/^Ajouter/).first());
	await expect(offer).toBeHidden();
	await odette.goto(`${path}/planning`);
	// It can be accepted with no network: all of it came along, and what waits for it stays.
	await relay.kill();
	await odette.tap(odette.button('Mettre à jour'));
	await expect(before.locator('link[href*="nextnext"]')).toBeAttached();
	await expect
		.poll(() =>
			before.evaluate(async () =>
				(await (await caches.open('later')).keys()).filter(({ url }) => url.includes('nextnext'))
			)
		)
		.toHaveLength(1);
	await odette.goto(`${path}/reserver`);
	await expect(before.getByText(/Vous aviez commencé une réservation/)).toBeVisible();
	await expect(before.getByLabel('Jour', { exact: true })).toHaveValue('2031-03-08');

	await relay.start(next);
	// The tab that stays behind is told, and goes on: its old page's file is nowhere any more.
	await expect(elsewhere).toBeVisible();
	await other.getByRole('link', { name: /Langue/ }).click();
	await expect(other.getByRole('heading', { level: 1, name: 'Langue' })).toBeVisible();
	await rm(next, { recursive: true });
});
