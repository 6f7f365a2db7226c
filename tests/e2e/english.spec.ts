import { expect, test } from './stage.ts';

/** Screens that don't bring their English along, and what they are called. */
const SCREENS = [
	['inventaire', 'Inventory'],
	['plus/copie', 'State of the copy'],
	['plus/langue', 'Language']
] as const;

test('English is spoken on every screen, with no network too, and French again when asked', async ({
	phone
}) => {
	const grace = await phone('Grace', { locale: 'en-GB' });
	const heading = (name: string) => grace.page.getByRole('heading', { level: 1, name });
	await grace.goto('/');
	await grace.tap(grace.button(/^Try an example/));
	await expect(grace.page).toHaveURL(/\/aujourdhui$/);
	const path = new URL(grace.page.url()).pathname.replace('/aujourdhui', '');
	await grace.isComplete();
	await grace.setOffline(true);
	await grace.close();
	await grace.open();
	await grace.goto(`${path}/aujourdhui`);
	await expect(grace.link('Inventory').first()).toBeVisible();
	for (const [screen, name] of SCREENS) {
		await grace.goto(`${path}/${screen}`);
		await expect(heading(name)).toBeVisible();
	}
	await expect(grace.page.getByText('What people write stays as it is.')).toBeVisible();
	await grace.tap(grace.page.getByText('Français'));
	await expect(heading('Langue')).toBeVisible();
	await grace.tap(grace.page.getByText('English'));
	await expect(heading('Language')).toBeVisible();
});
