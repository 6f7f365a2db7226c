import { afterFirstPaint } from '../../../ui/paint.ts';

/** A few things at a time: painted at once, with no task that a thumb would feel. */
const PAGE = 3;
/** Drawn without being asked for, frame by frame: what a screen holds. */
const SCREENFUL = 9;

export type Paging = {
	readonly shown: number;
	/** There are more, which come when one comes near. */
	readonly more: boolean;
	grow(): void;
	/** So that the thing at this place is there. */
	reach(index: number): void;
};

/** How many of a long list are on the page. Call it while a component initialises. */
export function createPaging(count: () => number): Paging {
	let shown = $state(PAGE);
	const grow = () => (shown = Math.min(shown + PAGE, Math.max(count(), PAGE)));
	$effect(() => {
		if (shown < Math.min(SCREENFUL, count())) return afterFirstPaint(grow);
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
