import { damaged, joined } from './frame.ts';

async function through(
	bytes: Uint8Array<ArrayBuffer>,
	stream: CompressionStream | DecompressionStream,
	most: number
): Promise<Uint8Array<ArrayBuffer>> {
	const writer = stream.writable.getWriter();
	// Its failure is the reader's too, which is waited for.
	const written = writer
		.write(bytes)
		.then(() => writer.close())
		.catch(() => undefined);
	const reader = stream.readable.getReader();
	const pieces: Uint8Array[] = [];
	let size = 0;
	for (let read = await reader.read(); !read.done; read = await reader.read()) {
		size += read.value.length;
		if (size > most) {
			await reader.cancel();
			throw damaged();
		}
		pieces.push(read.value);
	}
	await written;
	return joined(pieces);
}

export const pack = (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
	through(bytes, new CompressionStream('deflate-raw'), Infinity);

/** Throws `Unfit` on bytes that were never packed, or that would swell beyond `most`. */
export const unpack = async (
	bytes: Uint8Array<ArrayBuffer>,
	most: number
): Promise<Uint8Array<ArrayBuffer>> =>
	through(bytes, new DecompressionStream('deflate-raw'), most).catch(() => {
		throw damaged();
	});
