import type { SpaceId } from '../domain/ids.ts';
import { db } from './db.ts';
import { restoreDraft } from './draft.ts';
import type { DraftRow } from './rows.ts';
import { dropStroke, keepStroke, readDraft } from './strokes.ts';

/** The database is told after this much typing, ms; each stroke by itself is kept beside it at once. */
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
	/** Gives the form as it stands to the database. */
	let pending: (() => void) | undefined;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const empty = JSON.stringify(fresh());
	let saved = empty;

	const rowOf = (typed: unknown): DraftRow => ({
		id,
		space,
		savedAt: Date.now(),
		value: JSON.stringify(typed) === empty ? undefined : typed
	});
	async function put(row: DraftRow, handOver: () => void): Promise<void> {
		if (row.value === undefined) await db.drafts.delete(id);
		else await db.drafts.put(row);
		handOver();
	}
	function forget(): void {
		clearTimeout(timer);
		pending = undefined;
		dropStroke(id);
	}
	function flush(): void {
		clearTimeout(timer);
		pending?.();
		pending = undefined;
	}

	$effect(() => {
		const now = $state.snapshot(value);
		if (over || !ready) return;
		// Put back as it was, it is kept again where what is on its way to the disk says otherwise.
		if (JSON.stringify(now) === saved && pending === undefined) return;
		const row = rowOf(now);
		const handOver = keepStroke(row);
		if (pending === undefined) timer = setTimeout(flush, SAVE_AFTER);
		pending = () => {
			saved = JSON.stringify(now);
			put(row, handOver).catch((cause: unknown) => console.error('draft not saved', cause));
		};
	});
	$effect(() => flush);
	$effect(() => {
		readDraft(id)
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
			forget();
			value = fresh();
			saved = empty;
			restored = false;
			await db.drafts.delete(id);
		},
		async done() {
			over = true;
			forget();
			await db.drafts.delete(id);
		}
	};
}
