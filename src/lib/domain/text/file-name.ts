/** A file's name from words: no accents, spaces or signs that some phone would refuse. */
export function fileName(words: readonly string[]): string {
	const plain = words.map((word) =>
		word
			.normalize('NFD')
			.replace(/\p{M}/gu, '')
			.replace(/[^A-Za-z0-9]+/g, '-')
			.replace(/^-+|-+$/g, '')
			.toLowerCase()
	);
	return plain.filter(Boolean).join('-').slice(0, 80) || 'la-remise';
}
