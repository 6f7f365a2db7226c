import type { Locator } from '@playwright/test';
import { openExample } from './acts.ts';
import { faults } from './axe.ts';
import { expect, test } from './stage.ts';

test.use({ installs: false });

const LAPTOP = { width: 1280, height: 800 };

test('in the grid of the week two days are booked, then moved by one: by keyboard alone, and by mouse', async ({
	phone
}) => {
	const odile = await phone('Odile', { viewport: LAPTOP });
	const space = await openExample(odile);
	const { page } = odile;
	const cells = page.getByRole('gridcell', { name: /Friteuse/ });
	const press = (key: string) => page.keyboard.press(key);
	const enter = (name: string | RegExp) => odile.button(name).press('Enter');

	await odile.goto(`${space}/planning?vue=semaine`);
	const grid = page.getByRole('grid', { name: 'La semaine par ressource' });
	await expect(grid).toBeVisible();
	await grid.getByRole('gridcell').and(page.locator('[tabindex="0"]')).focus();
	await press('PageDown');
	// The week after: every day is still to come.
	await expect(page).toHaveURL(/jour=/);
	await expect(cells).toHaveCount(7);
	const monday = new URL(page.url()).searchParams.get('jour') ?? '';
	await grid.getByRole('gridcell').and(page.locator('[tabindex="0"]')).focus();
	await press('Home');
	for (let row = 0; row < 40; row += 1) {
		if (/Friteuse/.test((await page.locator(':focus').getAttribute('aria-label')) ?? '')) break;
		await press('ArrowDown');
		await expect(page.locator(':focus')).toHaveAttribute('data-row', String(row + 1));
	}
	await expect(page.locator(':focus')).toHaveAccessibleName(
		/^lundi .*Friteuse.*\s: libre, réserver/
	);
	await press('ArrowRight');
	await press('Shift+ArrowRight');
	await expect(page.getByRole('status').filter({ hasText: 'Entrée pour réserver' })).toBeAttached();
	await press('Enter');
	await expect(page).toHaveURL(/\/reserver\?jour=[\d-]+&jusqu=[\d-]+&ressource=/);
	// The thing is chosen already: only who and what for is left to say.
	await enter('Continuer');
	await page.getByLabel(/^Pour quoi faire/).pressSequentially('Frites du marché');
	await enter('Réserver');
	await expect(page).toHaveURL(/\/reservation\//);

	await odile.goto(`${space}/planning?vue=semaine&jour=${monday}`);
	const there = page.getByRole('gridcell', { name: /Friteuse.*Frites du marché/ });
	await expect(there.first()).toHaveAccessibleName(/^mardi/);
	await there.first().focus();
	await press('Enter');
	await expect(page.getByRole('dialog')).toBeVisible();
	expect.soft(await faults(odile), 'the cell’s words').toEqual([]);
	await enter(/^Déplacer\s: Frites du marché/);
	await expect(page.getByRole('status').filter({ hasText: 'Frites du marché' })).toContainText(
		'mardi'
	);
	await press('ArrowRight');
	await expect(page.getByRole('status').filter({ hasText: 'Frites du marché' })).toContainText(
		'mercredi'
	);
	await press('Enter');
	await expect(
		page.getByRole('status').filter({ hasText: /^Frites du marché\s: déplacement noté/ })
	).toBeAttached();
	await expect(there.first()).toHaveAccessibleName(/^mercredi/);
	// Ten seconds to change one's mind.
	await enter('Annuler');
	await expect(there.first()).toHaveAccessibleName(/^mardi/);

	const cell = (day: string) =>
		page.getByRole('gridcell', { name: new RegExp(`^${day} .*Friteuse`) });
	const bar = () => grid.locator('a:visible', { hasText: 'Frites du marché' });
	const taken = async (...days: string[]) => {
		await expect(there).toHaveCount(days.length);
		for (const [at, day] of days.entries())
			await expect(there.nth(at)).toHaveAccessibleName(new RegExp(`^${day}`));
	};
	const says = (words: RegExp) =>
		expect(page.getByRole('status').filter({ hasText: words }).first()).toBeAttached();
	const wide = (await cell('lundi').boundingBox())?.width ?? 0;
	let held = { x: 0, y: 0 };
	/** The button goes down on what one sees, so far from its left edge (0 to 1). */
	const grab = async (target: Locator, part: number) => {
		await target.scrollIntoViewIfNeeded();
		const { x, y, width, height } = (await target.boundingBox()) ?? {
			x: 0,
			y: 0,
			width: 0,
			height: 0
		};
		held = { x: x + width * part, y: y + height / 2 };
		await page.mouse.move(held.x, held.y);
		await page.mouse.down();
	};
	const carry = (by: number) => page.mouse.move(held.x + by, held.y, { steps: 5 });
	const later = (days: number) =>
		new Date(Date.parse(monday) + days * 86_400_000).toISOString().slice(0, 10);

	// What is empty: given up, then for two days.
	await grab(cell('samedi'), 0.5);
	await carry(-wide);
	await expect(grid.getByRole('gridcell', { selected: true })).toHaveCount(2);
	await press('Escape');
	await expect(grid.getByRole('gridcell', { selected: true })).toHaveCount(0);
	await page.mouse.up();
	await says(/^Rien n’a changé$/);
	await grab(cell('samedi'), 0.5);
	await carry(wide);
	await page.mouse.up();
	await expect(page).toHaveURL(
		new RegExp(`/reserver\\?jour=${later(5)}&jusqu=${later(6)}&ressource=[\\w-]{22}$`)
	);

	// What is booked: moved, and its end drawn in.
	await odile.goto(`${space}/planning?vue=semaine&jour=${monday}`);
	await taken('mardi', 'mercredi');
	await grab(bar(), 0.4);
	await carry(wide);
	await says(/^Frites du marché.*jeudi/);
	await press('Escape');
	await page.mouse.up();
	await says(/^Rien n’a changé$/);
	await taken('mardi', 'mercredi');
	await grab(bar(), 0.4);
	await carry(wide);
	await page.mouse.up();
	await says(/^Frites du marché\s: déplacement noté/);
	await taken('mercredi', 'jeudi');
	await grab(bar(), 0.97);
	await carry(-wide);
	await page.mouse.up();
	await says(/^Frites du marché\s: durée changée/);
	await taken('mercredi');

	// Three weeks later it is over: it stays where it was.
	await page.clock.setFixedTime(`${later(21)}T12:00:00Z`);
	await odile.goto(`${space}/planning?vue=semaine&jour=${monday}`);
	await taken('mercredi');
	await grab(bar(), 0.5);
	await carry(wide);
	await page.mouse.up();
	await expect(
		page.getByRole('alert').getByText(/^Frites du marché\s: c’est terminé/)
	).toBeVisible();
	await taken('mercredi');
});

test('at 320 px with text twice as big, no view of the planning is pushed sideways', async ({
	phone
}) => {
	const odile = await phone('Odile', { viewport: { width: 320, height: 640 } });
	const space = await openExample(odile);
	for (const path of [
		'/planning',
		'/planning?vue=semaine',
		'/planning?vue=mois',
		'/chercher?q=salle'
	]) {
		await odile.goto(space + path);
		// What there is has been read and drawn.
		await odile.page
			.locator('main :is(a[href*="/reservation/"], a[href*="/inventaire/"], td a)')
			// Views put aside are on the page too.
			.filter({ visible: true })
			.first()
			.waitFor();
		const wide = await odile.page.evaluate(() => {
			document.documentElement.style.fontSize = '225%';
			const { scrollWidth, clientWidth } = document.documentElement;
			return scrollWidth - clientWidth;
		});
		expect.soft(wide, path).toBeLessThanOrEqual(0);
	}
});
