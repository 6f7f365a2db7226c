import type { FactKey } from '../domain/ids.ts';
import type { Fact } from './facts/fact.ts';
import type { LogEntry } from './log.ts';
import { keyOf, readFact } from './text.ts';

/** R7: what a fact takes away: the keys it lists, and the person it names. */
export function keysErasedBy(fact: Fact): readonly string[] {
	if (fact.kind !== 'person.erased') return [];
	const { person, keys } = fact.body;
	return person === undefined ? keys : [...keys, person];
}

/**
 * R7: whether a text goes with what is erased: free text and people alone, and what was said of
 * somebody since. Whatever else a key may name stays.
 */
export function goesWith(
	erased: (key: string) => boolean
): (text: string, key?: FactKey) => boolean {
	return (text, key) => {
		// Most of a log is neither, and needn't be read.
		if (!text.includes('"person.') && !text.includes('"words.written"')) return false;
		const read = readFact(text, key);
		if (!read.ok) return false;
		const { fact } = read.value;
		switch (fact.kind) {
			case 'words.written':
			case 'person.added':
				return erased(key ?? keyOf(text));
			case 'person.changed':
				return erased(fact.about ?? '') || erased(key ?? keyOf(text));
			default:
				return false;
		}
	};
}

/** The entries of a log that go with these keys. */
export function erasable(keys: Iterable<string>): (entry: LogEntry) => boolean {
	const set = new Set(keys);
	const goes = goesWith((key) => set.has(key));
	return ({ text }) => goes(text);
}
