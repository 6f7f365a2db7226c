import type * as Y from 'yjs';
import { goesWith, keysErasedBy } from '../../register/erasure.ts';
import { readLog } from '../../register/log.ts';
import { readFact } from '../../register/text.ts';

/** Whether a copy has every entry of another, but for what was erased (R7). */
export function hasAllOf(fresh: Y.Doc, old: Y.Doc, isErased: (key: string) => boolean): boolean {
	const there = new Set<string>();
	const erased = new Set<string>();
	for (const { text } of readLog(fresh)) {
		there.add(text);
		if (!text.includes('"person.erased"')) continue;
		const read = readFact(text);
		if (read.ok) for (const key of keysErasedBy(read.value.fact)) erased.add(key);
	}
	const goes = goesWith((key) => erased.has(key) || isErased(key));
	return readLog(old).every(({ text }) => there.has(text) || goes(text));
}
