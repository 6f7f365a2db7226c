export const DELIMITERS = [';', '\t', ','] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const LOOK_AT = 40;

/** How many times the delimiter stands outside quotes on each of the first records. */
function countsPerRecord(text: string, delimiter: Delimiter): number[] {
	const counts: number[] = [];
	let count = 0;
	let quoted = false;
	let blank = true;
	for (const char of text) {
		if (char === '"') quoted = !quoted;
		if (!quoted && (char === '\n' || char === '\r')) {
			if (!blank) counts.push(count);
			if (counts.length >= LOOK_AT) return counts;
			count = 0;
			blank = true;
			continue;
		}
		if (!quoted && char === delimiter) count++;
		blank = false;
	}
	if (!blank) counts.push(count);
	return counts;
}

/** The count most records agree on, and how many do. */
function agreement(counts: readonly number[]): { columns: number; share: number } {
	const tally = new Map<number, number>();
	for (const count of counts) if (count > 0) tally.set(count, (tally.get(count) ?? 0) + 1);
	const [best] = [...tally].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
	return best ? { columns: best[0] + 1, share: best[1] / counts.length } : { columns: 1, share: 0 };
}

/**
 * What separates the columns: the candidate on whose count the most records agree, then the one
 * that makes the most columns. `undefined` when nothing separates anything: not a table.
 */
export function detectDelimiter(text: string): Delimiter | undefined {
	let found: { delimiter: Delimiter; columns: number; share: number } | undefined;
	for (const delimiter of DELIMITERS) {
		const { columns, share } = agreement(countsPerRecord(text, delimiter));
		if (columns < 2 || share < 0.5) continue;
		const better =
			!found || share > found.share + 0.2 || (share > found.share - 0.2 && columns > found.columns);
		if (better) found = { delimiter, columns, share };
	}
	return found?.delimiter;
}
