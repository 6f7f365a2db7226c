import { openExample } from './acts.ts';
import { expect, test } from './stage.ts';

test('what one saw in the planning is in its address: back, forward, read again and shared, and from a booking back to it', async ({
	phone
}) => {
	const odile = await phone('Odile');
	const space = await openExample(odile);
	const { page } = odile;
	const view = (name: string) => page.getByRole('link', { name, exact: true });
	const month = page.getByRole('table');
	await odile.goto(`${space}/planning`);
	await expect(page.getByRole('article').first()).toBeVisible();

	await view('Mois').click();
	await expect(month).toBeVisible();
	await expect(page).toHaveURL(/\?vue=mois$/);
	// A link of the month to the month: what is around stays where it is.
	await page.getByRole('link', { name: /mois suivant/ }).click();
	await expect(page).toHaveURL(/\?vue=mois&jour=/);
	const next = page.url();
	await page.reload();
	await expect(month).toBeVisible();
	expect(page.url()).toBe(next);

	const day = month.getByRole('link', { name: /: .*(?:confirmée|en attente|régler)/ }).first();
	await day.scrollIntoViewIfNeeded();
	await day.click();
	await expect(page).toHaveURL(/planning\?jour=\d{4}-\d\d-\d\d$/);
	await expect(view('Agenda')).toHaveAttribute('aria-current', 'page');
	const there = page.url();
	const asked = page.locator(`[data-day="${new URL(there).searchParams.get('jour')}"]`);
	await expect(asked).toBeInViewport();
	// Of that day: for a moment what the agenda showed before is still there.
	const booking = asked.getByRole('article').getByRole('link').first();
	const called = (await booking.textContent()) ?? '';
	await booking.click();
	await expect(page).toHaveURL(/\/reservation\//);

	await page.goBack();
	await expect(page).toHaveURL(there);
	await expect(asked).toContainText(called);
	await page.goBack();
	await expect(page).toHaveURL(next);
	await expect(month).toBeVisible();
	await page.goBack();
	await expect(page).toHaveURL(/\?vue=mois$/);
	await page.goBack();
	await expect(page).toHaveURL(/\/planning$/);
	await expect(view('Agenda')).toHaveAttribute('aria-current', 'page');
	await expect(month).toBeHidden();
	await page.goForward();
	await expect(page).toHaveURL(/\?vue=mois$/);
	await expect(month).toBeVisible();

	// The tab of the planning leads to where one stands.
	await odile.link('Planning').click();
	await expect(view('Agenda')).toHaveAttribute('aria-current', 'page');
	await expect(page).toHaveURL(/\/planning$/);

	// Another phone of the space, or a tab, that is given the address sees the same.
	const tab = await page.context().newPage();
	await tab.goto(next);
	await expect(tab.getByRole('table')).toBeVisible();
	await tab.close();
});
