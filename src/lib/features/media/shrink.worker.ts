import { shrink } from './shrink.ts';

/** Takes one file, answers `Shrunk` or nothing when it is no picture, and is done. */
self.addEventListener('message', ({ data }: MessageEvent<Blob>) => {
	shrink(data).then(
		(shrunk) => self.postMessage(shrunk),
		() => self.postMessage(undefined)
	);
});
