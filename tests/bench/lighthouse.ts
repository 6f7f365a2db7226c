import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/chromium.mjs';
import { startRelay } from '../e2e/relay.ts';
import { median, report } from './figure.ts';

/**
 * Lighthouse on a phone (its own: slow 4G and a processor four times slower, both simulated), median
 * of five. It is fetched when this file is run, not installed with the project: with what it brings
 * it is 114 packages and 176 MB, more than all other tools together, for three figures that no test
 * asserts. `LIGHTHOUSE_RUNS=1` for one look.
 */
const LIGHTHOUSE = 'lighthouse@13.5.0';
/** By then a phone has written the example and stored the app, ms. */
const SETTLED = 10_000;
const RUNS = Number(process.env['LIGHTHOUSE_RUNS'] ?? 5);

type Report = {
	readonly categories: Record<'performance' | 'accessibility', { readonly score: number }>;
	readonly audits: Record<
		string,
		{ readonly score: number | null; readonly numericValue?: number }
	>;
};

/** A port nobody listens on. */
const freePort = (): Promise<number> =>
	new Promise((resolve, reject) => {
		const server = createServer().once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(address && typeof address === 'object' ? address.port : 0));
		});
	});

const relay = await startRelay();
const folder = await mkdtemp(join(tmpdir(), 'la-remise-lighthouse-'));
const port = await freePort();
const executablePath = findChromium();

/** The same browser, with what it has stored, started anew. */
const start = () =>
	chromium.launchPersistentContext(join(folder, 'browser'), {
		...(executablePath && { executablePath }),
		args: [...CHROMIUM_FLAGS, `--remote-debugging-port=${port}`],
		locale: 'fr-FR',
		timezoneId: 'Europe/Paris',
		viewport: null
	});

/**
 * In a browser of its own, as Lighthouse itself starts one: in one that has run the app before, its
 * profiler begins by walking what that left, in a task of a tenth of a second that is nobody's.
 */
async function look(url: string, keeps: boolean): Promise<Report> {
	const context = await start();
	try {
		return await ask(url, keeps);
	} finally {
		await context.close();
	}
}

async function ask(url: string, keeps: boolean): Promise<Report> {
	const file = join(folder, 'report.json');
	const words = [
		...['--yes', LIGHTHOUSE, url, `--port=${port}`, '--quiet'],
		...['--only-categories=performance,accessibility', '--output=json', `--output-path=${file}`],
		...(keeps ? ['--disable-storage-reset'] : [])
	];
	// With the project's Node first: Lighthouse wants a newer one than many machines have.
	const path = [join(import.meta.dirname, '../../node_modules/.bin'), process.env['PATH'] ?? ''];
	await promisify(execFile)('npx', words, { env: { ...process.env, PATH: path.join(delimiter) } });
	const read: Report = JSON.parse(await readFile(file, 'utf8'));
	return read;
}

async function measure(name: string, url: string, keeps: boolean): Promise<void> {
	const reports: Report[] = [];
	for (let run = 0; run < RUNS; run += 1) reports.push(await look(url, keeps));
	const of = (value: (one: Report) => number): number => median(reports.map(value));
	const ms = (id: string): number =>
		Math.round(of(({ audits }) => audits[id]?.numericValue ?? NaN));
	report({
		what: `Lighthouse, mobile, performance: ${name}`,
		value: of(({ categories }) => Math.round(categories.performance.score * 100)),
		unit: '',
		budget: 98,
		least: true,
		note: `median of ${RUNS}; first paint ${ms('first-contentful-paint')} ms, largest ${ms('largest-contentful-paint')} ms, blocked ${ms('total-blocking-time')} ms`
	});
	report({
		what: `Lighthouse, mobile, accessibility: ${name}`,
		value: Math.min(...reports.map(({ categories }) => categories.accessibility.score * 100)),
		unit: '',
		budget: 100,
		least: true,
		note: 'the least'
	});
	report({
		what: `layout shift (CLS): ${name}`,
		value: of(({ audits }) => audits['cumulative-layout-shift']?.numericValue ?? NaN),
		unit: '',
		budget: 0.02,
		note: `median of ${RUNS}`
	});
}

await measure('first visit', `${relay.url}/`, false);
const context = await start();
const page = context.pages()[0] ?? (await context.newPage());
await page.goto(relay.url);
await page.getByRole('button', { name: /^Essayer avec un exemple/ }).click();
await page.waitForURL(/\/aujourdhui$/);
await page.getByRole('article').first().waitFor();
const space = new URL(page.url()).pathname.replace('/aujourdhui', '');
// All of the example is written, and nothing else at work, before a page is looked at.
await page.waitForTimeout(SETTLED);
await context.close();
await measure('Aujourd’hui', `${relay.url}${space}/aujourdhui`, true);
await measure('planning', `${relay.url}${space}/planning`, true);
await relay.dispose();
await rm(folder, { recursive: true, force: true });
process.exit(0);
