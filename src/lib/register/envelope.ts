import * as Y from 'yjs';
import { ok, refused, type Result } from '../domain/refusal.ts';
import type { LogEntry } from './log.ts';
import { keyOf } from './text.ts';

/** A fact on its way to the relay: its text, and its author's signature over it. */
export type Sealed = { readonly text: string; readonly sig: string };

/** The root type of an envelope: a Y.Map from fact key to `{text, sig}`. */
const ROOT = 'facts';

/**
 * An envelope is the update of a throwaway document, so that a stock provider can carry it. The
 * relay takes the texts out and integrates nothing.
 */
export function encodeEnvelope(items: readonly Sealed[]): Uint8Array<ArrayBuffer> {
	const doc = new Y.Doc();
	doc.transact(() => {
		const facts = doc.getMap(ROOT);
		for (const { text, sig } of items) facts.set(keyOf(text), { text, sig });
	});
	const update = new Uint8Array(Y.encodeStateAsUpdate(doc));
	doc.destroy();
	return update;
}

function toSealed(value: unknown): Sealed | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	if (!('text' in value) || typeof value.text !== 'string') return undefined;
	if (!('sig' in value) || typeof value.sig !== 'string') return undefined;
	return { text: value.text, sig: value.sig };
}

function toEntry(value: unknown): LogEntry | undefined {
	if (!Array.isArray(value)) return undefined;
	const [number, mac, text]: unknown[] = value;
	if (!Number.isSafeInteger(number) || typeof mac !== 'string' || typeof text !== 'string')
		return undefined;
	return { number: Number(number), mac, text };
}

/** What stands in any client's update, in the order it was put in. Throws on bytes that are none. */
function* valuesIn(update: Uint8Array): Generator<unknown> {
	for (const struct of Y.decodeUpdate(update).structs) {
		if (struct instanceof Y.Item && struct.content instanceof Y.ContentAny)
			yield* struct.content.arr;
	}
}

/**
 * Entries of a log in any client's update: what a phone has that a restored relay lacks. Whether the
 * relay once wrote them is told by their macs. Nothing is integrated into a document.
 */
export function readEntries(update: Uint8Array): LogEntry[] {
	try {
		return [...valuesIn(update)].flatMap((value) => toEntry(value) ?? []);
	} catch {
		// As for an envelope: a stranger's bytes are not a bug of ours.
		return [];
	}
}

/**
 * The facts in any client's update, in the order they were put in; everything else in it is passed
 * over. Bytes that are no update at all are refused. Nothing is integrated into a document.
 */
export function readEnvelope(update: Uint8Array): Result<Sealed[], 'NotAnUpdate'> {
	try {
		const sealed = new Map<string, Sealed>();
		for (const value of valuesIn(update)) {
			const item = toSealed(value);
			if (item && !sealed.has(item.text)) sealed.set(item.text, item);
		}
		return ok([...sealed.values()]);
	} catch {
		// lib0 throws on truncated or deeply nested bytes; a stranger's bytes are not a bug of ours.
		return refused('NotAnUpdate');
	}
}
