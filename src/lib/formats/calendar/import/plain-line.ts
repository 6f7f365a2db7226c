/**
 * As the register keeps text, at most so many characters: what comes again must compare equal to what
 * was kept. Never cut within one sign.
 */
export const kept = (text: string, most: number): string =>
	text
		.normalize('NFC')
		.trim()
		.slice(0, most)
		.replace(/[\uD800-\uDBFF]$/, '')
		.trim();

/** One line without control characters, as names are kept. */
export const plainLine = (text: string): string =>
	text
		.normalize('NFC')
		.replace(/[\p{Cc}\s]+/gu, ' ')
		.trim();
