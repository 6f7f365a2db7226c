import type * as Y from 'yjs';
import { goesWith, keysErasedBy } from '../../register/erasure.ts';
import { readLog } from '../../register/log.ts';
import { readFact } from '../../register/text.ts';

/**
 * Whether a copy has every entry of another, but for what was erased (R7); under the same number, or
 * a lower one it had before.
 */
export function hasAllOf(fresh: Y.Doc, old: Y.Doc, isErased: (key: string) => boolean): boolean {
	const there = new Map<string, number>();
	const erased = new Set<string>();
	for (const { number, text } of readLog(fresh)) {
		there.set(text, Math.min(number, there.get(text) ?? Infinity));
		if (!text.includes('"person.erased"')) continue;
		const read = readFact(text);
		if (read.ok) for (const key of keysErasedBy(read.value.fact)) erased.add(key);
	}
	const goes = goesWith((key) => erased.has(key) || isErased(key));
	return readLog(old).every(
		({ number, text }) => (there.get(text) ?? Infinity) <= number || goes(text)
	);
}
