import { openChannel } from './channel.ts';
import type { Order } from './worker/main.ts';

/** An engine that hasn't answered a visible tab for so long is frozen, ms. */
const PATIENCE = 1_000;

let started = false;

/**
 * Starts the engine's worker for this tab; one of a browser's tabs does the work, and a tab that is
 * looked at takes it over from one that no longer answers. Call it once, after the first paint.
 */
export function startEngine(): void {
	if (started) return;
	started = true;
	const worker = new Worker(new URL('./worker/main.ts', import.meta.url), { type: 'module' });
	const steal: Order = { type: 'steal' };
	let waiting: ReturnType<typeof setTimeout> | undefined;

	const channel = openChannel((note) => {
		if (note.type === 'here') {
			clearTimeout(waiting);
			waiting = undefined;
			if (!navigator.onLine) tellNetwork();
		}
		// Something was written: it should be shown, and sent.
		if (note.type === 'written' || note.type === 'spaces') ask();
	});
	function ask(): void {
		if (document.visibilityState !== 'visible') return;
		waiting ??= setTimeout(() => {
			waiting = undefined;
			if (document.visibilityState === 'visible') worker.postMessage(steal);
		}, PATIENCE);
		channel.say({ type: 'ask' });
	}
	function look(): void {
		if (document.visibilityState !== 'visible') return;
		tellNetwork();
		channel.say({ type: 'wake' });
		ask();
	}
	function tellNetwork(): void {
		channel.say({ type: 'network', online: navigator.onLine });
	}
	document.addEventListener('visibilitychange', look);
	window.addEventListener('pageshow', look);
	window.addEventListener('online', tellNetwork);
	window.addEventListener('offline', tellNetwork);
	ask();
}
