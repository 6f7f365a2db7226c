import { isKey, type SpaceId } from '../domain/ids.ts';
import { db } from './db.ts';
import type { DraftRow } from './rows.ts';

/**
 * The last strokes of a form, until the database has them: a page that is left or killed finishes no
 * transaction, but what was given to `localStorage` is kept.
 */
const PREFIX = 'draft:';

/** Keeps a form as it stands before returning; answers what to call off once the database has it. */
export function keepStroke(row: DraftRow): () => void {
	const name = PREFIX + row.id;
	const text = JSON.stringify(row);
	try {
		localStorage.setItem(name, text);
	} catch {
		// Full, or refused by the browser: the database follows in a moment.
	}
	return () => {
		// A later stroke waits for a moment of its own.
		if (waiting(name) === text) drop(name);
	};
}

/** Forgets what waits of one form. */
export const dropStroke = (id: string): void => drop(PREFIX + id);

/** Forgets what waits of all forms of a space that leaves the phone. */
export function dropStrokesOf(space: SpaceId): void {
	for (const [name, row] of all()) if (row?.space === space) drop(name);
}

/** An earlier draft, with what was typed until the very end. */
export async function readDraft(id: string): Promise<DraftRow | undefined> {
	await takeUp();
	return db.drafts.get(id);
}

/** The same of all whose name begins so. */
export async function readDraftsUnder(prefix: string): Promise<DraftRow[]> {
	await takeUp();
	return db.drafts.where('id').startsWith(prefix).toArray();
}

/** Hands to the database what pages that are gone, or still at it, were about to. */
async function takeUp(): Promise<void> {
	for (const [name, row, text] of all()) {
		if (row !== undefined) await take(row);
		if (waiting(name) === text) drop(name);
	}
}

const take = (row: DraftRow): Promise<void> =>
	db.transaction('rw', [db.drafts, db.spaces], async () => {
		if (row.space !== undefined && !(await db.spaces.get(row.space))) return;
		const kept = await db.drafts.get(row.id);
		if (kept !== undefined && kept.savedAt > row.savedAt) return;
		// Put back as it was before anything was typed.
		if (row.value === undefined) await db.drafts.delete(row.id);
		else await db.drafts.put(row);
	});

function all(): readonly (readonly [name: string, row: DraftRow | undefined, text: string])[] {
	try {
		return Object.entries(localStorage)
			.filter((entry): entry is [string, string] => entry[0].startsWith(PREFIX))
			.map(([name, text]) => [name, read(name, text), text]);
	} catch {
		return [];
	}
}

/** What it holds is read by the form it belongs to, like any kept draft. */
function read(name: string, text: string): DraftRow | undefined {
	try {
		const row: unknown = JSON.parse(text);
		if (typeof row !== 'object' || row === null) return undefined;
		const { space, savedAt, value }: { space?: unknown; savedAt?: unknown; value?: unknown } = row;
		if (typeof savedAt !== 'number' || (space !== undefined && !isKey<SpaceId>(space))) {
			return undefined;
		}
		return { id: name.slice(PREFIX.length), space, savedAt, value };
	} catch {
		return undefined;
	}
}

function waiting(name: string): string | null {
	try {
		return localStorage.getItem(name);
	} catch {
		return null;
	}
}

function drop(name: string): void {
	try {
		localStorage.removeItem(name);
	} catch {
		// Refused by the browser: then nothing was kept either.
	}
}
