import type { Shrunk } from './shrink.ts';

const isShrunk = (value: unknown): value is Shrunk =>
	typeof value === 'object' && value !== null && 'photo' in value && 'thumb' in value;

/** Shrinks a photo beside the page, which stays quick; `undefined` when it doesn't open here. */
export async function shrinkApart(file: Blob): Promise<Shrunk | undefined> {
	if (typeof OffscreenCanvas === 'undefined') return undefined;
	const worker = new Worker(new URL('./shrink.worker.ts', import.meta.url), { type: 'module' });
	try {
		return await new Promise<Shrunk | undefined>((resolve) => {
			worker.addEventListener('message', ({ data }: MessageEvent<unknown>) =>
				resolve(isShrunk(data) ? data : undefined)
			);
			worker.addEventListener('error', () => resolve(undefined));
			worker.postMessage(file);
		});
	} finally {
		worker.terminate();
	}
}
