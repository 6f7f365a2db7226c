import { openExample } from './acts.ts';
import { show } from './screens.ts';
import { expect, test } from './stage.ts';

test.use({ installs: false });

test('at 320 px with text twice as big, a thing, a booking and the filter fit, and their words are whole', async ({
	phone
}) => {
	const odile = await phone('Odile', { viewport: { width: 320, height: 640 } });
	const { page } = odile;
	const enlarge = () => page.evaluate(() => (document.documentElement.style.fontSize = '225%'));
	const tooWide = () =>
		page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth
		);
	const space = await openExample(odile);
	for (const [list, link] of [
		['/inventaire', /^Cuisine équipée/],
		['/planning', 'Marché des producteurs']
	] as const) {
		await show(odile, space + list);
		const first = odile.link(link).first();
		await first.waitFor();
		await enlarge();
		expect.soft(await tooWide(), list).toBeLessThanOrEqual(0);
		await odile.tap(first);
		await page.getByRole('heading', { name: /^(Référent|Ce qui s’est passé)$/ }).waitFor();
		expect.soft(await tooWide(), String(link)).toBeLessThanOrEqual(0);
	}
	await show(odile, `${space}/planning`);
	await enlarge();
	await odile.tap(odile.button('Filtrer'));
	const title = page.getByText('Ressources\u00a0: toutes');
	await expect(title).toBeVisible();
	const lines = await title.evaluate((element) => {
		const word = document.createRange();
		const text = element.firstChild;
		if (!text) return 0;
		word.setStart(text, 0);
		word.setEnd(text, 'Ressources'.length);
		return word.getClientRects().length;
	});
	expect(lines).toBe(1);
});
