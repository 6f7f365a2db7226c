import { expect } from '@playwright/test';
import type { Phone } from './phone.ts';

/** Looks like the id of a space, and is nobody's. */
export const NOBODY = 'nulle-part'.padEnd(22, '_');

/** Pages outside any space, and those of addresses that lead to none. */
export const OUTSIDE = [
	'/',
	'/creer',
	'/rejoindre',
	'/retrouver',
	'/reprendre',
	'/reservations',
	'/recu',
	'/e/mal-copie/planning',
	`/e/${NOBODY}/aujourdhui`
];

const FIXED = [
	'/aujourdhui',
	'/planning',
	'/planning?vue=semaine',
	'/planning?vue=mois',
	'/chercher?q=salle',
	'/reserver',
	'/inventaire',
	'/inventaire/nouveau',
	'/inventaire/importer',
	'/inventaire/ensemble',
	'/affiche',
	'/affiche?vue=mois',
	'/etiquettes',
	'/plus',
	'/plus/espaces',
	'/plus/espace',
	'/plus/personnes',
	'/plus/membres',
	'/plus/inviter',
	'/plus/secours',
	'/plus/calendrier',
	'/plus/calendrier/importer',
	'/plus/catalogue',
	'/plus/tableaux',
	'/plus/tableaux/reservations',
	'/plus/tableaux/personnes',
	'/plus/quitter',
	'/plus/copie',
	'/plus/remettre',
	'/plus/avis',
	'/plus/langue',
	'/plus/installer',
	'/plus/a-propos'
];

/** What is set of one thing. */
const OF_A_THING = [
	'/modifier',
	'/regles',
	'/fermetures',
	'/composition',
	'/unites',
	'/valeur',
	'/photos'
];

/** The first address on a page that leads to something of this kind. */
async function linkOn(phone: Phone, path: string, kind: RegExp): Promise<string> {
	await phone.goto(path);
	const links = phone.page.getByRole('main').getByRole('link');
	let found: string | undefined;
	await expect
		.poll(async () => {
			const all = await links.evaluateAll((them) => them.map((link) => link.getAttribute('href')));
			found = all.find((address) => address && kind.test(address)) ?? undefined;
			return found;
		})
		.toBeDefined();
	return found ?? path;
}

/** Every page of a space that has a resource and a booking. */
export async function everyScreen(phone: Phone, space: string): Promise<string[]> {
	const resource = await linkOn(phone, `${space}/inventaire`, /\/inventaire\/[\w-]{22}$/);
	const booking = await linkOn(phone, `${space}/planning`, /\/reservation\/[\w-]{22}/);
	const member = await linkOn(phone, `${space}/plus/membres`, /\/membres\/[\w-]{22}$/);
	return [
		...FIXED.map((screen) => space + screen),
		resource,
		...OF_A_THING.map((screen) => resource + screen),
		member,
		booking,
		`${booking.replace(/[?#].*$/, '')}/fiche`
	];
}

/** Goes to a page and waits until it has been painted from the phone's own data. */
export async function show(phone: Phone, path: string): Promise<void> {
	await phone.goto(path);
	await phone.page.getByRole('heading', { level: 1 }).waitFor();
}
