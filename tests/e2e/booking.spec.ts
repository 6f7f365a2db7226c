import { addThing, book, createSpace, spacePath } from './acts.ts';
import type { Phone } from './phone.ts';
import { expect, test } from './stage.ts';

async function hall(phone: Phone): Promise<string> {
	await phone.goto('/');
	await createSpace(phone, { association: 'Foyer rural', firstName: 'Odette' });
	await addThing(phone, { name: 'Grande salle', kind: 'Local' });
	await addThing(phone, { name: 'Chaises', quantity: 40 });
	return spacePath(phone);
}

test('as last time: at most four taps from the planning to a booking like it', async ({
	phone
}) => {
	const odette = await phone('Odette');
	const path = await hall(odette);
	await book(odette, { when: /^Demain/, things: [['Chaises', 20]], purpose: 'Loto' });
	const first = odette.page.url();

	await odette.goto(`${path}/planning`);
	odette.taps = 0;
	await odette.tap(odette.page.getByRole('link', { name: 'Loto' }).first());
	await odette.tap(odette.link('Comme la dernière fois'));
	await expect(odette.field(/^Pour quoi faire/)).toHaveValue('Loto');
	await expect(odette.page.getByRole('heading', { name: '20 chaises' })).toBeVisible();
	await odette.tap(odette.button('Réserver'));
	await expect(odette.page).toHaveURL(/\/reservation\/[\w-]{22}/);
	console.log(`taps to book as last time: ${odette.taps}`);
	expect(odette.taps).toBeLessThanOrEqual(4);
	expect(odette.page.url()).not.toBe(first);
	await expect(odette.page.getByRole('heading', { name: '20 chaises' })).toBeVisible();
});
