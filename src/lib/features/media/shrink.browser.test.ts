import { expect, test } from 'vitest';
import { sniff } from '../../domain/media/sniff.ts';
import { PHOTO_BYTES, THUMB_BYTES } from '../../domain/media/types.ts';
import { shrinkApart } from './shrink-apart.ts';

/** A camera's JPEG: 4000 × 3000 of noise that compresses badly, red above and blue below. */
async function bigPhoto(): Promise<Uint8Array> {
	const canvas = new OffscreenCanvas(4000, 3000);
	const context = canvas.getContext('2d');
	if (!context) throw new Error('no canvas');
	context.fillStyle = '#c00';
	context.fillRect(0, 0, 4000, 1500);
	context.fillStyle = '#00c';
	context.fillRect(0, 1500, 4000, 1500);
	let seed = 1;
	const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
	for (let speck = 0; speck < 20_000; speck++) {
		context.fillStyle = `rgb(0 ${Math.floor(random() * 255)} 0 / 0.5)`;
		context.fillRect(random() * 4000, random() * 3000, 14, 14);
	}
	const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 });
	return new Uint8Array(await blob.arrayBuffer());
}

/** The same with an EXIF block that says "turned a quarter", as phones held upright write it. */
function turned(jpeg: Uint8Array, orientation: number): Uint8Array<ArrayBuffer> {
	const tiff = [
		0x4d,
		0x4d,
		0,
		42,
		0,
		0,
		0,
		8,
		0,
		1,
		1,
		0x12,
		0,
		3,
		0,
		0,
		0,
		1,
		0,
		orientation,
		0,
		0,
		0,
		0,
		0,
		0
	];
	const exif = [...[...'Exif'].map((letter) => letter.charCodeAt(0)), 0, 0, ...tiff];
	const length = exif.length + 2;
	return Uint8Array.from([
		...[0xff, 0xd8, 0xff, 0xe1, length >> 8, length & 255, ...exif],
		...jpeg.subarray(2)
	]);
}

async function pixelsOf(bytes: Uint8Array<ArrayBuffer>) {
	const picture = await createImageBitmap(new Blob([bytes]), { imageOrientation: 'none' });
	const canvas = new OffscreenCanvas(picture.width, picture.height);
	const context = canvas.getContext('2d');
	context?.drawImage(picture, 0, 0);
	const at = (x: number, y: number) => {
		const [red = 0, , blue = 0] =
			context?.getImageData(x * picture.width, y * picture.height, 1, 1).data ?? [];
		return red > blue ? 'red' : 'blue';
	};
	return { width: picture.width, height: picture.height, at };
}

test('a big photo comes out upright and small, and its thumbnail smaller', async () => {
	const jpeg = await bigPhoto();
	expect(jpeg.length).toBeGreaterThan(1_000_000);
	const shrunk = await shrinkApart(new Blob([turned(jpeg, 6)], { type: 'image/jpeg' }));
	if (!shrunk) throw new Error('it did not open');
	const { photo, thumb } = shrunk;
	expect(photo.length).toBeLessThanOrEqual(PHOTO_BYTES);
	expect(thumb.length).toBeLessThanOrEqual(THUMB_BYTES);
	expect(sniff(photo)).toBe('image/webp');

	// Turned a quarter to the right: what was above is on the right, and it stands upright.
	const { width, height, at } = await pixelsOf(photo);
	expect(width).toBeLessThan(height);
	expect(at(0.9, 0.5)).toBe('red');
	expect(at(0.1, 0.5)).toBe('blue');
	const small = await pixelsOf(thumb);
	expect(small.width).toBe(small.height);
	// Where it was taken stays on the phone.
	expect(new TextDecoder('latin1').decode(photo)).not.toContain('Exif');
});

test('what is no picture is said to be none', async () => {
	expect(await shrinkApart(new Blob(['<svg xmlns="x"/>'], { type: 'image/jpeg' }))).toBe(undefined);
});
