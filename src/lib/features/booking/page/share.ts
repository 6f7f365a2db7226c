import { unitsFree } from '../../../domain/availability/free.ts';
import type { Span } from '../../../domain/time/types.ts';
import { placesOf } from '../../../store/places.ts';
import type { BookingRow, ClaimRow, ItemRow, ResourceRow } from '../../../store/rows.ts';
import type { DateOfBooking } from './items.ts';

/** Two bookings that want more of one thing than there is, on one date. */
export type Shared = {
	readonly mine: ItemRow;
	readonly theirs: ItemRow;
	readonly other: BookingRow;
	/** Units there are. */
	readonly all: number;
	/** Units that are the two's to share: all but what others have meanwhile (BK3). */
	readonly most: number;
	/** And that each could have, were it alone: it may last longer than both together. */
	readonly mostMine: number;
	readonly mostTheirs: number;
};

/** The phone's rows that tell what is free: the things with their parts, and what takes them. */
export type Taken = {
	readonly resources: ReadonlyMap<string, ResourceRow>;
	readonly claims: readonly ClaimRow[];
};

/** What could be shared with another booking, of which there are several and some are left for two. */
export function sharedWith(
	{ id: own }: Pick<BookingRow, 'id'>,
	{ items, range: mineAt }: Pick<DateOfBooking, 'items' | 'range'>,
	others: ReadonlyMap<string, BookingRow>,
	{ resources, claims }: Taken
): Shared | undefined {
	for (const mine of items) {
		const all = resources.get(mine.resource)?.body.capacity ?? 1;
		if (all < 2) continue;
		for (const { id, range } of mine.with) {
			const other = others.get(id);
			const date = other?.wish.occurrences.find((one) => one.range.from === range.from);
			const theirs = other?.items.find(
				(item) => item.resource === mine.resource && item.occurrence === date?.id
			);
			if (!other || !theirs || !date) continue;
			const rest = claims.filter(({ booking }) => booking !== own && booking !== id);
			const places = placesOf([...resources.values()], rest);
			const free = ({ from, to }: Span) => unitsFree(places, mine.resource, from, to);
			const shared = {
				most: free(together(mineAt, date.range)),
				mostMine: free(mineAt),
				mostTheirs: free(date.range)
			};
			if (shared.most >= 2 && shared.mostMine >= 1 && shared.mostTheirs >= 1)
				return { mine, theirs, other, all, ...shared };
		}
	}
	return undefined;
}

/** While both are on; of two that only touch, by their turnaround, all of both. */
function together(one: Span, other: Span): Span {
	const both = { from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) };
	return both.from < both.to
		? both
		: { from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) };
}

/** A first suggestion: each in proportion to what they asked for, nobody with nothing. */
export function halves({
	mine,
	theirs,
	most,
	mostMine,
	mostTheirs
}: Omit<Shared, 'other' | 'all'>): {
	readonly mine: number;
	readonly theirs: number;
} {
	const own = Math.min(mine.quantity, mostMine);
	const other = Math.min(theirs.quantity, mostTheirs);
	if (own + other <= most) return { mine: own, theirs: other };
	const inProportion = Math.round((most * own) / (own + other));
	const share = Math.min(own, most - 1, Math.max(1, most - other, inProportion));
	return { mine: share, theirs: most - share };
}
