import { addThing, book, createSpace, openExample, spacePath } from './acts.ts';
import { faultsInBothLights } from './axe.ts';
import type { Phone } from './phone.ts';
import { expect, test } from './stage.ts';

test.use({ installs: false });

/** What is being typed, as this phone's disk has it. */
const drafts = ({ page }: Phone): Promise<string> =>
	page.evaluate(
		() =>
			new Promise<string>((resolve, reject) => {
				const opening = indexedDB.open('la-remise');
				opening.onerror = () => reject(new Error('not opened'));
				opening.onsuccess = () => {
					const all = opening.result.transaction('drafts').objectStore('drafts').getAll();
					all.onsuccess = () => {
						opening.result.close();
						resolve(JSON.stringify(all.result));
					};
				};
			})
	);

/** Once the last word is on disk the page crashes: it hears of nothing and flushes nothing. */
async function kill(phone: Phone, lastWord: string): Promise<void> {
	await expect.poll(() => drafts(phone)).toContain(lastWord);
	const crashed = phone.page.waitForEvent('crash');
	phone.page.goto('chrome://crash').catch(() => undefined);
	await crashed;
	await phone.close();
	await phone.open();
}

async function hall(phone: Phone): Promise<string> {
	await phone.goto('/');
	await createSpace(phone, { association: 'Foyer rural', firstName: 'Odette' });
	await addThing(phone, { name: 'Grande salle', kind: 'Local' });
	await addThing(phone, { name: 'Chaises', quantity: 40 });
	return spacePath(phone);
}

test('a request survives a kill at each of its steps, in the middle of a word', async ({
	phone
}) => {
	const odette = await phone('Odette', { installs: true });
	const path = await hall(odette);
	await odette.isInstalled();

	await odette.goto(`${path}/reserver`);
	await odette.tap(odette.page.getByRole('radio', { name: /^Une autre date/ }));
	await odette.page.getByLabel('Jour', { exact: true }).fill('2031-03-08');
	await odette.tap(odette.button('Ajouter une autre date'));
	await expect(odette.field('2e date')).toHaveValue('2031-03-15');
	await kill(odette, '2031-03-15');
	await odette.goto(`${path}/reserver`);
	await expect(odette.page.getByText(/Vous aviez commencé une réservation/)).toBeVisible();
	await expect(odette.page.getByLabel('Jour', { exact: true })).toHaveValue('2031-03-08');
	await expect(odette.field('2e date')).toHaveValue('2031-03-15');

	await odette.tap(odette.button('Voir ce qui est libre'));
	await odette.tap(odette.button('Ajouter : Chaises'));
	const number = odette.page.getByRole('group', { name: 'Chaises' }).getByRole('textbox');
	await number.fill('2');
	await number.press('End');
	await number.pressSequentially('5');
	await kill(odette, '"quantity":25');
	await odette.goto(`${path}/reserver?etape=quoi`);
	await expect(
		odette.page.getByRole('group', { name: 'Chaises' }).getByRole('textbox')
	).toHaveValue('25');

	await odette.tap(odette.button('Continuer'));
	await odette.field(/^Pour quoi faire/).pressSequentially('Carnav');
	await odette.field(/^Combien de personnes/).pressSequentially('6');
	await odette.field(/^Un mot pour le référent/).pressSequentially('On rang');
	await kill(odette, 'On rang');
	await odette.goto(`${path}/reserver?etape=qui`);
	await expect(odette.field(/^Pour quoi faire/)).toHaveValue('Carnav');
	await expect(odette.field(/^Combien de personnes/)).toHaveValue('6');
	await expect(odette.field(/^Un mot pour le référent/)).toHaveValue('On rang');

	await odette.tap(odette.button('Réserver'));
	await expect(odette.page).toHaveURL(/\/reservation\/[\w-]{22}/);
	await expect(odette.page.getByRole('heading', { name: 'Carnav', level: 1 })).toBeVisible();
	await expect(odette.page.getByRole('heading', { name: '2 dates' })).toBeVisible();
});

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
	await odette.tap(odette.link('Réserver la même chose'));
	await expect(odette.field(/^Pour quoi faire/)).toHaveValue('Loto');
	await expect(odette.page.getByRole('heading', { name: '20 chaises' })).toBeVisible();
	await odette.tap(odette.button('Réserver'));
	await expect(odette.page).toHaveURL(/\/reservation\/[\w-]{22}/);
	console.log(`taps to book as last time: ${odette.taps}`);
	expect(odette.taps).toBeLessThanOrEqual(4);
	expect(odette.page.url()).not.toBe(first);
	await expect(odette.page.getByRole('heading', { name: '20 chaises' })).toBeVisible();
});

/** Whether one sees where the focus is: a line around it, or around the label of what is drawn by it. */
const showsFocus = ({ page }: Phone): Promise<boolean> =>
	page.evaluate(() => {
		const at = document.activeElement;
		return [at, at?.closest('label')].some((one) => {
			if (!one) return false;
			const { outlineStyle, outlineWidth } = getComputedStyle(one);
			return outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2;
		});
	});

/** Tab until what has the focus is called that, and shows it: no mouse, no finger, no drag. */
async function tabTo(
	phone: Phone,
	role: 'link' | 'button' | 'radio' | 'textbox' | 'combobox',
	name: RegExp
): Promise<void> {
	const { page } = phone;
	const target = page.getByRole(role, { name });
	await expect(target.first()).toBeVisible();
	for (let step = 0; step < 120; step++) {
		await page.keyboard.press('Tab');
		if (await target.evaluateAll((all) => all.some((one) => one === document.activeElement))) {
			expect(await showsFocus(phone), `one sees that ${role} ${name} has the focus`).toBe(true);
			return;
		}
	}
	throw new Error(`Tab never reaches ${role} ${name}`);
}

test('booked, moved and withdrawn by keyboard alone, every step clean for axe in both lights', async ({
	phone
}) => {
	const odette = await phone('Odette');
	const path = await openExample(odette);
	const { page } = odette;
	const { keyboard } = page;
	const clean = async (step: string) =>
		expect.soft(await faultsInBothLights(odette), step).toEqual([]);

	await odette.goto(`${path}/aujourdhui`);
	await tabTo(odette, 'link', /^Réserver$/);
	await keyboard.press('Enter');
	await expect(page).toHaveURL(/\/reserver$/);
	await tabTo(odette, 'radio', /Ce soir|Demain/);
	await keyboard.press('ArrowDown');
	await keyboard.press('ArrowDown');
	await tabTo(odette, 'button', /^Ajouter une autre date/);
	await keyboard.press('Enter');
	await expect(odette.field('2e date')).toBeVisible();
	await clean('quand');
	await tabTo(odette, 'button', /^Voir ce qui est libre/);
	await keyboard.press('Enter');

	await tabTo(odette, 'button', /^Ajouter\s: /);
	await keyboard.press('Enter');
	await expect(page.getByText(/^Libre à \d des 2 dates$/).first()).toBeVisible();
	await clean('quoi');
	await tabTo(odette, 'button', /^Continuer/);
	await keyboard.press('Enter');

	await tabTo(odette, 'textbox', /^Pour quoi faire/);
	await keyboard.type('Loto des voisins');
	await clean('qui');
	await tabTo(odette, 'button', /^Réserver$/);
	await keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Loto des voisins', level: 1 })).toBeVisible();
	await expect(page.getByRole('heading', { name: '2 dates' })).toBeVisible();
	await clean('réservation');

	await tabTo(odette, 'button', /^Changer l’horaire/);
	await keyboard.press('Enter');
	await tabTo(odette, 'radio', /Cette date/);
	await keyboard.press('ArrowRight');
	await keyboard.press('ArrowRight');
	await expect(page.getByRole('radio', { name: 'Toutes', exact: true })).toBeChecked();
	await clean('changer');
	await tabTo(odette, 'combobox', /^À/);
	await keyboard.press('ArrowDown');
	await tabTo(odette, 'button', /^Enregistrer le changement/);
	await keyboard.press('Enter');
	await expect(page.getByText('Changement noté')).toBeVisible();

	await tabTo(odette, 'button', /^Annuler la réservation/);
	await keyboard.press('Enter');
	await expect(page.getByText('Réservation annulée')).toBeVisible();
	await clean('annulée');
});
