import { liveQuery } from 'dexie';

/**
 * A Dexie live query as a rune: `current` follows the database, in every tab. Call it while a
 * component initialises. What `deps` reads from other runes restarts it; `ready` is false until
 * the first answer, so that a screen can tell "nothing" from "not read yet". A failed read (a full
 * disk, a dropped database) lands in `error` and leaves `current` as it was.
 */
export function live<T>(
	query: () => Promise<T> | T,
	initial: T,
	deps?: () => unknown
): { readonly current: T; readonly ready: boolean; readonly error: unknown } {
	let current = $state.raw(initial);
	let ready = $state(false);
	let error = $state.raw<unknown>(undefined);
	$effect(() => {
		const key = deps?.();
		void key;
		// Of an async function Dexie follows every await; of another, none but its own promises'.
		const subscription = liveQuery(async (): Promise<T> => query()).subscribe({
			next: (value) => {
				current = value;
				ready = true;
				error = undefined;
			},
			error: (cause: unknown) => {
				error = cause;
			}
		});
		return () => subscription.unsubscribe();
	});
	return {
		get current() {
			return current;
		},
		get ready() {
			return ready;
		},
		get error() {
			return error;
		}
	};
}
