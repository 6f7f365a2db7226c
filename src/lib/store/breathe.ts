/** Lets through what waits: a tap, a frame, an answer from the disk. Hidden pages aren't slowed. */
const pause = (): Promise<void> =>
	new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => {
			port1.close();
			resolve();
		};
		port2.postMessage(undefined);
	});

/** Longest piece of work in one go, ms: less than a frame even on a slow phone with its own to do. */
const AT_ONCE = 10;

/**
 * For long work on a page: what it gives is awaited often, and pauses only once `AT_ONCE` has passed
 * since it last did. A signal that was aborted is thrown there.
 */
export function breather(signal?: AbortSignal): () => Promise<void> {
	let since = performance.now();
	return async () => {
		signal?.throwIfAborted();
		if (performance.now() - since < AT_ONCE) return;
		await pause();
		signal?.throwIfAborted();
		since = performance.now();
	};
}
