import { expect } from '@playwright/test';
import type { Phone } from './phone.ts';

/** What people do, by the words they see. Each ends when the screen says that it is done. */

/** From the first screen to an empty space; answers its path. */
export async function createSpace(
	phone: Phone,
	{ association, firstName }: { association: string; firstName: string }
): Promise<string> {
	await phone.tap(phone.link(/^Créer un espace/));
	await phone.type(phone.field('Votre association'), association);
	await phone.type(phone.field(/^Votre prénom/), firstName);
	await phone.tap(phone.button('Créer l’espace'));
	await expect(phone.page.getByRole('heading', { name: 'Trois pas pour commencer' })).toBeVisible();
	return spacePath(phone);
}

/** `/e/<space>`, from wherever in the space the phone is. */
export function spacePath(phone: Phone): string {
	const [, path] = /^(\/e\/[\w-]{22})/.exec(new URL(phone.page.url()).pathname) ?? [];
	if (!path) throw new Error(`${phone.owner} is in no space: ${phone.page.url()}`);
	return path;
}

/** A tab of the menu; from a page of its own (a booking, a form) by the way back first. */
export async function openTab(phone: Phone, name: string): Promise<void> {
	const menu = phone.page.getByRole('navigation', { name: 'Menu principal' });
	const back = phone.page.getByRole('banner').getByRole('link').first();
	await expect(menu.or(back).first()).toBeVisible();
	if (!(await menu.isVisible())) await phone.tap(back);
	await phone.tap(menu.getByRole('link', { name }));
}

export async function openExample(phone: Phone): Promise<string> {
	await phone.goto('/');
	await phone.tap(phone.button(/^Essayer avec un exemple/));
	await expect(phone.page).toHaveURL(/\/e\/[\w-]{22}\/aujourdhui$/);
	await expect(phone.page.getByRole('heading', { level: 1 })).toBeVisible();
	return spacePath(phone);
}

/** Chooses a file to import and waits for its preview. */
export async function previewImport(phone: Phone, file: string): Promise<void> {
	await openTab(phone, 'Inventaire');
	await phone.tap(phone.link(/Importer/));
	await chooseFile(phone, file);
	await expect(phone.page.getByRole('heading', { name: 'Relire avant d’importer' })).toBeVisible();
}

export async function chooseFile(
	phone: Phone,
	file: string | { name: string; mimeType: string; buffer: Buffer }
): Promise<void> {
	phone.taps += 1;
	await phone.button('Choisir un fichier').setInputFiles(file);
}

export type Asked = {
	/** As the shortcut says: "Demain"; absent: what is proposed. */
	readonly when?: RegExp;
	/** Name of a thing, and how many of it. */
	readonly things: readonly (readonly [name: string, quantity?: number])[];
	readonly purpose?: string;
};

/** The one big button, to the booking's own page. */
export async function book(phone: Phone, { when, things, purpose }: Asked): Promise<void> {
	await openTab(phone, 'Réserver');
	if (when) await phone.tap(phone.page.getByRole('radio', { name: when }));
	await phone.tap(phone.button('Voir ce qui est libre'));
	for (const [name, quantity = 1] of things) {
		const add = phone.button(`Ajouter : ${name}`);
		const chosen = phone.button(`Retirer : ${name}`);
		// The only thing there is to book is chosen already.
		await expect(add.or(chosen)).toBeVisible();
		if (await add.isVisible()) await phone.tap(add);
		if (quantity > 1) {
			const stepper = phone.page.getByRole('group', { name });
			await phone.type(stepper.getByRole('textbox', { name: 'Nombre' }), String(quantity));
		}
	}
	await phone.tap(phone.button('Continuer'));
	if (purpose) await phone.type(phone.field(/^Pour quoi faire/), purpose);
	await phone.tap(phone.button('Réserver'));
	await expect(phone.page).toHaveURL(/\/reservation\/[\w-]{22}/);
}

/** Asks for an invitation of a kind; answers the code and the link that are shown once. */
export async function invite(
	phone: Phone,
	whom: RegExp,
	uses = 1
): Promise<{ code: string; link: string }> {
	await openTab(phone, 'Plus');
	await phone.tap(phone.link(/^Inviter/));
	await phone.tap(phone.page.getByRole('radio', { name: whom }));
	if (uses > 1) await phone.field('Combien de personnes').selectOption(String(uses));
	await phone.tap(phone.button('Préparer l’invitation'));
	const shown = phone.page.getByRole('status').filter({ hasText: 'Le code' });
	await expect(shown).toContainText('/rejoindre#');
	const text = await shown.innerText();
	const [, first, second] = /([0-9A-Z]{5})\s([0-9A-Z]{5})/.exec(text) ?? [];
	const [link] = /[\w.:-]+\/rejoindre#\w+/.exec(text) ?? [];
	if (!first || !second || !link) throw new Error(`No invitation in: ${text}`);
	return { code: `${first} ${second}`, link: `http://${link}` };
}

/** Answers an invitation that brings an association along, from its link or its code. */
export async function join(
	phone: Phone,
	{ link, code }: { link?: string; code?: string },
	{ firstName, association }: { firstName: string; association?: string }
): Promise<string> {
	if (link) await phone.page.goto(link);
	else {
		await phone.goto('/');
		await phone.tap(phone.link(/^Rejoindre un espace/));
		await phone.type(phone.field(/^Le code reçu/), code ?? '');
	}
	await expect(phone.page.getByText('Code reconnu')).toBeVisible();
	if (association) await phone.type(phone.field('Votre association'), association);
	await phone.type(phone.field(/^Votre prénom/), firstName);
	await phone.tap(phone.button('Rejoindre'));
	await expect(phone.page).toHaveURL(/\/e\/[\w-]{22}\/aujourdhui$/);
	return spacePath(phone);
}

/** The quiet line at the top of every page that has the menu. */
export const stateLine = (phone: Phone) => phone.link(/Changer d’espace, voir les envois$/);

/**
 * All this phone has written has been received, and its quiet line says so. Its disk is asked first:
 * for a moment after a gesture the line still tells of the one before.
 */
export async function allReceived(phone: Phone): Promise<void> {
	const unsent = () =>
		phone.page.evaluate(
			() =>
				new Promise<number>((resolve, reject) => {
					const opening = indexedDB.open('la-remise');
					opening.onerror = () => reject(new Error('not opened'));
					opening.onsuccess = () => {
						const count = opening.result.transaction('outbox').objectStore('outbox').count();
						count.onsuccess = () => {
							opening.result.close();
							resolve(count.result);
						};
					};
				})
		);
	await expect.poll(unsent).toBe(0);
	await expect(stateLine(phone)).toContainText('Tout est reçu');
}

/** Each booking of the agenda as it reads, in order. */
export async function agenda(phone: Phone): Promise<string[]> {
	const lines = await phone.page.getByRole('article').allInnerTexts();
	return lines.map((text) => text.replace(/\s+/g, ' ').trim());
}

export type Thing = {
	readonly name: string;
	readonly kind?: string;
	readonly quantity?: number;
};

/** Adds one thing to the inventory, from wherever in the space the phone is. */
export async function addThing(phone: Phone, thing: Thing): Promise<void> {
	await openTab(phone, 'Inventaire');
	await phone.tap(phone.link('Ajouter').first());
	await describeThing(phone, thing);
}

/** The form for a new thing, as far as its line in the inventory. */
export async function describeThing(phone: Phone, { name, kind, quantity }: Thing): Promise<void> {
	await phone.type(phone.page.getByRole('textbox', { name: 'Nom', exact: true }), name);
	if (kind) {
		phone.taps += 1;
		await phone.page.getByRole('combobox', { name: 'Sorte' }).selectOption(kind);
	}
	if (quantity !== undefined) {
		await phone.type(phone.page.getByRole('textbox', { name: 'Combien' }), String(quantity));
	}
	await phone.tap(phone.button('Ajouter à l’inventaire'));
	await expect(phone.page.getByRole('heading', { name: 'Inventaire', level: 1 })).toBeVisible();
	await expect(phone.page.getByRole('link', { name })).toBeVisible();
}
