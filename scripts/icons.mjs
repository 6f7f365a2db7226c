import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright';
import { CHROMIUM_FLAGS, findChromium } from './chromium.mjs';

/**
 * Draws the app's icons as PNG from static/icons/app.svg, as Chromium sees them. Run by hand when
 * the drawing changes: the pictures are committed.
 */
const SIZES = [
	{ file: 'icon-192.png', size: 192, corner: 0.18 },
	{ file: 'icon-512.png', size: 512, corner: 0.18 },
	// Maskable: the ground fills the square, the mark stays within the safe zone.
	{ file: 'maskable-512.png', size: 512, corner: 0 },
	{ file: 'apple-touch-180.png', size: 180, corner: 0 }
];

const folder = new URL('../static/icons/', import.meta.url);
const svg = await readFile(new URL('app.svg', folder), 'utf8');
const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
try {
	for (const { file, size, corner } of SIZES) {
		const page = await browser.newPage({ viewport: { width: size, height: size } });
		await page.setContent(
			`<style>body{margin:0;background:none}svg{display:block;width:${size}px;height:${size}px;border-radius:${size * corner}px}</style>${svg}`
		);
		await writeFile(new URL(file, folder), await page.screenshot({ omitBackground: true }));
		await page.close();
	}
} finally {
	await browser.close();
}
