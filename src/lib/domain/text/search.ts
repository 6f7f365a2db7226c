/**
 * Text as it is searched: lower case, no accents, words apart, plural forgiven. Made once when a row
 * is written; `matches` compares against it.
 */
export function searchable(text: string): string {
	return text
		.toLowerCase()
		.replaceAll('œ', 'oe')
		.replaceAll('æ', 'ae')
		.normalize('NFD')
		.replace(/\p{M}+/gu, '')
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '')
		.map(singular)
		.join(' ');
}

/** `chaises` → `chaise`, `bateaux` → `bateau`, `locaux` → `local`. Short words stay as they are. */
function singular(word: string): string {
	if (word.length < 4) return word;
	if (word.endsWith('eaux')) return word.slice(0, -1);
	if (word.endsWith('aux')) return `${word.slice(0, -3)}al`;
	return word.endsWith('s') || word.endsWith('x') ? word.slice(0, -1) : word;
}

/** A test for many searchable texts: every word of the needle begins a word of the text. */
export function finder(needle: string): (haystack: string) => boolean {
	const words = searchable(needle)
		.split(' ')
		.filter((word) => word !== '');
	return (haystack) =>
		words.every((word) => haystack.startsWith(word) || haystack.includes(` ${word}`));
}

/** Whether a searchable text has all words of the needle, by their beginnings. An empty needle matches. */
export function matches(haystack: string, needle: string): boolean {
	return finder(needle)(haystack);
}
