/** Lower case, no accents, single spaces, straight apostrophes; punctuation stays. */
export function plain(text: string): string {
	return text
		.toLowerCase()
		.replaceAll('œ', 'oe')
		.replaceAll('’', "'")
		.normalize('NFD')
		.replace(/\p{M}+/gu, '')
		.replace(/\s+/g, ' ')
		.trim();
}

/** Half characters, left by cutting inside one, become a replacement sign; composed letters (NFC). */
export const wellFormed = (text: string): string =>
	text.replace(/\p{Surrogate}/gu, '\uFFFD').normalize('NFC');

/** One clean line of at most `most` characters: what a name in the register may be. */
export function oneLine(text: string, most: number): string {
	const clean = wellFormed(text)
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.trim();
	return clean.length <= most ? clean : wellFormed(clean.slice(0, most)).trim();
}
