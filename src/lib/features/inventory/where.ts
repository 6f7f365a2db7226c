import { searchable } from '../../domain/text/search.ts';
import type { ResourceRow } from '../../store/rows.ts';

/** Whose it is and where: the commune is not said twice when the owner's name has it. */
export function whereWords({ associationName, body: { place } }: ResourceRow): string {
	const commune = place?.commune?.name ?? '';
	const said = searchable(associationName).includes(searchable(commune));
	return [associationName, said ? '' : commune, place?.site ?? '']
		.filter((part) => part !== '')
		.join(', ');
}
