import type { AssociationId, ResourceId } from '../../../domain/ids.ts';
import { finder } from '../../../domain/text/search.ts';
import type { ResourceRow } from '../../../store/rows.ts';
import type { DraftLine } from './draft.ts';
import type { Offer } from './offer.ts';

/** What one's own association has comes first, then the rest of the space, by name. */
export function inOrder(
	rows: readonly ResourceRow[],
	mine: AssociationId | undefined
): ResourceRow[] {
	const own = (row: ResourceRow) => (row.association === mine ? 0 : 1);
	return rows.toSorted((a, b) => own(a) - own(b) || a.search.localeCompare(b.search));
}

/** Offers whose name, place or owner has the words searched; what is already chosen stays in sight. */
export function found(
	offers: readonly Offer[],
	search: string,
	lines: readonly DraftLine[]
): readonly Offer[] {
	if (search.trim() === '') return offers;
	const fits = finder(search);
	const chosen = new Set<ResourceId>(lines.map((line) => line.resource));
	return offers.filter(({ row }) => fits(row.search) || chosen.has(row.id));
}
