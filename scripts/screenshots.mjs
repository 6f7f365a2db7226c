import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { CHROMIUM_FLAGS, findChromium } from './chromium.mjs';
import { projectNodeOrExit } from './house/node.mjs';
import { ROOT } from './house/place.mjs';

/**
 * `node scripts/screenshots.mjs [words…]`: every screen of the example space (or those whose name
 * holds one of the words), at four widths, light and dark, into `screenshots/`.
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

/** The first address on the page that leads to something of this kind. */
const firstLink = (page, pattern) =>
	page
		.locator('a[href]')
		.evaluateAll((links, source) => {
			const kind = new RegExp(source);
			return links.map((link) => link.getAttribute('href')).find((href) => kind.test(href));
		}, pattern.source)
		.catch(() => undefined);

async function addresses(page) {
	await page.goto(origin);
	await page.getByRole('button', { name: /Essayer avec un exemple/ }).click();
	await page.waitForURL(/\/e\/[^/]+\/aujourdhui/);
	const space = new URL(page.url()).pathname.replace('/aujourdhui', '');
	await page.getByRole('heading', { level: 1 }).waitFor();
	const visit = async (path) => {
		await page.goto(origin + space + path);
		await page.getByRole('heading', { level: 1 }).waitFor();
		await page.waitForLoadState('networkidle');
	};
	await visit('/inventaire');
	const resource = await firstLink(page, /\/inventaire\/[\w-]{22}$/);
	await visit('/planning');
	const booking = await firstLink(page, /\/reservation\/[\w-]{22}/);
	return [
		['creer', '/creer'],
		['rejoindre', '/rejoindre'],
		['aujourdhui', `${space}/aujourdhui`],
		['planning', `${space}/planning`],
		['planning-semaine', `${space}/planning?vue=semaine`],
		['planning-mois', `${space}/planning?vue=mois`],
		['chercher', `${space}/chercher?q=salle`],
		['reservations', '/reservations'],
		['reserver', `${space}/reserver`],
		booking && ['reservation', booking],
		['inventaire', `${space}/inventaire`],
		['inventaire-nouveau', `${space}/inventaire/nouveau`],
		['inventaire-importer', `${space}/inventaire/importer`],
		resource && ['ressource', resource],
		resource && ['ressource-modifier', `${resource}/modifier`],
		['plus', `${space}/plus`],
		...[
			'espaces',
			'espace',
			'personnes',
			'membres',
			'inviter',
			'copie',
			'avis',
			'langue',
			'a-propos'
		].map((name) => [`plus-${name}`, `${space}/plus/${name}`])
	].filter(Boolean);
}

await mkdir('screenshots', { recursive: true });
try {
	for (const colorScheme of ['light', 'dark']) {
		const context = await browser.newContext({
			colorScheme,
			locale: 'fr-FR',
			timezoneId: 'Europe/Paris'
		});
		const page = await context.newPage();
		const shoot = async (name, path) => {
			if (words.length > 0 && !words.some((word) => name.includes(word))) return;
			for (const [width, height] of WIDTHS) {
				await page.setViewportSize({ width, height });
				await page.goto(origin + path);
				await page.getByRole('heading', { level: 1 }).waitFor();
				await page.waitForLoadState('networkidle');
				const file = `screenshots/${name}-${width}-${colorScheme}.png`;
				await page.screenshot({ path: file, fullPage: true, animations: 'disabled' });
			}
			console.log(`${name} (${colorScheme})`);
		};
		await shoot('premier-ecran', '/');
		for (const [name, path] of await addresses(page)) {
			await shoot(name, path).catch((error) => console.error(`${name}: ${error.message}`));
		}
		await context.close();
	}
} finally {
	await browser.close();
	relay.kill('SIGTERM');
	await rm(data, { recursive: true, force: true });
}
