import type { BookingRow, ItemRow, ResourceRow } from '../../../store/rows.ts';

/** Two bookings that want more of one thing than there is, on one date. */
export type Shared = {
	readonly mine: ItemRow;
	readonly theirs: ItemRow;
	readonly other: BookingRow;
	/** Units there are. */
	readonly most: number;
};

/** What could be shared with another booking, of which there are several. */
export function sharedWith(
	items: readonly ItemRow[],
	others: ReadonlyMap<string, BookingRow>,
	resources: ReadonlyMap<string, Pick<ResourceRow, 'body'>>
): Shared | undefined {
	for (const mine of items) {
		const most = resources.get(mine.resource)?.body.capacity ?? 1;
		if (most < 2) continue;
		for (const { id, range } of mine.with) {
			const other = others.get(id);
			const date = other?.wish.occurrences.find((one) => one.range.from === range.from);
			const theirs = other?.items.find(
				(item) => item.resource === mine.resource && item.occurrence === date?.id
			);
			if (other && theirs) return { mine, theirs, other, most };
		}
	}
	return undefined;
}

/** A first suggestion: each in proportion to what they asked for, nobody with nothing. */
export function halves({ mine, theirs, most }: Pick<Shared, 'mine' | 'theirs' | 'most'>): {
	readonly mine: number;
	readonly theirs: number;
} {
	const all = mine.quantity + theirs.quantity;
	if (all <= most) return { mine: mine.quantity, theirs: theirs.quantity };
	const own = Math.min(most - 1, Math.max(1, Math.round((most * mine.quantity) / all)));
	return { mine: own, theirs: most - own };
}
