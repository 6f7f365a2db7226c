import type { Commune } from '../../domain/resource/types.ts';
import { searchable } from '../../domain/text/search.ts';

/** A commune as the département's file lists it: INSEE code, name, postcodes. */
export type ListedCommune = readonly [insee: string, name: string, ...postcodes: string[]];

/** Hyphens, accents, case and "St" for "Saint" don't tell two communes apart. */
const folded = (name: string) =>
	searchable(name)
		.replace(/\bst\b/g, 'saint')
		.replace(/\bste\b/g, 'sainte');

/** What was typed, taken apart: "31450 Issus", "Issus (31450)", "Issus". */
function parts(typed: string): { readonly name: string; readonly postcode: string | undefined } {
	const postcode = /\b\d{5}\b/.exec(typed)?.[0];
	return { name: folded(typed.replace(/\b\d{5}\b/, '')), postcode };
}

/** Reads a département's file; what is not a commune in it is left out. */
export function readCommunes(file: unknown): readonly ListedCommune[] {
	if (!Array.isArray(file)) return [];
	return file.filter(
		(row): row is [string, string, ...string[]] =>
			Array.isArray(row) && row.length >= 2 && row.every((cell) => typeof cell === 'string')
	);
}

/** Communes that may be meant, exact names first; at most `most`. */
export function suggestCommunes(
	typed: string,
	listed: readonly ListedCommune[],
	most = 6
): readonly ListedCommune[] {
	const { name, postcode } = parts(typed);
	if (name === '' && postcode === undefined) return [];
	const ranked: { commune: ListedCommune; rank: number }[] = [];
	for (const commune of listed) {
		if (postcode !== undefined && !commune.slice(2).includes(postcode)) continue;
		const known = folded(commune[1]);
		const rank =
			known === name ? 0 : known.startsWith(name) ? 1 : ` ${known}`.includes(` ${name}`) ? 2 : 3;
		if (rank < 3) ranked.push({ commune, rank });
	}
	return ranked
		.sort((a, b) => a.rank - b.rank)
		.slice(0, most)
		.map(({ commune }) => commune);
}

/**
 * The commune meant, with its official name and code, when exactly one listed commune has that name
 * (and that postcode, if one was typed). Otherwise what was typed stands, without a code: it can be
 * matched later.
 */
export function matchCommune(typed: string, listed: readonly ListedCommune[]): Commune {
	const { name } = parts(typed);
	const exact = suggestCommunes(typed, listed, Infinity).filter(
		(commune) => folded(commune[1]) === name
	);
	const [only] = exact;
	return exact.length === 1 && only
		? { name: only[1], insee: only[0] }
		: { name: typed.replace(/\s+/g, ' ').trim().slice(0, 80) };
}
