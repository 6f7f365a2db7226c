import { allReceived, addThing, createSpace, invite, join, openTab } from './acts.ts';
import { expect, test } from './stage.ts';

test('a photo taken with no network is there at once, and reaches the other phone, even past a relay that lost it', async ({
	phone,
	relay
}) => {
	const odette = await phone('Odette');
	await odette.goto('/');
	await createSpace(odette, { association: 'Foyer rural', firstName: 'Odette' });
	await addThing(odette, { name: 'Grande salle', kind: 'Local' });
	const { link } = await invite(odette, /^Une autre association/);
	await openTab(odette, 'Inventaire');
	await allReceived(odette);
	const theo = await phone('Théo');
	await join(theo, { link }, { firstName: 'Théo', association: 'Chorale' });
	await openTab(theo, 'Inventaire');
	await expect(theo.link(/Grande salle/)).toBeVisible();

	await relay.backup();

	await odette.isComplete();
	await odette.setOffline(true);
	await odette.tap(odette.link(/Grande salle/));
	await odette.tap(odette.link(/Ajouter, nommer ou retirer/));
	const dataUrl = await odette.page.evaluate(async () => {
		const canvas = new OffscreenCanvas(2000, 1300);
		const context = canvas.getContext('2d');
		for (let stripe = 0; stripe < 200; stripe++) {
			if (context) context.fillStyle = `hsl(${stripe * 37} 60% 50%)`;
			context?.fillRect(stripe * 10, 0, 10, 1300);
		}
		const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
		return new Promise<string>((resolve, reject) => {
			const reader = new FileReader();
			reader.onload = () => resolve(String(reader.result));
			reader.onerror = () => reject(new Error('The picture could not be read.'));
			reader.readAsDataURL(blob);
		});
	});
	const buffer = Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');
	const file = { name: 'salle.jpg', mimeType: 'image/jpeg', buffer };
	await odette.type(odette.field(/^Légende/), 'Vue de la scène');
	await odette.field('Choisir une photo').setInputFiles(file);
	await expect(odette.page.getByRole('img', { name: 'Vue de la scène' })).toBeVisible();
	await expect(odette.page.getByText('Sur ce téléphone, à envoyer')).toBeVisible();

	// Killed and opened again, still with no network: it is all there.
	const address = odette.page.url();
	await odette.close();
	await odette.open();
	await odette.page.goto(address);
	await expect(odette.page.getByRole('img', { name: 'Vue de la scène' })).toBeVisible();
	await expect(odette.page.getByText('Sur ce téléphone, à envoyer')).toBeVisible();

	await odette.setOffline(false);
	await expect(odette.page.getByText('Sur ce téléphone, à envoyer')).toBeHidden();
	// The relay's disk dies, and yesterday's copy knows nothing of it: facts and bytes come back.
	await relay.restore();
	await relay.start();
	await theo.tap(theo.link(/Grande salle/));
	const arrived = theo.page.getByRole('img', { name: 'Vue de la scène' });
	await expect(arrived).toBeVisible();
	// There is a frame for it before it has been drawn.
	await expect
		.poll(() => arrived.evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth))
		.toBe(1600);

	// Taken off by its keeper, it is gone for the other.
	await odette.tap(odette.button('Retirer : Vue de la scène'));
	await expect(odette.page.getByText('Pas encore de photo.')).toBeVisible();
	await expect(arrived).toBeHidden();
});
