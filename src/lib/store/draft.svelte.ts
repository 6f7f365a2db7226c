import type { SpaceId } from '../domain/ids.ts';
import { db } from './db.ts';
import { restoreDraft } from './draft.ts';

/** Longest time a keystroke stays in memory alone, ms. */
const SAVE_AFTER = 250;

export type Draft<T extends object> = {
	/** Bind fields to it; every change is saved. */
	value: T;
	/** False until the phone has been asked for an earlier draft. */
	readonly ready: boolean;
	/** True when an earlier draft was found: say so, and offer to start afresh. */
	readonly restored: boolean;
	/** Forgets what was typed and starts over. */
	reset(): Promise<void>;
	/** The work is done: nothing to come back to. Saves no more. */
	done(): Promise<void>;
};

/**
 * What a person is typing, kept through a call, a kill and an update. `id` names the form and what
 * it is about (`booking/new/<space>`); `fresh` makes an empty one. Call it while a component
 * initialises.
 */
export function createDraft<T extends object>(
	id: string,
	fresh: () => T,
	space?: SpaceId
): Draft<T> {
	let value = $state(fresh());
	let ready = $state(false);
	let restored = $state(false);
	let over = false;
	let pending: { value: unknown } | undefined;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const empty = JSON.stringify(fresh());
	let saved = empty;

	const keep = async (typed: unknown): Promise<void> => {
		if (saved === empty) await db.drafts.delete(id);
		else await db.drafts.put({ id, space, savedAt: Date.now(), value: typed });
	};
	const flush = (): void => {
		clearTimeout(timer);
		const next = pending;
		pending = undefined;
		if (next === undefined || over) return;
		saved = JSON.stringify(next.value);
		keep(next.value).catch((cause: unknown) => console.error('draft not saved', cause));
	};
	const flushWhenHidden = (): void => {
		if (document.visibilityState === 'hidden') flush();
	};

	$effect(() => {
		const now = $state.snapshot(value);
		if (over || !ready) return;
		if (JSON.stringify(now) === saved) {
			// Put back as it was: what was on its way to the disk says otherwise.
			clearTimeout(timer);
			pending = undefined;
			return;
		}
		if (pending === undefined) timer = setTimeout(flush, SAVE_AFTER);
		pending = { value: now };
	});
	$effect(() => {
		document.addEventListener('visibilitychange', flushWhenHidden);
		window.addEventListener('pagehide', flush);
		return () => {
			document.removeEventListener('visibilitychange', flushWhenHidden);
			window.removeEventListener('pagehide', flush);
			flush();
		};
	});
	$effect(() => {
		db.drafts
			.get(id)
			.then((row) => {
				const touched = JSON.stringify($state.snapshot(value)) !== empty;
				if (row !== undefined && !touched && !over) {
					value = restoreDraft(fresh(), row.value);
					saved = JSON.stringify($state.snapshot(value));
					restored = saved !== empty;
				}
			})
			.catch((cause: unknown) => console.error('draft not read', cause))
			.finally(() => {
				ready = true;
			});
	});

	return {
		get value() {
			return value;
		},
		set value(next) {
			value = next;
		},
		get ready() {
			return ready;
		},
		get restored() {
			return restored;
		},
		async reset() {
			pending = undefined;
			clearTimeout(timer);
			value = fresh();
			saved = empty;
			restored = false;
			await db.drafts.delete(id);
		},
		async done() {
			over = true;
			pending = undefined;
			clearTimeout(timer);
			await db.drafts.delete(id);
		}
	};
}
