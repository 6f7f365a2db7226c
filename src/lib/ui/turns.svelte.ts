import { inTurn } from './paint.ts';

/**
 * Draws what a screen is made of a few pieces at a time, from its top down, each few in a task of
 * their own: a phone can paint what it has and hear a thumb in between. `current` is how many pieces
 * stand, of `all`. Call it while a component initialises.
 */
export function createTurns(few: number, all: () => number): { readonly current: number } {
	let current = $state(few);
	$effect(() => {
		if (current >= all()) return;
		return inTurn(() => (current += few));
	});
	return {
		get current() {
			return current;
		}
	};
}
