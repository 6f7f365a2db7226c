import { finder, searchable } from '../../../domain/text/search.ts';

export type Named = { readonly id: string; readonly name: string };

/** "La remorque" is "Remorque bâchée". */
const ARTICLE = /^(?:(?:le|la|les|un|une|des|du|de la|the|a)\s+|l['’]\s*)/i;

/** Whom or what a name in a file means: the one that bears it, or the only one it begins to name. */
export function guessNamed<T extends Named>(name: string, all: readonly T[]): T | undefined {
	const typed = searchable(name);
	if (typed === '') return undefined;
	const exact = all.find((one) => searchable(one.name) === typed);
	if (exact) return exact;
	const fits = finder(name.trim().replace(ARTICLE, ''));
	const found = all.filter((one) => fits(searchable(one.name)));
	return found.length === 1 ? found[0] : undefined;
}

/** The names a file uses, each once however it is typed, in their order. */
export function namesIn(names: readonly string[]): readonly string[] {
	const first = new Map<string, string>();
	for (const name of names) {
		const key = searchable(name);
		if (key !== '' && !first.has(key)) first.set(key, name);
	}
	return [...first.values()];
}
