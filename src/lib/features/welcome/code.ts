/** How many letters or digits an invitation's code has; shown in two groups of five. */
const LENGTH = 10;

const lettersOf = (text: string): string => text.toUpperCase().replace(/[^0-9A-Z]/g, '');

/** As it stands in the field: capitals, a space after five. */
export function shownCode(typed: string): string {
	const letters = lettersOf(typed).slice(0, LENGTH);
	return letters.length > 5 ? `${letters.slice(0, 5)} ${letters.slice(5)}` : letters;
}

/** True when there is something to ask the relay about. */
export const isWholeCode = (typed: string): boolean => lettersOf(typed).length === LENGTH;

/**
 * The code in a pasted text: a link with the code in its fragment, or the code itself with words
 * around it. Undefined when there is none.
 */
export function codeIn(text: string): string | undefined {
	const fragment = /#([0-9A-Za-z\s-]{10,13})/.exec(text)?.[1];
	if (fragment !== undefined && isWholeCode(fragment)) return shownCode(fragment);
	if (isWholeCode(text)) return shownCode(text);
	const spoken = /\b([0-9A-Z]{5})[ \u00a0-]?([0-9A-Z]{5})\b/.exec(text);
	return spoken ? shownCode(`${spoken[1]}${spoken[2]}`) : undefined;
}
