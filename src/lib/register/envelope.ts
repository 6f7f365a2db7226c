import * as Y from 'yjs';
import { keyOf } from './text.ts';

/** A fact on its way to the relay: its text, and its author's signature over it. */
export type Sealed = { readonly text: string; readonly sig: string };

/** The root type of an envelope: a Y.Map from fact key to `{text, sig}`. */
const ROOT = 'facts';

/**
 * An envelope is the update of a throwaway document, so that a stock provider can carry it. The
 * relay takes the texts out (`readEnvelope`) and integrates nothing.
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
