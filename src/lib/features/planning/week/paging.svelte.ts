/** A screenful of things at a time: painted at once, with no task that a thumb would feel. */
const PAGE = 8;

export type Paging = {
	readonly shown: number;
	readonly more: boolean;
	grow(): void;
	/** So that the thing at this place is there. */
	reach(index: number): void;
};

/** How many of a long list are on the page. Call it while a component initialises. */
export function createPaging(count: () => number): Paging {
	let shown = $state(PAGE);
	return {
		get shown() {
			return Math.min(shown, count());
		},
		get more() {
			return shown < count();
		},
		grow() {
			shown = Math.min(shown + PAGE, Math.max(count(), PAGE));
		},
		reach(index) {
			if (index >= shown) shown = index + PAGE;
		}
	};
}
