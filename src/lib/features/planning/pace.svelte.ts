import { untrack } from 'svelte';
import { afterFirstPaint, whenIdle } from '../../ui/paint.ts';

/** Draws the next few: frame by frame before one's eyes, else when there is nothing else to do. */
export const drawNext = (isShown: boolean, draw: () => void): (() => void) =>
	isShown ? afterFirstPaint(draw) : whenIdle(draw);

/**
 * Whether a view is put aside: from the first moment with nothing else to do after it was last
 * shown. What it gives back then would keep the tap waiting that asked for another one. Call it
 * while a component initialises.
 */
export function createAside(isShown: () => boolean): { readonly current: boolean } {
	let aside = $state(untrack(() => !isShown()));
	$effect.pre(() => {
		if (!isShown()) return whenIdle(() => (aside = true));
		aside = false;
		return undefined;
	});
	return {
		get current() {
			return aside;
		}
	};
}

/** What is drawn out of sight is measured at once: to be shown, it has only to be painted. */
export const measuredAhead = (isShown: () => boolean) => (element: HTMLElement) => {
	if (!untrack(isShown)) void element.offsetHeight;
};
