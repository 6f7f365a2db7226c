import { addThing, agenda, book, createSpace, invite, join, openTab, stateLine } from './acts.ts';
import { faults } from './axe.ts';
import type { Phone } from './phone.ts';
import { expect, test } from './stage.ts';

const HALL = 'Grande salle';
const PHRASE = 'quatre poules dans la cour';
const isOpenToAll = async (phone: Phone): Promise<void> => expect(await faults(phone)).toEqual([]);
/** The agenda in one line. */
const said = async (phone: Phone): Promise<string> => (await agenda(phone)).join(' | ');
const main = (phone: Phone) => phone.page.getByRole('main');

/** Whoever photographs what a story shows sets a folder. */
async function picture(phone: Phone, name: string): Promise<void> {
	const folder = process.env['PICTURES'];
	if (folder === undefined) return;
	for (const colorScheme of ['light', 'dark'] as const) {
		await phone.page.emulateMedia({ colorScheme });
		for (const [width, height] of [
			[390, 844],
			[320, 640],
			[1280, 800]
		] as const) {
			await phone.page.setViewportSize({ width, height });
			const path = `${folder}/${name}-${String(width)}-${colorScheme}.png`;
			await phone.page.screenshot({ path, fullPage: true, animations: 'disabled' });
		}
	}
	await phone.page.emulateMedia({ colorScheme: 'light' });
	await phone.page.setViewportSize({ width: 390, height: 844 });
}

test('[R1] a copy is kept, the phone is lost, and all of it is back: read at once, then let in again', async ({
	phone,
	relay
}) => {
	test.setTimeout(120_000);
	const odette = await phone('Odette');
	await odette.goto('/');
	const path = await createSpace(odette, { association: 'Foyer rural', firstName: 'Odette' });
	await addThing(odette, { name: HALL, kind: 'Local' });
	await book(odette, { when: /^Demain/, things: [[HALL]], purpose: 'Loto' });
	await odette.goto(`${path}/planning`);
	await expect(stateLine(odette)).toContainText('Tout est reçu', { timeout: 30_000 });
	await odette.isComplete();

	// Written where there is no network, and only in the copy when the phone is lost.
	await odette.setOffline(true);
	await book(odette, { when: /^Ce week-end/, things: [[HALL]], purpose: 'Bal' });
	await openTab(odette, 'Plus');
	await odette.tap(odette.link(/^État de la copie/));
	await picture(odette, 'copie');
	await odette.tap(odette.page.getByRole('checkbox', { name: 'La fermer par une phrase' }));
	await odette.type(odette.field('La phrase'), PHRASE);
	await odette.tap(odette.button('Préparer une copie'));
	await expect(main(odette)).toContainText('La copie est prête');
	await isOpenToAll(odette);
	await picture(odette, 'copie-prete');
	const [download] = await Promise.all([
		odette.page.waitForEvent('download'),
		odette.tap(odette.button('Enregistrer le fichier'))
	]);
	expect(download.suggestedFilename()).toMatch(/^foyer-rural-copie-[\d-]+\.remise$/);
	const file = await download.path();
	await expect(main(odette)).toContainText('Copie enregistrée');

	// Another phone, with nothing on it, and no network either.
	const other = await phone('Odette, autre téléphone');
	await other.goto('/');
	await other.isComplete();
	await other.setOffline(true);
	await other.tap(other.link('Reprendre une copie'));
	await picture(other, 'reprendre');
	await other.page.locator('input[type=file]').setInputFiles('README.md');
	await expect(other.page.getByRole('alert')).toContainText('n’est pas une copie de La Remise');
	await other.page.locator('input[type=file]').setInputFiles(file);
	await other.type(other.field('La phrase'), 'trois poules dans la cour');
	await other.tap(other.button('Ouvrir'));
	await expect(other.page.getByRole('alert')).toContainText('Ce n’est pas la phrase');
	await picture(other, 'reprendre-phrase');
	await other.type(other.field('La phrase'), PHRASE);
	await other.tap(other.button('Ouvrir'));
	await expect(main(other)).toContainText('Foyer rural');
	await isOpenToAll(other);
	await picture(other, 'reprendre-trouvee');
	await other.tap(other.button('Reprendre cette copie'));
	await expect(main(other)).toContainText('de retour sur ce téléphone');
	await expect(main(other)).toContainText('ne connaît pas encore ce téléphone');
	await isOpenToAll(other);
	await picture(other, 'reprendre-faite');
	await other.tap(other.link('Ouvrir l’espace'));
	await openTab(other, 'Planning');
	await expect.poll(() => said(other)).toMatch(/Loto [^|]*\|.*Bal [^|]*pas encore reçue/);
	await picture(other, 'reprise-planning');

	// With a network, whoever it is has to be let in; then what the lost phone had signed is received.
	await other.setOffline(false);
	await expect(stateLine(other)).toContainText('Plus d’accès', { timeout: 30_000 });
	await picture(other, 'reprise-sans-acces');
	await odette.setOffline(false);
	await odette.close();
	expect(relay.pid).toBeGreaterThan(0);
});

/** Makes the file to be handed over, and answers where it is. */
async function handedBy(phone: Phone): Promise<string> {
	await openTab(phone, 'Plus');
	await phone.tap(phone.link(/^D’un téléphone à l’autre/));
	await phone.tap(phone.button('Préparer le fichier'));
	await expect(main(phone)).toContainText('Le fichier est prêt');
	const [download] = await Promise.all([
		phone.page.waitForEvent('download'),
		phone.tap(phone.button('Remettre le fichier'))
	]);
	expect(download.suggestedFilename()).toBe('foyer-rural-a-remettre.txt');
	return download.path();
}

async function takes(phone: Phone, file: string, from: string): Promise<void> {
	await openTab(phone, 'Plus');
	await phone.tap(phone.link(/^D’un téléphone à l’autre/));
	await phone.page.locator('input[type=file]').setInputFiles(file);
	await expect(main(phone)).toContainText(`Repris du téléphone de ${from}`);
}

test('[R1] [R3] two phones without any network tell each other what they know, and one of them brings all of it', async ({
	phone,
	relay
}) => {
	test.setTimeout(120_000);
	const odette = await phone('Odette');
	await odette.goto('/');
	const path = await createSpace(odette, { association: 'Foyer rural', firstName: 'Odette' });
	await addThing(odette, { name: HALL, kind: 'Local' });
	await expect(stateLine(odette)).toContainText('Tout est reçu', { timeout: 30_000 });
	const { link } = await invite(odette, /^Une autre association/);
	const theo = await phone('Théo');
	await join(theo, { link }, { firstName: 'Théo', association: 'Chorale' });
	for (const one of [odette, theo]) {
		await one.goto(`${path}/inventaire`);
		await expect(one.page.getByRole('link', { name: HALL })).toBeVisible();
		await expect(stateLine(one)).toContainText('Tout est reçu', { timeout: 30_000 });
		await one.goto(`${path}/plus/membres`);
		await expect(main(one)).toContainText('Théo');
		await expect(main(one)).toContainText('Odette');
		await one.isComplete();
	}
	await relay.kill();
	for (const one of [odette, theo]) await one.setOffline(true);

	await book(odette, { when: /^Demain/, things: [[HALL]], purpose: 'Loto' });
	const hers = await handedBy(odette);
	await isOpenToAll(odette);
	await picture(odette, 'remettre');
	await takes(theo, hers, 'Odette');
	await isOpenToAll(theo);
	await picture(theo, 'remis');
	await openTab(theo, 'Planning');
	await expect.poll(() => agenda(theo)).toEqual([expect.stringMatching(/Loto .*pas encore reçue/)]);
	await theo.tap(theo.page.getByRole('article').getByRole('link'));
	await expect(main(theo)).toContainText('D’après le téléphone de Odette, pas encore reçue');
	await isOpenToAll(theo);
	await picture(theo, 'remis-reservation');
	await book(theo, { when: /^Ce week-end/, things: [[HALL]], purpose: 'Concert' });
	await takes(odette, await handedBy(theo), 'Théo');
	await openTab(odette, 'Planning');
	await expect.poll(() => said(odette)).toMatch(/Loto .*Concert /);

	// Théo finds a network first, and brings what Odette signed: it is hers, and received.
	await odette.close();
	await relay.start();
	await theo.setOffline(false);
	await theo.goto(`${path}/planning`);
	const both = /Loto [^|]*Confirmée \|[^|]*Concert [^|]*Confirmée/;
	await expect.poll(() => said(theo), { timeout: 30_000 }).toMatch(both);
	expect((await said(theo)).match(/Loto/g)).toHaveLength(1);
	await expect(stateLine(theo)).toContainText('Tout est reçu', { timeout: 30_000 });
	await theo.tap(theo.page.getByRole('article').first().getByRole('link'));
	await expect(main(theo)).toContainText(/Reçue/);
	await expect(main(theo)).toContainText('Odette');

	// Her own phone finds it in the log: once, and nothing is left to be sent.
	await odette.open();
	await odette.setOffline(false);
	await odette.goto(`${path}/planning`);
	await expect.poll(() => said(odette), { timeout: 30_000 }).toMatch(both);
	expect((await said(odette)).match(/Loto/g)).toHaveLength(1);
	await expect(stateLine(odette)).toContainText('Tout est reçu', { timeout: 30_000 });
	await odette.goto(`${path}/plus/remettre`);
	await expect(main(odette)).not.toContainText('En attente du relais');
});
