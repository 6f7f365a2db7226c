import type { AssociationId, BookingId } from '../ids.ts';
import type { Claim } from './claim.ts';
import type { Item } from './item.ts';
import { countsInstead, countTime, uncountTime } from './quota.ts';
import type { BookState } from './state.ts';

/** The same claim, counted for another association; what it takes and was told stays. */
function countFor(state: BookState, claim: Claim, association: AssociationId): Claim {
	const takes = claim.takes.map((take) => {
		if (take.counts === undefined) return take;
		const shelf = state.ownShelf(take.resource);
		const moved = { ...take, counts: countsInstead(take.counts, association) };
		shelf.takes.remove(take);
		uncountTime(shelf, take);
		shelf.takes.add(moved);
		countTime(shelf, moved);
		return moved;
	});
	return { ...claim, takes };
}

/** RS6: a booking is another association's from now on. */
export function transferTo(state: BookState, booking: BookingId, association: AssociationId): void {
	const entry = state.entries.get(booking);
	if (entry === undefined || entry.association === association) return;
	const items = entry.items.map((item): Item =>
		item.stands === undefined
			? item
			: { ...item, stands: countFor(state, item.stands, association) }
	);
	state.entries.set(booking, { ...entry, owner: state, association, items });
}
