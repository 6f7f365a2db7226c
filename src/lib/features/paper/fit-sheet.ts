import { tick } from 'svelte';
import { isWithin } from './fit.ts';

/**
 * Tries each way of filling a sheet until all of it is within the paper; the last one stays
 * otherwise. Waits for the type, which decides what fits.
 */
export async function fitSheet<Way>(
	ways: readonly Way[],
	use: (way: Way) => void,
	boxes: () => readonly Element[],
	signal: AbortSignal
): Promise<void> {
	await document.fonts.ready;
	for (const way of ways) {
		if (signal.aborted) return;
		use(way);
		await tick();
		if (boxes().every(isWithin)) return;
	}
}
