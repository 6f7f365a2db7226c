export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Bytes that start a UTF-16 file; without them UTF-16 is not guessed. */
export function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	return undefined;
}

/**
 * Text and how it was written. What is not well-formed UTF-8 is taken for Windows-1252, the form
 * French spreadsheets still save by default: there every byte means something, so this never fails.
 */
export function decode(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } {
	const wide = utf16(bytes);
	if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: wide };
	try {
		// A byte order mark is dropped by the decoder.
		return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
	} catch {
		return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
	}
}
