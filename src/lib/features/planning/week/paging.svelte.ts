import { untrack } from 'svelte';
import { whenIdle } from '../../../ui/paint.ts';
import { createAside, drawNext } from '../pace.svelte.ts';

/** A few things at first: painted at once, with no task that a thumb would feel; then one by one, between frames. */
const PAGE = 3;
const MORE = 1;
/** Taken away in one go from what nobody looks at. */
const LESS = 4;
/** Drawn without being asked for, frame by frame: what a screen holds. */
const SCREENFUL = 9;
/** Of these the browser draws all; of those further down, only what comes near. */
export const NEAR = 12;

export type Paging = {
	readonly shown: number;
	/** There are more, which come when one comes near. */
	readonly more: boolean;
	grow(): void;
	/** So that the thing at this place is there. */
	reach(index: number): void;
};

/** How many of a long list are on the page; put aside, a screenful of it. Call it while a component initialises. */
export function createPaging(count: () => number, isShown: () => boolean): Paging {
	let shown = $state(untrack(isShown) ? PAGE : 1);
	const grow = () => (shown = Math.min(shown + MORE, Math.max(count(), PAGE)));
	$effect(() => {
		if (shown >= Math.min(SCREENFUL, count())) return;
		return drawNext(isShown(), grow);
	});
	const aside = createAside(isShown);
	$effect(() => {
		if (!aside.current || shown <= SCREENFUL) return;
		return whenIdle(() => (shown = Math.max(shown - LESS, SCREENFUL)));
	});
	return {
		get shown() {
			return Math.min(shown, count());
		},
		get more() {
			return shown >= SCREENFUL && shown < count();
		},
		grow,
		reach(index) {
			if (index >= shown) shown = index + PAGE;
		}
	};
}
