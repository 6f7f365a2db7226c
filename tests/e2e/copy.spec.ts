import { readFile } from 'node:fs/promises';
import {
	allReceived,
	addThing,
	agenda,
	book,
	createSpace,
	invite,
	join,
	openTab,
	stateLine
} from './acts.ts';
import { faults } from './axe.ts';
import type { Phone } from './phone.ts';
import { expect, test } from './stage.ts';

const HALL = 'Grande salle';
const SOUND = 'Sono';
const PHRASE = 'quatre poules dans la cour';
const isOpenToAll = async (phone: Phone): Promise<void> => expect(await faults(phone)).toEqual([]);
/** What the agenda says of bookings, each by its purpose; one that is there twice is not said once. */
const said = async (phone: Phone, ...purposes: readonly string[]): Promise<string[]> => {
	const all = await agenda(phone);
	return purposes.map((purpose) => all.filter((text) => text.includes(` ${purpose} `)).join(' | '));
};
/** As received, once. */
const isReceived = (phone: Phone, ...purposes: readonly string[]): Promise<void> =>
	expect
		.poll(() => said(phone, ...purposes))
		.toEqual(purposes.map(() => expect.stringMatching(/^[^|]*Confirmée$/)));
const main = (phone: Phone) => phone.page.getByRole('main');

/** Puts a recovery sheet in service, and answers its code. */
async function sheetOf(phone: Phone): Promise<string> {
	await openTab(phone, 'Plus');
	await phone.tap(phone.link('Préparer la feuille'));
	await phone.tap(phone.button('Préparer une feuille'));
	const paper = await phone.page.getByRole('article').innerText();
	await phone.tap(phone.button('C’est imprimé : mettre en service'));
	await expect(main(phone)).toContainText('En service depuis le');
	return /(?:[0-9A-Z]{5}\s+){3}[0-9A-Z]{5}/.exec(paper)?.[0] ?? '';
}

test('[R1] a copy is kept, the phone is lost, and all of it is back: read at once, then let in again', async ({
	phone
}) => {
	const odette = await phone('Odette');
	await odette.goto('/');
	await createSpace(odette, { association: 'Foyer rural', firstName: 'Odette' });
	await addThing(odette, { name: HALL, kind: 'Local' });
	await addThing(odette, { name: SOUND });
	await book(odette, { when: /^Demain/, things: [[HALL]], purpose: 'Loto' });
	const sheet = await sheetOf(odette);
	await openTab(odette, 'Planning');
	await allReceived(odette);
	await odette.isComplete();

	// Written where there is no network, and only in the copy when the phone is lost.
	await odette.setOffline(true);
	await book(odette, { when: /^Demain/, things: [[SOUND]], purpose: 'Bal' });
	await openTab(odette, 'Plus');
	await odette.tap(odette.link(/^État de la copie/));
	await odette.tap(odette.page.getByRole('checkbox', { name: 'La fermer par une phrase' }));
	await odette.type(odette.field('La phrase'), PHRASE);
	await odette.tap(odette.button('Préparer une copie'));
	await expect(main(odette)).toContainText('La copie est prête');
	await isOpenToAll(odette);
	const [download] = await Promise.all([
		odette.page.waitForEvent('download'),
		odette.tap(odette.button('Enregistrer le fichier'))
	]);
	expect(download.suggestedFilename()).toMatch(/^foyer-rural-copie-[\d-]+\.remise$/);
	const file = await readFile(await download.path());
	await expect(main(odette)).toContainText('Copie enregistrée');
	await odette.close();

	// Another phone, with nothing on it, and no network either.
	const other = await phone('Odette, autre téléphone');
	await other.goto('/');
	await other.isComplete();
	await other.setOffline(true);
	await other.tap(other.link('Reprendre une copie'));
	const choose = other.page.locator('input[type=file]');
	await choose.setInputFiles('README.md');
	await expect(other.page.getByRole('alert')).toContainText('n’est pas une copie de La Remise');
	const [name, mimeType] = ['copie.remise', 'application/octet-stream'];
	await choose.setInputFiles({ name, mimeType, buffer: file });
	await other.type(other.field('La phrase'), 'trois poules dans la cour');
	await other.tap(other.button('Ouvrir'));
	await expect(other.page.getByRole('alert')).toContainText('Ce n’est pas la phrase');
	await other.type(other.field('La phrase'), PHRASE);
	await other.tap(other.button('Ouvrir'));
	await expect(main(other)).toContainText('Foyer rural');
	await isOpenToAll(other);
	await other.tap(other.button('Reprendre cette copie'));
	await expect(main(other)).toContainText('de retour sur ce téléphone');
	await expect(main(other)).toContainText('ne connaît pas encore ce téléphone');
	await isOpenToAll(other);
	await other.tap(other.link('Ouvrir l’espace'));
	await openTab(other, 'Planning');
	await expect
		.poll(() => said(other, 'Loto', 'Bal'))
		.toEqual([expect.stringMatching(/Confirmée$/), expect.stringContaining('pas encore reçue')]);

	// With a network, whoever it is has to be let in; then what the lost phone had signed is received.
	await other.setOffline(false);
	await expect(stateLine(other)).toContainText('Plus d’accès');
	await other.tap(stateLine(other));
	await other.tap(other.link('Rejoindre un espace'));
	await other.tap(other.link('J’ai une feuille de secours'));
	await other.type(other.field(/^Le code de la feuille/), sheet);
	await expect(other.page.getByText('Feuille reconnue')).toBeVisible();
	await other.tap(other.button('Revenir dans l’espace'));
	await expect(main(other)).toContainText('Odette a utilisé la feuille de secours');
	await openTab(other, 'Planning');
	await isReceived(other, 'Loto', 'Bal');
	await allReceived(other);
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

async function takes(phone: Phone, file: string, whose: string): Promise<void> {
	await openTab(phone, 'Plus');
	await phone.tap(phone.link(/^D’un téléphone à l’autre/));
	await phone.page.locator('input[type=file]').setInputFiles(file);
	await expect(main(phone)).toContainText(`Repris du téléphone ${whose}`);
}

test('[R1] [R3] two phones without any network tell each other what they know, and one of them brings all of it', async ({
	phone,
	relay
}) => {
	const odette = await phone('Odette');
	await odette.goto('/');
	const path = await createSpace(odette, { association: 'Foyer rural', firstName: 'Odette' });
	await addThing(odette, { name: HALL, kind: 'Local' });
	await addThing(odette, { name: SOUND });
	await allReceived(odette);
	const { link } = await invite(odette, /^Une autre association/);
	await allReceived(odette);
	const theo = await phone('Théo');
	await join(theo, { link }, { firstName: 'Théo', association: 'Chorale' });
	for (const one of [odette, theo]) {
		await openTab(one, 'Inventaire');
		await expect(one.page.getByRole('link', { name: HALL })).toBeVisible();
		await openTab(one, 'Plus');
		await one.tap(one.link(/^Membres/));
		await expect(main(one).getByRole('link', { name: /Théo/ })).toBeVisible();
		await openTab(one, 'Planning');
		await allReceived(one);
		await one.isComplete();
	}
	await relay.kill();
	for (const one of [odette, theo]) await one.setOffline(true);

	await book(odette, { when: /^Demain/, things: [[HALL]], purpose: 'Loto' });
	const hers = await handedBy(odette);
	await isOpenToAll(odette);
	await takes(theo, hers, 'd’Odette');
	await isOpenToAll(theo);
	await openTab(theo, 'Planning');
	await expect.poll(() => agenda(theo)).toEqual([expect.stringMatching(/Loto .*pas encore reçue/)]);
	await theo.tap(theo.page.getByRole('article').getByRole('link'));
	await expect(main(theo)).toContainText('D’après le téléphone d’Odette, pas encore reçue');
	await isOpenToAll(theo);
	await book(theo, { when: /^Demain/, things: [[SOUND]], purpose: 'Concert' });
	await takes(odette, await handedBy(theo), 'de Théo');
	await openTab(odette, 'Planning');
	await expect
		.poll(() => said(odette, 'Loto', 'Concert'))
		.toEqual([
			expect.stringContaining('pas encore reçue'),
			expect.stringContaining('pas encore reçue')
		]);

	// Théo finds a network first, and brings what Odette signed: it is hers, and received.
	await odette.close();
	await relay.start();
	await theo.setOffline(false);
	await theo.goto(`${path}/planning`);
	await isReceived(theo, 'Loto', 'Concert');
	await allReceived(theo);
	await theo.tap(theo.page.getByRole('article').filter({ hasText: 'Loto' }).getByRole('link'));
	await expect(main(theo)).toContainText(/Reçue/);
	await expect(main(theo)).toContainText('Odette');

	// Her own phone finds it in the log: once, and nothing is left to be sent.
	await odette.open();
	await odette.setOffline(false);
	await odette.goto(`${path}/planning`);
	await isReceived(odette, 'Loto', 'Concert');
	await allReceived(odette);
	await odette.goto(`${path}/plus/remettre`);
	await expect(main(odette)).not.toContainText('En attente du relais');
});
