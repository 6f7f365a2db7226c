import { PHOTO_BYTES, THUMB_BYTES } from '../../domain/media/types.ts';

/** Longest side of a photo in pixels, and how well it is kept: tried in this order. */
const TRIES = [
	[1600, 0.8],
	[1600, 0.68],
	[1280, 0.72],
	[1280, 0.6],
	[1024, 0.6],
	[800, 0.55],
	[640, 0.5],
	[480, 0.4]
] as const;
const THUMB_SIDE = 160;
const THUMB_TRIES = [0.7, 0.5, 0.3, 0.15] as const;

export type Shrunk = {
	readonly photo: Uint8Array<ArrayBuffer>;
	readonly thumb: Uint8Array<ArrayBuffer>;
};

/** WebP where the phone can write it, JPEG elsewhere: one that can't answers with a PNG. */
async function encode(canvas: OffscreenCanvas, quality: number): Promise<Blob> {
	const webp = await canvas.convertToBlob({ type: 'image/webp', quality });
	if (webp.type === 'image/webp') return webp;
	return canvas.convertToBlob({ type: 'image/jpeg', quality });
}

function draw(
	width: number,
	height: number,
	place: (context: OffscreenCanvasRenderingContext2D) => void
): OffscreenCanvas {
	const canvas = new OffscreenCanvas(Math.max(1, width), Math.max(1, height));
	const context = canvas.getContext('2d', { alpha: false });
	if (context === null) throw new Error('no canvas to draw on');
	context.fillStyle = '#fff';
	context.fillRect(0, 0, width, height);
	context.imageSmoothingQuality = 'high';
	place(context);
	return canvas;
}

const bytesOf = async (blob: Blob): Promise<Uint8Array<ArrayBuffer>> =>
	new Uint8Array(await blob.arrayBuffer());

function scaled(picture: ImageBitmap, longest: number): OffscreenCanvas {
	const by = Math.min(1, longest / Math.max(picture.width, picture.height));
	const width = Math.round(picture.width * by);
	const height = Math.round(picture.height * by);
	return draw(width, height, (context) => context.drawImage(picture, 0, 0, width, height));
}

/** The middle of it, square: what a list has room for. */
function square(picture: ImageBitmap): OffscreenCanvas {
	const side = Math.min(picture.width, picture.height);
	const left = (picture.width - side) / 2;
	const top = (picture.height - side) / 2;
	return draw(THUMB_SIDE, THUMB_SIDE, (context) =>
		context.drawImage(picture, left, top, side, side, 0, 0, THUMB_SIDE, THUMB_SIDE)
	);
}

/**
 * A photo the right way up, at most 120 kB, without what a camera writes beside it (where it was
 * taken). Rejects for what is no picture.
 */
export async function shrink(file: Blob): Promise<Shrunk> {
	const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
	try {
		let photo: Blob | undefined;
		for (const [longest, quality] of TRIES) {
			photo = await encode(scaled(picture, longest), quality);
			if (photo.size <= PHOTO_BYTES) break;
		}
		let thumb: Blob | undefined;
		for (const quality of THUMB_TRIES) {
			thumb = await encode(square(picture), quality);
			if (thumb.size <= THUMB_BYTES) break;
		}
		if (!photo || photo.size > PHOTO_BYTES || !thumb || thumb.size > THUMB_BYTES) {
			throw new RangeError('a picture that stays large however small it is made');
		}
		return { photo: await bytesOf(photo), thumb: await bytesOf(thumb) };
	} finally {
		picture.close();
	}
}
