import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { CHROMIUM_FLAGS, findChromium } from './chromium.mjs';
import { projectNodeOrExit } from './house/node.mjs';
import { ROOT } from './house/place.mjs';

/**
 * `node scripts/screenshots.mjs [words…]`: every screen (or those whose name holds one of the words)
 * at four widths, light and dark, in the example space and in one with nothing in it, into
 * `screenshots/`, with a contact sheet per width, light and state. A new screen is one line in
 * SCREENS.
 */
process.chdir(ROOT);
await import('./build.mjs');

const words = process.argv.slice(2);
const WIDTHS = [
	[320, 640],
	[390, 844],
	[768, 1024],
	[1280, 800]
];
const data = await mkdtemp(join(tmpdir(), 'la-remise-screens-'));
const relay = spawn(projectNodeOrExit(), ['sync-server/main.ts'], {
	stdio: ['ignore', 'pipe', 'inherit'],
	env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: data }
});
const [said] = await once(relay.stdout, 'data');
const origin = /http:\/\/[\w.-]+:\d+/.exec(String(said))?.[0];
if (!origin) throw new Error(`No address in: ${said}`);

const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });

/** The first address on the page that leads to something of this kind, once there is one. */
const firstLink = (page, pattern) =>
	page
		.waitForFunction(
			(source) => {
				const kind = new RegExp(source);
				const links = [...document.querySelectorAll('main a[href]')];
				return links.map((link) => link.getAttribute('href')).find((href) => kind.test(href));
			},
			pattern.source,
			{ timeout: 5000 }
		)
		.then(
			(found) => found.jsonValue(),
			() => undefined
		);

/**
 * Every screen: its name, its address from the space's on, or from the first resource's or booking's
 * (`about`), and `outside` for those of no space, which are also taken where there is none yet;
 * `alone`: only there.
 */
const SCREENS = [
	{ name: 'premier-ecran', path: '/', outside: true, alone: true },
	{ name: 'creer', path: '/creer', outside: true },
	{ name: 'rejoindre', path: '/rejoindre', outside: true },
	{ name: 'aujourdhui', path: '/aujourdhui' },
	{ name: 'planning', path: '/planning' },
	{ name: 'planning-semaine', path: '/planning?vue=semaine' },
	{ name: 'planning-mois', path: '/planning?vue=mois' },
	{ name: 'chercher', path: '/chercher?q=salle' },
	{ name: 'retrouver', path: '/retrouver', outside: true },
	{ name: 'reprendre', path: '/reprendre', outside: true },
	{ name: 'recu', path: '/recu', outside: true },
	{ name: 'reservations', path: '/reservations', outside: true },
	{ name: 'reserver', path: '/reserver' },
	{ name: 'reservation', about: 'booking', path: '' },
	{ name: 'reservation-fiche', about: 'booking', path: '/fiche' },
	{ name: 'affiche', path: '/affiche' },
	{ name: 'affiche-mois', path: '/affiche?vue=mois' },
	{ name: 'etiquettes', path: '/etiquettes' },
	{ name: 'inventaire', path: '/inventaire' },
	{ name: 'inventaire-nouveau', path: '/inventaire/nouveau' },
	{ name: 'inventaire-importer', path: '/inventaire/importer' },
	{ name: 'inventaire-ensemble', path: '/inventaire/ensemble' },
	{ name: 'ressource', about: 'resource', path: '' },
	...['modifier', 'regles', 'composition', 'unites', 'fermetures', 'valeur', 'photos'].map(
		(part) => ({ name: `ressource-${part}`, about: 'resource', path: `/${part}` })
	),
	{ name: 'plus', path: '/plus' },
	...[
		'espaces',
		'espace',
		'personnes',
		'membres',
		'inviter',
		'calendrier',
		'calendrier/importer',
		'tableaux',
		'tableaux/reservations',
		'tableaux/personnes',
		'copie',
		'remettre',
		'catalogue',
		'secours',
		'quitter',
		'avis',
		'langue',
		'installer',
		'a-propos'
	].map((part) => ({ name: `plus-${part.replace('/', '-')}`, path: `/plus/${part}` }))
];

/** Opens the example, or a space with nothing in it; answers where its screens are. */
async function openSpace(page, state) {
	await page.goto(origin);
	if (state === 'plein') {
		await page.getByRole('button', { name: /Essayer avec un exemple/ }).click();
	} else {
		await page.getByRole('link', { name: /^Créer un espace/ }).click();
		await page.getByLabel('Votre association').fill('Foyer rural');
		await page.getByLabel(/^Votre prénom/).fill('Odette');
		await page.getByRole('button', { name: 'Créer l’espace' }).click();
	}
	await page.waitForURL(/\/e\/[^/]+\/aujourdhui/);
	const space = new URL(page.url()).pathname.replace('/aujourdhui', '');
	await page.getByRole('heading', { level: 1 }).waitFor();
	const firstOn = async (path, kind) => {
		await page.goto(origin + space + path);
		await page.getByRole('heading', { level: 1 }).waitFor();
		return firstLink(page, kind);
	};
	return {
		space,
		resource: await firstOn('/inventaire', /\/inventaire\/[\w-]{22}$/),
		booking: await firstOn('/planning', /\/reservation\/[\w-]{22}/)
	};
}

/** The address of a screen in a space; nothing when there is nothing of that kind. */
function addressOf({ path, about, outside }, places) {
	if (outside) return path;
	if (about === undefined) return places.space + path;
	const thing = places[about]?.split('?')[0];
	return thing && thing + path;
}

/** All pictures of one kind on one page, to look over at once. */
async function contactSheet(page, file, pictures, width) {
	const shown = await Promise.all(
		pictures.map(async ({ name, path }) => {
			const bytes = await readFile(path);
			return `<figure><img src="data:image/png;base64,${bytes.toString('base64')}"><figcaption>${name}</figcaption></figure>`;
		})
	);
	const column = Math.min(width, 480);
	await page.setViewportSize({ width: 5 * (column + 16) + 16, height: 800 });
	await page.setContent(
		`<style>body{margin:16px;display:flex;flex-wrap:wrap;gap:16px;align-items:start;font:16px sans-serif;background:#ccc}figure{margin:0;width:${column}px}img{width:100%;max-height:${column * 3}px;object-fit:cover;object-position:top}</style>${shown.join('')}`
	);
	await page.screenshot({ path: file, fullPage: true });
}

await mkdir('screenshots', { recursive: true });
try {
	const wanted = SCREENS.filter(
		({ name }) => words.length === 0 || words.some((word) => name.includes(word))
	);
	for (const state of ['plein', 'vide']) {
		for (const colorScheme of ['light', 'dark']) {
			const context = await browser.newContext({
				colorScheme,
				locale: 'fr-FR',
				timezoneId: 'Europe/Paris'
			});
			const page = await context.newPage();
			const sheets = new Map(WIDTHS.map(([width]) => [width, []]));
			const take = async (screen, path) => {
				for (const [width, height] of WIDTHS) {
					const file = `screenshots/${screen.name}-${state}-${width}-${colorScheme}.png`;
					try {
						await page.setViewportSize({ width, height });
						await page.goto(origin + path);
						await page.getByRole('heading', { level: 1 }).first().waitFor();
						await page.waitForLoadState('networkidle');
						await page.screenshot({ path: file, fullPage: true, animations: 'disabled' });
						sheets.get(width)?.push({ name: screen.name, path: file });
					} catch (error) {
						console.error(`${screen.name}, ${width}: ${error.message}`);
					}
				}
				console.log(`${screen.name} (${state}, ${colorScheme})`);
			};
			const outside = wanted.filter((screen) => screen.outside);
			if (state === 'vide') for (const screen of outside) await take(screen, screen.path);
			await page.setViewportSize({ width: 390, height: 844 });
			const places = await openSpace(page, state);
			for (const screen of wanted) {
				const path = addressOf(screen, places);
				const isTaken = screen.alone || (screen.outside && state === 'vide');
				if (path !== undefined && !isTaken) await take(screen, path);
			}
			const table = await context.newPage();
			for (const [width, pictures] of sheets) {
				await contactSheet(
					table,
					`screenshots/planche-${state}-${width}-${colorScheme}.png`,
					pictures,
					width
				);
			}
			await context.close();
		}
	}
} finally {
	await browser.close();
	relay.kill('SIGTERM');
	await rm(data, { recursive: true, force: true });
}
