import { readFile } from 'node:fs/promises';
import {
	allReceived,
	addThing,
	book,
	createSpace,
	invite,
	join,
	openTab,
	spacePath,
	stateLine
} from './acts.ts';
import { faults } from './axe.ts';
import type { Phone } from './phone.ts';
import { expect, test } from './stage.ts';

test.use({ installs: false });

type Make = (owner: string) => Promise<Phone>;

/** Odette has a space that the relay knows. */
async function odettes(phone: Make): Promise<{ odette: Phone; path: string }> {
	const odette = await phone('Odette');
	await odette.goto('/');
	const path = await createSpace(odette, { association: 'Foyer rural', firstName: 'Odette' });
	await allReceived(odette);
	return { odette, path };
}

/** Théo is a member of Odette's association. */
async function withTheo(phone: Make): Promise<{ odette: Phone; theo: Phone; path: string }> {
	const { odette, path } = await odettes(phone);
	const { link } = await invite(odette, /^Un membre/);
	await allReceived(odette);
	const theo = await phone('Théo');
	await join(theo, { link }, { firstName: 'Théo' });
	await allReceived(theo);
	return { odette, theo, path };
}

async function openMember(phone: Phone, path: string, name: string | RegExp): Promise<void> {
	await phone.goto(`${path}/plus/membres`);
	await phone.tap(phone.page.getByRole('main').getByRole('link', { name }));
	await expect(phone.page.getByRole('heading', { name: 'Appareils' })).toBeVisible();
}

/** axe on a page in a state that no address leads to. */
const isOpenToAll = async (phone: Phone): Promise<void> => expect(await faults(phone)).toEqual([]);

/** A refused code is a 403, which the browser tells the console: that one, and no other trouble. */
async function isRefused(phone: Phone): Promise<void> {
	await expect.poll(() => phone.troubles).toEqual([expect.stringContaining('403')]);
	phone.troubles.length = 0;
}

const main = (phone: Phone) => phone.page.getByRole('main');

test('an invitation for several is used by link, by QR and by code, counted, and taken back', async ({
	phone
}) => {
	const { odette, path } = await odettes(phone);
	await odette.goto(`${path}/plus/inviter`);
	await odette.tap(odette.page.getByRole('radio', { name: /^Un membre/ }));
	await odette.page.getByLabel('Combien de personnes').selectOption('5');
	await odette.page.getByLabel('Valable').selectOption('30');
	await odette.tap(odette.button('Préparer l’invitation'));
	const shown = odette.page.getByRole('status').filter({ hasText: 'Le code' });
	const text = await shown.innerText();
	const [, first = '', second = ''] = /([0-9A-Z]{5})\s([0-9A-Z]{5})/.exec(text) ?? [];
	await expect(odette.page.getByText(/Valable 30 jours/)).toBeVisible();
	await isOpenToAll(odette);
	await allReceived(odette);
	// What a camera reads of the QR is the link: drawn again from it, the squares are the same.
	const { qrPath } = await import('../../src/lib/ui/qr.ts');
	const squares = await shown.getByRole('img').locator('path').last().getAttribute('d');
	expect(squares).toBe(qrPath(`${odette.origin}/rejoindre#${first}${second}`).path);

	const byLink = await phone('Léa');
	await join(
		byLink,
		{ link: `${odette.origin}/rejoindre#${first}${second}` },
		{ firstName: 'Léa' }
	);
	const byCode = await phone('Noé');
	const mistyped = ` ${first.toLowerCase()}-${second.replaceAll('0', 'o').replaceAll('1', 'l')} `;
	await join(byCode, { code: mistyped }, { firstName: 'Noé' });
	expect(spacePath(byCode)).toBe(path);

	await odette.goto(`${path}/plus/inviter`);
	await expect(main(odette)).toContainText('2 sur 5 utilisées');
	await expect(main(odette)).toContainText('préparée par Odette');
	await odette.tap(odette.button('Reprendre'));
	await expect(odette.page.getByText('Invitation reprise')).toBeVisible();
	// Ten seconds of undo, then the relay has it.
	await allReceived(odette);
	const late = await phone('Zoé');
	await late.goto(`/rejoindre#${first}${second}`);
	await expect(late.page.getByRole('alert')).toContainText('a été reprise');
	await isRefused(late);
});

test('an invitation made with no network says so, and works once the relay has it', async ({
	phone
}) => {
	const { odette, path } = await odettes((owner) => phone(owner, { installs: true }));
	await odette.goto(`${path}/plus/inviter`);
	await odette.isComplete();
	await odette.setOffline(true);
	const { code } = await invite(odette, /^Un lecteur/);
	await expect(odette.page.getByText(/Elle marchera dès qu’elle aura été envoyée/)).toBeVisible();

	const theo = await phone('Théo');
	await theo.goto('/rejoindre');
	await theo.type(theo.field(/^Le code reçu/), code);
	await expect(theo.page.getByRole('alert')).toContainText('doit d’abord retrouver le réseau');
	await isRefused(theo);
	await odette.setOffline(false);
	await allReceived(odette);
	await theo.tap(theo.button('Vérifier de nouveau'));
	await expect(theo.page.getByText('Code reconnu')).toBeVisible();
	await theo.tap(theo.button('Rejoindre'));
	await expect(theo.page).toHaveURL(/\/aujourdhui$/);
});

test('“C’est moi, sur un nouveau téléphone”: the same member, twice', async ({ phone }) => {
	const { odette, theo, path } = await withTheo(phone);
	await theo.goto(`${path}/plus/inviter`);
	await theo.tap(theo.button('Inviter mon autre téléphone'));
	const shown = theo.page.getByRole('status').filter({ hasText: 'Le code' });
	await expect(theo.page.getByText(/Il vaut trente minutes/)).toBeVisible();
	await expect(theo.button('Envoyer l’invitation')).toHaveCount(0);
	const [code = ''] = /[0-9A-Z]{5}\s[0-9A-Z]{5}/.exec(await shown.innerText()) ?? [];
	await allReceived(theo);

	const laptop = await phone('Théo, ordinateur');
	await laptop.goto('/rejoindre');
	await laptop.type(laptop.field(/^Le code reçu/), code);
	await expect(laptop.page.getByText(/C’est vous, sur un nouvel appareil/)).toBeVisible();
	await laptop.tap(laptop.button('Rejoindre'));
	await expect(laptop.page).toHaveURL(/\/aujourdhui$/);

	await openMember(odette, path, /Théo/);
	await expect(main(odette).getByText(/Ordinateur de Théo, Linux/)).toHaveCount(2);
});

test('[R1] a phone whose access is withdrawn is cut off at once, and what it wrote since stays in its drawer', async ({
	phone
}) => {
	const { odette, theo, path } = await withTheo(phone);
	await addThing(odette, { name: 'Grande salle', kind: 'Local' });
	await openTab(theo, 'Inventaire');
	await expect(theo.page.getByRole('link', { name: 'Grande salle' })).toBeVisible();
	await book(theo, { when: /^Demain/, things: [['Grande salle']], purpose: 'Répétition' });
	await theo.goto(`${path}/planning`);
	await allReceived(theo);

	await openMember(odette, path, /Théo/);
	await odette.tap(odette.button(/^Retirer l’accès/));
	await isOpenToAll(odette);
	await odette.tap(
		odette.page.getByRole('dialog').getByRole('button', { name: 'Retirer l’accès' })
	);
	await expect(main(odette).getByText('Aucun appareil n’a plus accès.')).toBeVisible();
	await expect(stateLine(theo)).toContainText('Plus d’accès');

	// He goes on writing: nothing of it leaves, nothing of it is lost.
	await book(theo, { when: /^Demain/, things: [['Grande salle']], purpose: 'Après coup' });
	await theo.goto(`${path}/plus/espaces`);
	await expect(main(theo)).toContainText('Le relais n’a pas pris ce qui suit');
	await expect(main(theo)).toContainText('L’accès de cet appareil a été retiré');
	await isOpenToAll(theo);
	const [download] = await Promise.all([
		theo.page.waitForEvent('download'),
		theo.tap(theo.button('Garder ces textes dans un fichier'))
	]);
	expect(download.suggestedFilename()).toBe('foyer-rural-non-recu.json');
	expect(await readFile(await download.path(), 'utf8')).toContain('Après coup');

	await odette.goto(`${path}/planning`);
	await expect(odette.page.getByRole('article').filter({ hasText: 'Répétition' })).toBeVisible();
	await expect(odette.page.getByText('Après coup')).toHaveCount(0);
});

test('a printed sheet brings the only gestionnaire back, the operator’s code another, and everybody sees it', async ({
	phone,
	relay
}) => {
	const { odette, theo, path } = await withTheo(phone);
	await odette.goto(`${path}/plus`);
	await expect(odette.page.getByText('Vous êtes le seul gestionnaire')).toBeVisible();
	await odette.tap(odette.link('Préparer la feuille'));
	await odette.tap(odette.button('Préparer une feuille'));
	const paper = odette.page.getByRole('article');
	await expect(paper).toContainText('Foyer rural');
	await isOpenToAll(odette);
	const [code = ''] = /(?:[0-9A-Z]{5}\s+){3}[0-9A-Z]{5}/.exec(await paper.innerText()) ?? [];
	const pdf = (await odette.page.pdf({ preferCSSPageSize: true })).toString('latin1');
	expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
	await odette.tap(odette.button('C’est imprimé : mettre en service'));
	await expect(main(odette)).toContainText('En service depuis le');
	await allReceived(odette);
	await odette.goto(`${path}/plus`);
	await expect(odette.link(/^Feuille de secours/)).toBeVisible();
	await allReceived(odette);
	await expect(odette.page.getByText('Vous êtes le seul gestionnaire')).toHaveCount(0);
	await odette.close();

	const anew = await phone('Odette, nouveau téléphone');
	await anew.goto('/rejoindre');
	await anew.tap(anew.link('J’ai une feuille de secours'));
	await anew.type(anew.field(/^Le code de la feuille/), code.toLowerCase());
	await expect(anew.page.getByText('Feuille reconnue')).toBeVisible();
	await isOpenToAll(anew);
	await anew.tap(anew.button('Revenir dans l’espace'));
	await expect(anew.page).toHaveURL(/\/plus\/secours$/);
	await expect(main(anew)).toContainText('Odette a utilisé la feuille de secours');
	await expect(main(anew)).toContainText('Aucune feuille n’est en service');

	await openMember(anew, path, /Odette/);
	await expect(anew.button(/^Retirer l’accès/)).toHaveCount(1);
	await anew.tap(anew.button(/^Retirer l’accès/));
	await anew.tap(anew.page.getByRole('dialog').getByRole('button', { name: 'Retirer l’accès' }));
	await expect(main(anew).getByText('accès retiré', { exact: true })).toBeVisible();

	await theo.goto(`${path}/plus`);
	await expect(theo.page.getByText(/La feuille de secours a servi/)).toBeVisible();
	await theo.tap(theo.button('C’est vu'));
	await expect(theo.page.getByText(/La feuille de secours a servi/)).toHaveCount(0);

	// It works once.
	const thief = await phone('Voleur');
	await thief.goto(`/retrouver#${code.replace(/\s+/g, '')}`);
	await expect(thief.page.getByRole('alert')).toContainText('a déjà servi');
	await isRefused(thief);

	// With no sheet left either, whoever runs the relay lets somebody in.
	const [readmits = ''] = (await relay.admin('readmit', path.slice(3))).split('\n');
	const marcel = await phone('Marcel');
	await join(marcel, { code: readmits }, { firstName: 'Marcel' });
	await allReceived(marcel);
	await theo.goto(`${path}/plus`);
	await expect(
		theo.page.getByText(/Le responsable du relais a fait entrer Marcel comme gestionnaire/)
	).toBeVisible();
	await openMember(marcel, path, /Théo/);
	await expect(marcel.button(/^Retirer l’accès/)).toBeVisible();
});

test('roles are changed, moved and taken away, and the screens follow', async ({ phone }) => {
	const { odette, theo, path } = await withTheo(phone);
	await openMember(odette, path, /Théo/);
	await odette.page.getByLabel('Rôle dans Foyer rural').selectOption('responsable');
	await expect(main(odette)).toContainText('Rôle changé');
	await openTab(theo, 'Inventaire');
	await expect(theo.link('Ajouter').first()).toBeVisible();
	await odette.tap(odette.button('Changer le nom'));
	await odette.type(odette.field('Nom'), 'Théodore');
	await odette.tap(odette.button('Enregistrer'));
	await expect(odette.page.getByRole('heading', { level: 1, name: 'Théodore' })).toBeVisible();
	await odette.page.getByLabel('Rôle dans Foyer rural').selectOption('lecteur');
	await theo.goto(`${path}/plus/inviter`);
	await expect(main(theo)).toContainText('Votre rôle ne permet pas d’inviter');
});

test('[R7] somebody who leaves takes a copy along and leaves nothing on the phone', async ({
	phone
}) => {
	const { odette, theo, path } = await withTheo(phone);
	const id = path.slice(3);
	await theo.goto(`${path}/reserver`);
	await theo.goto(`${path}/plus/quitter`);
	await theo.tap(theo.button('Préparer une copie'));
	const [download] = await Promise.all([
		theo.page.waitForEvent('download'),
		theo.tap(theo.button('Enregistrer le fichier'))
	]);
	expect(await readFile(await download.path(), 'latin1')).toMatch(/^la-remise\/copy 1\n/);
	await isOpenToAll(theo);
	await theo.page.getByLabel('J’ai compris').check();
	await theo.tap(theo.button('Quitter l’espace'));
	await expect(theo.link(/^Créer un espace/)).toBeVisible();
	await expect.poll(() => leftOf(theo, id)).toEqual([]);

	await openMember(odette, path, /Théo/);
	await expect(main(odette).getByText('accès retiré', { exact: true })).toBeVisible();
});

/** All that the app keeps on a phone, by database and store, as one can read it. */
function keptOn(phone: Phone): Promise<(readonly [where: string, what: string])[]> {
	return phone.page.evaluate(async () => {
		const asked = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error ?? new Error('not read'));
			});
		const utf8 = new TextDecoder();
		const readable = (_: string, value: unknown): unknown =>
			value instanceof Uint8Array ? utf8.decode(value) : value;
		const found: [string, string][] = [];
		for (const { name = '' } of await indexedDB.databases()) {
			const db = await asked(indexedDB.open(name));
			for (const store of db.objectStoreNames) {
				const objects = db.transaction(store).objectStore(store);
				const rows: unknown[] = [
					...(await asked(objects.getAll())),
					...(await asked(objects.getAllKeys()))
				];
				found.push([`${name}/${store}`, JSON.stringify(rows, readable)]);
			}
			db.close();
		}
		return found;
	});
}

/** Every IndexedDB database, and every store of any, that names one of these. */
const leftOf = async (phone: Phone, ...names: readonly string[]): Promise<string[]> =>
	(await keptOn(phone))
		.filter((pair) => names.some((name) => pair.join().includes(name)))
		.map(([where]) => where);

test('[R7] somebody is erased with what they wrote: nothing is left on the relay or on any phone, and neither a phone that was away nor a backup brings it back', async ({
	phone,
	relay
}) => {
	const [NAME, TEXT] = ['Théophraste', 'Zéphyrine'];
	const { odette, path } = await odettes(phone);
	await addThing(odette, { name: 'Grande salle', kind: 'Local' });
	const { link } = await invite(odette, /^Un membre/, 5);
	await allReceived(odette);
	const come = async (firstName: string): Promise<Phone> => {
		const guest = await phone(firstName);
		await join(guest, { link }, { firstName });
		return guest;
	};
	const [theo, lea] = await Promise.all([come(NAME), come('Léa')]);
	await openTab(theo, 'Inventaire');
	await expect(theo.page.getByRole('link', { name: 'Grande salle' })).toBeVisible();
	await book(theo, { when: /^Demain/, things: [['Grande salle']], purpose: TEXT });
	const booking = new URL(theo.page.url()).pathname;
	await expect(theo.page.getByRole('heading', { name: TEXT })).toBeVisible();
	await theo.goto(`${path}/planning`);
	await allReceived(theo);
	for (const one of [odette, lea]) {
		await one.goto(booking);
		await expect(one.page.getByRole('heading', { name: TEXT })).toBeVisible();
		await expect(one.page.getByText(NAME).first()).toBeVisible();
		expect(await leftOf(one, NAME, TEXT)).not.toEqual([]);
	}
	expect((await relay.bytes()).includes(NAME)).toBe(true);
	await relay.backup();
	await lea.close();

	await openMember(odette, path, new RegExp(NAME));
	await odette.tap(odette.button('Effacer cette personne'));
	await expect(odette.page.getByRole('dialog')).toContainText(`Effacer ${NAME} pour de bon`);
	await odette.page.getByRole('checkbox', { name: /^Effacer aussi les textes/ }).check();
	await isOpenToAll(odette);
	await odette.tap(odette.button('Effacer pour de bon'));
	// Where the name stood, and in the bar that says it is done.
	await expect(odette.page.getByRole('heading', { name: 'Personne effacée' })).toBeVisible();
	await expect(
		odette.page.getByRole('paragraph').filter({ hasText: 'Personne effacée' })
	).toBeVisible();

	const isGone = async (...phones: Phone[]): Promise<void> => {
		await expect
			.poll(async () => {
				const bytes = await relay.bytes();
				const there = [NAME, TEXT].filter((text) => bytes.includes(text));
				const left = await Promise.all(phones.map((one) => leftOf(one, NAME, TEXT)));
				return [...there, ...left.flat()];
			})
			.toEqual([]);
	};
	await isGone(odette, theo);
	// What was theirs stays, and says whose it was no more.
	await odette.goto(booking);
	const call = (one: Phone) => one.page.getByRole('region', { name: 'Qui appeler' });
	await expect(call(odette)).toContainText('Personne effacée');
	await expect(main(odette)).toContainText('Personne effacée fait la demande.');
	await lea.open();
	await lea.goto(booking);
	await expect(call(lea)).toContainText('Personne effacée');
	await isGone(lea);

	// Yesterday's backup has it all: the phones know better.
	await relay.restore();
	expect((await relay.bytes()).includes(NAME)).toBe(true);
	await relay.start();
	await isGone(odette, theo, lea);
	await odette.goto(`${path}/plus/personnes`);
	await expect(main(odette).getByText('Léa').first()).toBeVisible();
	await expect(main(odette).getByText(NAME)).toHaveCount(0);
});
