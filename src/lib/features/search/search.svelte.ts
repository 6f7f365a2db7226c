import type { Instant } from '../../domain/time/types.ts';
import type { CurrentSpace } from '../../store/space.svelte.ts';
import { find, NO_PILE, NOTHING_FOUND, type Found, type Pile } from './pile.ts';
import { gather } from './read.ts';

export type SearchView = {
	needle: string;
	readonly found: Found;
	/** False while some bookings are still being read: what is missing may yet come. */
	readonly whole: boolean;
	readonly failed: boolean;
};

/** Search over a whole space, from memory. Call it while a component initialises. */
export function createSearch(
	space: CurrentSpace,
	now: { readonly current: Instant },
	first: string
): SearchView {
	let needle = $state(first);
	let pile = $state.raw<Pile>(NO_PILE);
	let whole = $state(false);
	let failed = $state(false);
	// What this phone has sent or heard since is read again.
	const version = $derived(`${space.id}|${space.row?.lastNumber ?? 0}|${space.unsent}`);

	$effect(() => {
		void version;
		let stopped = false;
		const give = (next: Pile, complete: boolean) => {
			if (stopped) return;
			// What was whole stays on the page until the new reading is.
			if (complete || !whole) pile = next;
			if (complete) whole = true;
		};
		gather(space.id, Date.now(), give, () => stopped).catch((cause: unknown) => {
			console.error('nothing to look through', cause);
			failed = true;
		});
		return () => {
			stopped = true;
		};
	});

	const found = $derived(needle.trim() === '' ? NOTHING_FOUND : find(pile, needle, now.current));
	return {
		get needle() {
			return needle;
		},
		set needle(text) {
			needle = text;
		},
		get found() {
			return found;
		},
		get whole() {
			return whole;
		},
		get failed() {
			return failed;
		}
	};
}
