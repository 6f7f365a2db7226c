import { expect } from 'vitest';
import { commands, page, server } from 'vitest/browser';

/**
 * Side of the blocks a picture is averaged into, px: finer than any part drawn half as large, coarser
 * than a stroke of a letter.
 */
const BLOCK = 3;
/** How far off a block's colour may be in a channel, of 255: another machine draws letters a little otherwise. */
const NEAR = 30;
/** Rows of blocks looked at together, and how many of their blocks may be further off. */
const BAND = 16;
const FEW = 0.03;
/** Rows of blocks a picture may be longer or shorter. */
const ROWS = 1;

/** The app's own letters, whatever the machine has: boxes depend on them. */
async function useOwnLetters(): Promise<void> {
	const file = new URL('../../static/fonts/atkinson-next-400-800.woff2', import.meta.url);
	const face = new FontFace('Look', `url(${file.href})`, { weight: '400 800' });
	document.fonts.add(await face.load());
	document.documentElement.style.setProperty('--font', 'Look');
}

function canvasOf(width: number, height: number) {
	const canvas = new OffscreenCanvas(width, height);
	const context = canvas.getContext('2d', { willReadFrequently: true });
	if (context === null) throw new Error('no canvas to draw on');
	return { canvas, context };
}

async function pixelsOf(base64: string): Promise<ImageData> {
	const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
	const picture = await createImageBitmap(new Blob([bytes]));
	const { context } = canvasOf(picture.width, picture.height);
	context.drawImage(picture, 0, 0);
	return context.getImageData(0, 0, picture.width, picture.height);
}

/** Each block of a picture as one pixel of its mean colour. */
function averaged({ data, width, height }: ImageData): ImageData {
	const small = new ImageData(Math.floor(width / BLOCK), Math.floor(height / BLOCK));
	for (let at = 0; at < small.width * small.height; at++) {
		const left = (at % small.width) * BLOCK;
		const top = Math.floor(at / small.width) * BLOCK;
		for (let channel = 0; channel < 4; channel++) {
			let sum = 0;
			for (let y = top; y < top + BLOCK; y++)
				for (let x = left; x < left + BLOCK; x++) sum += data[(y * width + x) * 4 + channel] ?? 0;
			small.data[at * 4 + channel] = Math.round(sum / BLOCK ** 2);
		}
	}
	return small;
}

async function toBase64(image: ImageData): Promise<string> {
	const { canvas, context } = canvasOf(image.width, image.height);
	context.putImageData(image, 0, 0);
	const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
	return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** What an element looks like now, in blocks. */
export async function lookNow(find: () => Element): Promise<ImageData> {
	await useOwnLetters();
	await document.fonts.ready;
	return averaged(await pixelsOf(await page.screenshot({ element: find(), save: false })));
}

/** The bands, from the top, in which too many blocks look otherwise. */
export function bandsOff(one: ImageData, other: ImageData): number[] {
	const { width } = one;
	const isFar = (at: number): boolean =>
		[0, 1, 2].some(
			(channel) =>
				Math.abs((one.data[at * 4 + channel] ?? 0) - (other.data[at * 4 + channel] ?? 0)) > NEAR
		);
	const bands = Math.floor(Math.min(one.height, other.height) / BAND);
	return Array.from({ length: bands }, (_, band) => band).filter((band) => {
		const blocks = Array.from({ length: width * BAND }, (_, at) => band * width * BAND + at);
		return blocks.filter(isFar).length > FEW * blocks.length;
	});
}

/**
 * An element looks as it did: as in `pictures/<name>.png`, a picture of the means of its blocks, so that
 * letters drawn by another machine make no difference and a colour, a box or an icon does. Run the
 * test with `-u` to keep what it looks like now.
 */
export async function expectLook(name: string, find: () => Element): Promise<void> {
	const seen = await lookNow(find);
	const path = `tests/looks/pictures/${name}.png`;
	if (server.config.snapshotOptions.updateSnapshot === 'all') {
		await commands.writeFile(path, await toBase64(seen), 'base64');
		return;
	}
	const kept = await pixelsOf(await commands.readFile(path, 'base64'));
	expect(seen.width, `${name} is as wide as it was`).toBe(kept.width);
	expect(Math.abs(seen.height - kept.height), `${name} is as high as it was`).toBeLessThanOrEqual(
		ROWS
	);
	expect(bandsOff(seen, kept), `${name} looks as it did`).toEqual([]);
}
