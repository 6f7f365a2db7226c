/** Calls once the frame being prepared is on the screen. Returns how to give up. */
export function afterFirstPaint(call: () => void): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const frame = requestAnimationFrame(() => {
		timer = setTimeout(call, 0);
	});
	return () => {
		cancelAnimationFrame(frame);
		clearTimeout(timer);
	};
}

/** A page that always has something to do, or that nobody sees, gets to it all the same, ms. */
const AT_LAST = 2_000;

/** Calls when the page has nothing else to do. Returns how to give up. */
export function whenIdle(call: () => void): () => void {
	// Safari has no idle callback: a while later will do.
	if (!('requestIdleCallback' in globalThis)) {
		const timer = setTimeout(call, 1000);
		return () => clearTimeout(timer);
	}
	const idle = requestIdleCallback(() => call(), { timeout: AT_LAST });
	return () => cancelIdleCallback(idle);
}
