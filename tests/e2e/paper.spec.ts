import { writeFile } from 'node:fs/promises';
import { chromium, type Browser } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/chromium.mjs';
import { SPACE } from '../../src/lib/features/booking/testing/rows.ts';
import {
	chairs,
	CROWDED,
	hall,
	openWith,
	poster,
	printed,
	RESOURCES,
	showSheet,
	small,
	USUAL
} from './sheets.ts';
import { startRelay } from './relay.ts';
import { expect, test as base } from './stage.ts';

type Desk = { readonly browser: Browser; readonly url: string };

/**
 * A browser of its own, and a relay that only gives out the app: sheets are printed from rows that no
 * engine touches, each story's in a storage of its own.
 */
const test = base.extend<object, { readonly desk: Desk }>({
	desk: [
		async ({}, use) => {
			const executablePath = findChromium();
			const browser = await chromium.launch({
				...(executablePath && { executablePath }),
				args: CHROMIUM_FLAGS
			});
			const relay = await startRelay();
			await use({ browser, url: relay.url });
			await relay.dispose();
			await browser.close();
		},
		{ scope: 'worker' }
	]
});

test.afterEach(async ({ desk }) => {
	for (const context of desk.browser.contexts()) await context.close();
});

/** A4 across and upright, in points, as browsers round them. */
const A4 = [595, 842] as const;
const A5 = [420, 595] as const;
const near = (got: readonly number[], wanted: readonly number[]) =>
	got.every((side, at) => Math.abs(side - (wanted[at] ?? 0)) < 3);

const keep = async (name: string, bytes: Buffer) => {
	const folder = process.env['SHEETS'];
	if (folder) await writeFile(`${folder}/${name}.pdf`, bytes);
};

for (const view of ['semaine', 'mois'] as const) {
	test(`the poster of a ${view} is one page across, whatever there is on it`, async ({ desk }) => {
		for (const [name, rows] of [
			['empty', []],
			['usual', USUAL],
			['crowded', CROWDED]
		] as const) {
			const page = await openWith(desk, rows);
			for (const things of [[hall], [hall, small], [hall, small, chairs], RESOURCES]) {
				await showSheet(page, poster(view, things));
				const sheet = page.locator('.poster');
				for (const box of [sheet, sheet.locator('.grid')]) {
					const spills = await box.evaluate(
						(it) => it.scrollHeight > it.clientHeight + 1 || it.scrollWidth > it.clientWidth + 1
					);
					expect(spills, `${name}, ${things.length} things`).toBe(false);
				}
				const { pages, width, height, bytes } = await printed(page);
				await keep(`poster-${view}-${name}-${things.length}`, bytes);
				expect(pages).toBe(1);
				expect(near([height, width], A4)).toBe(true);
			}
			await page.context().close();
		}
	});
}

test('the poster says whom to call, when it was printed, and each standing in words', async ({
	desk
}) => {
	const page = await openWith(desk, USUAL);
	await showSheet(page, poster('semaine', [hall, small, chairs]));
	const sheet = page.locator('.poster');
	await expect(sheet).toContainText('05 36 49 12 34');
	await expect(sheet).toContainText('Imprimée le vendredi 11 juin 2027 à 14 h 30.');
	await expect(sheet).toContainText('Semaine du lundi 7 juin au dimanche 13 juin 2027');
	await expect(sheet.getByText('À la main')).toBeVisible();
	await expect(sheet).toContainText('Fermée : halte-lecture');
	const block = (title: string) => sheet.locator('.block', { hasText: title });
	await expect(block('Chorale')).toContainText('À régler');
	await expect(block('Atelier lecture')).toContainText('Demandée');
	await expect(block('Loto')).toContainText('En liste d’attente');
	await expect(block('Kermesse de l’école')).toContainText('battement 1 heure');
	// Whole days and quantities: Saturday from 8, Sunday until 20.
	await expect(block('Vide-grenier').first()).toContainText('dès 8 h');
	await expect(block('Vide-grenier').last()).toContainText('jusqu’à 20 h');
	await expect(block('Vide-grenier').first()).toContainText('60 sur 110');
});

test('a crowded day says how many bookings the sheet has no room for', async ({ desk }) => {
	const page = await openWith(desk, CROWDED);
	await showSheet(page, poster('semaine', RESOURCES));
	await expect(page.locator('.rest').first()).toHaveText(/^et [1-6] autres?$/);
});

test('a slip is one page of A4 or A5', async ({ desk }) => {
	const page = await openWith(desk, USUAL);
	const booking = USUAL[3]?.booking ?? '';
	await showSheet(page, `/e/${SPACE}/reservation/${booking}/fiche`);
	const a4 = await printed(page);
	await keep('slip-a4', a4.bytes);
	expect(a4.pages).toBe(1);
	expect(near([a4.width, a4.height], A4)).toBe(true);
	await expect(page.locator('.slip')).toContainText('Rendre la salle balayée');

	await page.getByText('A5', { exact: true }).click();
	await page.locator('.slip--a5[data-fitted]').waitFor();
	const a5 = await printed(page);
	await keep('slip-a5', a5.bytes);
	expect(a5.pages).toBe(1);
	expect(near([a5.width, a5.height], A5)).toBe(true);
});

test('labels stand where the sheet of stickers has them, from the first free one', async ({
	desk
}) => {
	const page = await openWith(desk, []);
	await page.goto(`/e/${SPACE}/etiquettes`);
	await page.getByRole('button', { name: 'Tout choisir' }).click();
	const begins = page.getByRole('group', { name: 'Première étiquette libre' }).getByRole('textbox');
	await begins.fill('22');
	await begins.press('Tab');
	await expect(page.locator('.labels')).toHaveCount(2);
	const { pages, width, height, bytes } = await printed(page);
	await keep('labels', bytes);
	expect(pages).toBe(2);
	expect(near([width, height], A4)).toBe(true);

	await page.emulateMedia({ media: 'print' });
	const sheet = await page.locator('.labels').first().boundingBox();
	const first = await page.locator('.label70:has(.name)').first().boundingBox();
	const mm = (px: number) => (px * 25.4) / 96;
	// The 22nd: first of the eighth row.
	expect(mm((first?.x ?? 0) - (sheet?.x ?? 0))).toBeCloseTo(0, 0);
	expect(mm((first?.y ?? 0) - (sheet?.y ?? 0))).toBeCloseTo(259.45, 0);
	expect(mm(first?.width ?? 0)).toBeCloseTo(70, 0);
	expect(mm(first?.height ?? 0)).toBeCloseTo(37, 0);
});
