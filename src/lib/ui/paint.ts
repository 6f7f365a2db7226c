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

/**
 * Calls in a task of its own, next: what the page has been asked meanwhile comes first, and a frame
 * that is due. Returns how to give up.
 */
export function inTurn(call: () => void): () => void {
	let given = false;
	const go = () => {
		if (!given) call();
	};
	if ('scheduler' in globalThis && 'yield' in scheduler) void scheduler.yield().then(go);
	else setTimeout(go, 0);
	return () => {
		given = true;
	};
}
