import { readPhone } from '../../../domain/french/phone.ts';
import { searchable } from '../../../domain/text/search.ts';

type Said = {
	readonly id: string;
	readonly name: string;
	readonly phone: string | undefined;
	readonly email: string | undefined;
};

/** What tells that two lines are one person: the identifier, or the name with a number or an address. */
function likeness({ id, name, phone, email }: Said): readonly string[] {
	const who = searchable(name);
	return [
		...(id === '' ? [] : [id]),
		...(phone === undefined ? [] : [`${who} ${readPhone(phone).dial}`]),
		...(email === undefined ? [] : [`${who} ${email.toLowerCase()}`]),
		...(phone === undefined && email === undefined ? [who] : [])
	];
}

/** By which everyone in the space is known again; somebody's name alone is enough for a line with nothing else. */
export const knownAs = (people: readonly Said[]): ReadonlySet<string> =>
	new Set(people.flatMap((person) => [...likeness(person), searchable(person.name)]));

/** Lines that say somebody the space has, or who stands above in the file. */
export function saidBefore(
	rows: readonly (Said & { readonly line: number })[],
	known: ReadonlySet<string>
): ReadonlySet<number> {
	const seen = new Set(known);
	const found = new Set<number>();
	for (const row of rows) {
		const keys = likeness(row);
		if (keys.some((key) => seen.has(key))) found.add(row.line);
		for (const key of keys) seen.add(key);
	}
	return found;
}
