import { liveQuery } from 'dexie';
import { untrack } from 'svelte';
import { db } from './db.ts';

/** When a query is worth its while. What either reads from runes is followed. */
export type Attention = {
	/** False: nothing is asked; what has been read stays. */
	readonly wanted?: (() => boolean) | undefined;
	/** False: what changes meanwhile is read again only once it is true, or `later`. */
	readonly shown?: () => boolean;
	/** Calls when there is time to read again what nobody looks at. Returns how to give up. */
	readonly later?: (call: () => void) => () => void;
};

let failing = $state(0);

/** Whether what a screen now standing asks for can't be read: its layout says so, once for all. */
export const readsFail = (): boolean => failing > 0;

let blocked = $state(false);
/** A tab that wakes up lets go at once; one that sleeps on is said to be in the way, ms. */
const MOMENT = 1500;
let telling: ReturnType<typeof setTimeout> | undefined;
db.on('blocked', () => {
	telling ??= setTimeout(() => (blocked = true), MOMENT);
});
db.on(
	'ready',
	() => {
		clearTimeout(telling);
		telling = undefined;
		blocked = false;
	},
	true
);

/** Whether another tab, of a version before, keeps this one from opening the database. */
export const isBlocked = (): boolean => blocked;

/**
 * A Dexie live query as a rune: `current` follows the database, in every tab. Call it while a
 * component initialises. What `deps` reads from other runes restarts it; `ready` is false until
 * the first answer, so that a screen can tell "nothing" from "not read yet". A failed read (a full
 * disk, a dropped database, one that can't be opened) lands in `error`, leaves `current` as it was,
 * and is told by `readsFail` for as long.
 */
export function live<T>(
	query: () => Promise<T> | T,
	initial: T,
	deps?: () => unknown,
	{ wanted, shown, later }: Attention = {}
): { readonly current: T; readonly ready: boolean; readonly error: unknown } {
	let current = $state.raw(initial);
	let ready = $state(false);
	let error = $state.raw<unknown>(undefined);
	// Something changed while nobody looked.
	let missed = $state(false);
	let round = $state(0);
	const isAsked = $derived(wanted?.() ?? true);
	const isShown = $derived(shown?.() ?? true);
	if (shown)
		$effect(() => {
			if (!missed) return;
			const again = () => {
				missed = false;
				round = untrack(() => round) + 1;
			};
			if (!isShown) return later?.(again);
			return again();
		});
	$effect(() => {
		const key = [deps?.(), round];
		void key;
		if (!isAsked) return;
		let answered = false;
		let gone = false;
		const fail = (cause: unknown) => {
			if (!gone) error = cause;
		};
		// A live query never says that the database couldn't be opened.
		db.open().catch(fail);
		// Of an async function Dexie follows every await; of another, none but its own promises'.
		const subscription = liveQuery(async (): Promise<T> => {
			if (!answered || untrack(() => isShown)) return query();
			// What reads nothing is told of nothing more.
			missed = true;
			return current;
		}).subscribe({
			next: (value) => {
				if (missed) return;
				answered = true;
				current = value;
				ready = true;
				error = undefined;
			},
			error: fail
		});
		return () => {
			gone = true;
			subscription.unsubscribe();
		};
	});
	$effect(() => {
		if (error === undefined) return;
		failing = untrack(() => failing) + 1;
		return () => {
			failing = untrack(() => failing) - 1;
		};
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
