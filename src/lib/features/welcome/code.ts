/** How many letters or digits an invitation's code has, and a recovery sheet's: in groups of five. */
const LENGTH = 10;
export const SHEET_CODE = 20;

const lettersOf = (text: string): string => text.toUpperCase().replace(/[^0-9A-Z]/g, '');

/** As it stands in the field: capitals, a space after every five. */
export function shownCode(typed: string, length = LENGTH): string {
	const letters = lettersOf(typed).slice(0, length);
	return letters.match(/.{1,5}/g)?.join(' ') ?? '';
}

/** True when there is something to ask the relay about. */
export const isWholeCode = (typed: string, length = LENGTH): boolean =>
	lettersOf(typed).length === length;

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

/** A recovery sheet's code in an address's fragment. */
export function sheetCodeIn(fragment: string): string | undefined {
	return isWholeCode(fragment, SHEET_CODE) ? shownCode(fragment, SHEET_CODE) : undefined;
}

/** The site an invitation's link leads to, when that is not this one: its code is unknown here. */
export function elsewhereIn(text: string, here: string): string | undefined {
	const address = /https?:\/\/[^\s#]+\/rejoindre#/.exec(text)?.[0];
	if (address === undefined || !URL.canParse(address)) return undefined;
	const { host } = new URL(address);
	return host === here ? undefined : host;
}
