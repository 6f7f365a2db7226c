import {
	openExample,
	agenda,
	book,
	createSpace,
	describeThing,
	openTab,
	stateLine
} from './acts.ts';
import { expect, test } from './stage.ts';

test('[R3] with no network at all: a space, a hall, a booking, and honest words', async ({
	phone,
	relay
}, info) => {
	const odette = await phone('Odette');
	await odette.goto('/');
	await odette.isInstalled();
	await relay.kill();
	await odette.setOffline(true);
	await odette.page.reload();

	const began = Date.now();
	odette.taps = 0;
	await createSpace(odette, { association: 'Foyer rural', firstName: 'Odette' });
	await expect(stateLine(odette)).toContainText('pas encore relié');
	await odette.tap(odette.link(/^Ajoutez ce que vous partagez/));
	await describeThing(odette, { name: 'Grande salle' });
	await book(odette, { things: [['Grande salle']] });
	const seconds = (Date.now() - began) / 1000;
	const { taps } = odette;
	info.annotations.push({ type: 'taps', description: `${taps} in ${seconds} s` });
	console.log(`taps to a first booking, with no network: ${taps}, in ${seconds} s`);

	await expect(odette.page.getByText('Enregistrée sur ce téléphone').first()).toBeVisible();
	await expect(odette.page.getByText(/Reçue/)).toHaveCount(0);
	await openTab(odette, 'Planning');
	await expect
		.poll(() => agenda(odette))
		.toEqual([expect.stringMatching(/Grande salle Foyer rural Demandée, pas encore reçue$/)]);
	// ux.md: at most 12 taps, a field typed into counting as one; 90 seconds, which are printed.
	expect(taps).toBeLessThanOrEqual(12);
});

test('what was typed in the last instant before the page crashes is there again', async ({
	phone
}) => {
	const odette = await phone('Odette', { installs: false });
	const path = await openExample(odette);
	const restored = () => odette.page.getByText(/Vous aviez commencé une réservation/);
	const day = () => odette.page.getByLabel('Jour', { exact: true });
	for (const typed of ['2031-03-08', '2031-03-09', '2031-03-10']) {
		await odette.goto(`${path}/reserver`);
		await day().fill(typed);
		const crash = odette.page.waitForEvent('crash');
		await Promise.all([crash, odette.page.goto('chrome://crash').catch(() => undefined)]);
		await odette.useTab(await odette.context.newPage());
		await odette.goto(`${path}/reserver`);
		await expect(restored()).toBeVisible();
		await expect(day()).toHaveValue(typed);
	}
});
