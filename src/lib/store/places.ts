import { needsOf, type Need } from '../domain/availability/needs.ts';
import { overlaps, type Closed, type Places, type Use } from '../domain/availability/places.ts';
import type { ClosureId, ResourceId } from '../domain/ids.ts';
import type { ResourceTerms } from '../domain/standing/types.ts';
import type { ClaimRow, ResourceRow } from './rows.ts';

/** What a claim of the phone's rows takes, with its name: for "who is in the way". */
export type NamedUse = Use & { readonly claim: ClaimRow };

export type RowPlaces = Omit<Places, 'usesOver'> & {
	usesOver(resource: ResourceId, from: number, to: number): readonly NamedUse[];
};

/** Only what stands takes room; an unsent wish counts, since whoever wrote it expects it to. */
const takesRoom = ({ standing }: ClaimRow) =>
	standing === 'held' || standing === 'confirmed' || standing === 'asked';

/**
 * The phone's rows as the availability function reads them (BK14). `claims` must hold those that
 * overlap the times asked about; `without` leaves out a booking whose own change is tried (BK3).
 */
export function placesOf(
	resources: readonly ResourceRow[],
	claims: readonly ClaimRow[],
	without?: string
): RowPlaces {
	const rows = new Map(resources.map((row) => [row.id, row]));
	const uses = new Map<ResourceId, NamedUse[]>();
	for (const claim of claims) {
		if (!takesRoom(claim) || claim.booking === without) continue;
		const { resource, from, to, quantity, booking } = claim;
		const list = uses.get(resource);
		const use = { from, to, quantity, booking, claim };
		if (list === undefined) uses.set(resource, [use]);
		else list.push(use);
	}
	const known = new Map<ResourceId, readonly Need[]>();
	const terms = new Map<ResourceId, ResourceTerms>();
	const termsOf = (id: ResourceId): ResourceTerms | undefined => {
		const row = rows.get(id);
		if (row === undefined) return undefined;
		const made = terms.get(id) ?? termsOfRow(row);
		terms.set(id, made);
		return made;
	};
	return {
		termsOf,
		needsOf: (id) => needsOf(id, termsOf, known),
		usesOver: (id, from, to) => (uses.get(id) ?? []).filter((use) => overlaps(use, { from, to })),
		outagesOf: (id) => (rows.get(id)?.outages ?? []).map(({ span, units }) => ({ ...span, units })),
		closuresOf: (id) => (rows.get(id)?.closures ?? []).map(closedOf)
	};
}

const closedOf = ({ id, range }: ResourceRow['closures'][number]): Closed => ({
	// The row keeps the closure's id as plain text.
	id: id as ClosureId,
	from: range.from,
	to: range.to
});

function termsOfRow({ body, retired }: ResourceRow): ResourceTerms {
	return {
		capacity: body.capacity,
		parts: body.parts ?? [],
		turnaround: body.turnaround ?? { before: 0, after: 0 },
		opening: body.opening ?? {},
		policy: body.policy ?? { confirm: 'itself' },
		retired
	};
}
