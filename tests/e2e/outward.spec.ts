import { createSpace, describeThing, openTab } from './acts.ts';
import { faultsInBothLights } from './axe.ts';
import type { Phone } from './phone.ts';
import { expect, test } from './stage.ts';

test.use({ installs: false });

const fits = ({ page }: Phone): Promise<boolean> =>
	page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		return scrollWidth <= clientWidth;
	});

test('a gestionnaire publishes a page for the town hall and an address for an agenda; both are gone once taken back', async ({
	phone
}, info) => {
	const odette = await phone('Odette');
	const { page } = odette;
	await odette.goto('/');
	await createSpace(odette, { association: 'Foyer rural', firstName: 'Odette' });
	await openTab(odette, 'Inventaire');
	await odette.tap(odette.link('Ajouter').first());
	await describeThing(odette, { name: 'Grande salle', kind: 'room' });
	await odette.tap(odette.link('Ajouter').first());
	await describeThing(odette, { name: 'Chaises', quantity: 80 });

	await openTab(odette, 'Plus');
	await odette.tap(odette.link(/^Page publique/));
	await odette.type(odette.field(/^Titre de la page/), 'À emprunter à Montbrun');
	await odette.tap(page.getByRole('checkbox', { name: /^Grande salle/ }));
	await odette.tap(page.getByRole('checkbox', { name: /^Chaises/ }));
	expect(await faultsInBothLights(odette)).toEqual([]);
	await odette.tap(odette.button('Publier'));
	await expect(page.getByRole('heading', { name: /^Publiée/ })).toBeVisible();
	const [address] =
		/https?:\/\/\S+\/c\/[\w-]{22}/.exec(await page.locator('body').innerText()) ?? [];
	if (address === undefined) throw new Error('no address is shown');
	// The relay has it: the phone no longer says that it waits.
	await expect.poll(async () => (await page.request.get(address)).status()).toBe(200);
	await expect(page.getByText('le relais ne la connaît pas encore')).toHaveCount(0);
	expect(await faultsInBothLights(odette)).toEqual([]);
	await page.screenshot({ path: info.outputPath('form.png'), fullPage: true });

	const form = page.url();
	await odette.tap(odette.link('Voir la page'));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('À emprunter à Montbrun');
	await expect(page.getByRole('heading', { name: 'Chaises' })).toBeVisible();
	expect(await faultsInBothLights(odette)).toEqual([]);
	await page.screenshot({ path: info.outputPath('page.png'), fullPage: true });
	await page.setViewportSize({ width: 320, height: 640 });
	expect(await fits(odette)).toBe(true);
	await page.setViewportSize({ width: 390, height: 844 });

	await page.goto(form);
	await odette.tap(odette.button('Retirer la page'));
	await expect(page.getByText('La page est retirée.')).toBeVisible();
	await expect.poll(async () => (await page.request.get(address)).status()).toBe(410);

	await openTab(odette, 'Plus');
	await odette.tap(odette.link(/^Calendriers/));
	await odette.field('L’adresse montre').selectOption({ label: 'De la ressource : Grande salle' });
	await odette.tap(odette.button('Créer une adresse'));
	const card = page.getByRole('listitem').filter({ hasText: '/api/feed/' });
	await expect(card).toContainText('Sans les noms');
	await expect(card.getByText('le relais ne la connaît pas encore')).toHaveCount(0);
	await odette.tap(card.getByRole('button', { name: 'Copier l’adresse' }));
	await expect(card.getByRole('button', { name: 'Copié' })).toBeVisible();
	const feed = await page.evaluate(() => navigator.clipboard.readText());
	expect(await (await page.request.get(feed)).text()).toContain('X-WR-CALNAME:Grande salle');
	await expect(card.getByRole('link', { name: 'Ouvrir dans l’agenda' })).toHaveAttribute(
		'href',
		feed.replace('http:', 'webcal:')
	);
	expect(await faultsInBothLights(odette)).toEqual([]);
	await page.screenshot({ path: info.outputPath('feeds.png'), fullPage: true });
	await odette.tap(card.getByRole('button', { name: 'Supprimer l’adresse' }));
	await expect(card).toHaveCount(0);
});
