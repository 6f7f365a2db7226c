import { slips, slipsIn } from '../../../domain/text/near.ts';
import { searchable } from '../../../domain/text/search.ts';
import type { Instant } from '../../../domain/time/types.ts';
import { findBy, type Found, type Pile } from '../pile.ts';

/** Every word that stands in what can be looked for, as it is searched. */
export function wordsOf({ bookings, things, people }: Pile): ReadonlySet<string> {
	// The dates of a repeat say the same.
	const texts = new Set([...bookings, ...things, ...people].map(({ search }) => search));
	const words = new Set<string>();
	for (const text of texts) for (const word of text.split(' ')) words.add(word);
	return words;
}

/** What was found by words close to those typed. */
export type Near = { readonly words: readonly string[]; readonly found: Found };

/** A word of fewer letters, once found, is not doubted. */
const DOUBTED = 6;

/**
 * Looks for words close to those typed. With `few` some were found as they stand: what those are
 * found by is left out, and only whole words one slip away count. Undefined when there is nothing.
 */
export function findNear(
	pile: Pile,
	known: ReadonlySet<string>,
	needle: string,
	now: Instant,
	few: boolean
): Near | undefined {
	const typed = searchable(needle).split(' ');
	const meant = typed.map((word) => {
		const exact = [...known].some((each) => each.startsWith(word));
		if (!exact) return nearest(known, word, slipsIn(word.length), true);
		if (!few || word.length < DOUBTED) return [word];
		return [word, ...nearest(known, word, 1, false)];
	});
	const isSame = meant.every(([word, ...more], index) => word === typed[index] && !more.length);
	if (isSame || meant.some((words) => words.length === 0)) return undefined;
	const begins = (text: string, word: string) => text.startsWith(word) || text.includes(` ${word}`);
	const exactly = (text: string) => typed.every((word) => begins(text, word));
	const fits = (text: string) =>
		meant.every((words) => words.some((word) => begins(text, word))) && !(few && exactly(text));
	const found = findBy(pile, fits, now);
	const words = asWritten(
		meant.flat().filter((word) => !typed.includes(word)),
		found
	);
	return words.length > 0 ? { words, found } : undefined;
}

/** The words with the fewest slips, `most` of them at the most. */
function nearest(
	known: ReadonlySet<string>,
	typed: string,
	most: number,
	begun: boolean
): readonly string[] {
	let least = most;
	let best: string[] = [];
	if (most === 0) return best;
	for (const word of known) {
		const count = slips(typed, word, least, begun);
		if (count > least || count === 0) continue;
		if (count < least) best = [];
		least = count;
		best.push(word);
	}
	return best;
}

/** How many of what was found are read for the way a word is written. */
const READ = 100;

/** Those of the words that something was found by, with accents and plural as they stand there. */
function asWritten(words: readonly string[], { coming, past, things, people }: Found): string[] {
	const texts = [
		...[...coming, ...past]
			.slice(0, READ)
			.flatMap(({ one }) => [
				one.title,
				...one.items.map((item) => item.resourceName),
				one.who,
				one.contact ?? ''
			]),
		...things.slice(0, READ).flatMap(({ one }) => [one.name, one.owner, one.place]),
		...people.slice(0, READ).map(({ one }) => one.name)
	];
	const written = new Map<string, string>();
	for (const word of texts.join(' ').split(/[^\p{L}\p{N}]+/u)) {
		const key = searchable(word);
		if (words.includes(key) && !written.has(key)) written.set(key, word.toLowerCase());
	}
	return [...written.values()];
}
