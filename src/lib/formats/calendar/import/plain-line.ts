/** As the register keeps text: what comes again must compare equal to what was kept. */
export const wellFormed = (text: string): string => text.toWellFormed().normalize('NFC');

/** One line without control characters, as names are kept. */
export const plainLine = (text: string): string =>
	wellFormed(text)
		.replace(/[\p{Cc}\s]+/gu, ' ')
		.trim();
