/** Most slips forgiven in a searchable word of that many letters: a short one is soon another. */
export const slipsIn = (letters: number): number => (letters < 4 ? 0 : letters < 7 ? 1 : 2);

/**
 * How many slips lie between what was typed and a word: a letter missing, too many or another, or two
 * that changed places, count one each. `most + 1` stands for any more than `most`. With `begun` the
 * beginning of the word is enough, as somebody may still be typing.
 */
export function slips(typed: string, word: string, most: number, begun = false): number {
	const tooMany = most + 1;
	if (typed.length - word.length > most) return tooMany;
	if (!begun && word.length - typed.length > most) return tooMany;
	const width = Math.min(word.length, typed.length + most);
	let last: number[] = [];
	let line = Array.from({ length: width + 1 }, (_, at) => at);
	for (let row = 1; row <= typed.length; row++) {
		const next = [row];
		for (let at = 1; at <= width; at++) {
			const same = typed[row - 1] === word[at - 1] ? 0 : 1;
			const swapped = typed[row - 1] === word[at - 2] && typed[row - 2] === word[at - 1];
			next[at] = Math.min(
				(line[at - 1] ?? tooMany) + same,
				(line[at] ?? tooMany) + 1,
				(next[at - 1] ?? tooMany) + 1,
				swapped ? (last[at - 2] ?? tooMany) + 1 : tooMany
			);
		}
		if (Math.min(...next) > most) return tooMany;
		last = line;
		line = next;
	}
	return Math.min(tooMany, begun ? Math.min(...line) : (line[width] ?? tooMany));
}
