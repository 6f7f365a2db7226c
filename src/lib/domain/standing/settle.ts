import { overlaps } from '../availability/places.ts';
import { peakUse, stretchesOf, type Stretch } from '../availability/usage.ts';
import type { BookingId } from '../ids.ts';
import type { Claim, Moment, Take } from './claim.ts';
import type { Item } from './item.ts';
import type { Out, Shelf } from './shelf.ts';
import type { BookState } from './state.ts';
import type { SettleReason } from './types.ts';

/** What the people of a claim that stands have to talk about, and with whom (BK8). */
export type ToSettle = {
	readonly reasons: readonly SettleReason[];
	readonly by: readonly BookingId[];
};

/** One thing that may have to be settled about a claim. */
type SettleRule = (state: BookState, claim: Claim, item: Item) => ToSettle;

const NOTHING: ToSettle = { reasons: [], by: [] };

/** What came after the claim and before anyone settled it, and while it could still matter. */
const cutsInto = (cause: Moment, claim: Claim, item: Item) =>
	cause.turn > claim.since.turn && cause.turn > item.settled && claim.asked.to > cause.number;

const closed: SettleRule = (state, claim, item) =>
	claim.needs
		.flatMap((need) => state.closuresOf(need.resource))
		.some((closure) => overlaps(closure, claim.asked) && cutsInto(closure.noted, claim, item))
		? { reasons: ['closed'], by: [] }
		: NOTHING;

const retired: SettleRule = (state, claim, item) =>
	claim.needs.some((need) => {
		const shelf = state.shelf(need.resource);
		return shelf?.terms?.retired === true && cutsInto(shelf.retired, claim, item);
	})
		? { reasons: ['retired'], by: [] }
		: NOTHING;

/** More stands at one moment than there is: by what people were told, or by units lost (RS2). */
const overcommitted: SettleRule = (state, claim) => {
	const reasons = new Set<SettleReason>();
	const by = new Set<BookingId>();
	for (const take of claim.takes) {
		const shelf = state.shelf(take.resource);
		if (shelf === undefined) continue;
		for (const stretch of overloadsOf(state, shelf, take)) {
			const capacity = shelf.terms?.capacity ?? 0;
			reasons.add(overloadReason(stretch, capacity));
			for (const use of stretch.uses) if (use.booking !== take.booking) by.add(use.booking);
		}
	}
	return { reasons: [...reasons], by: [...by] };
};

/** Both were told yes, one before a restore and one after; or more was confirmed than there is. */
function overloadReason(stretch: Stretch<Take>, capacity: number): SettleReason {
	if (stretch.taken <= capacity) return 'outOfService';
	return stretch.uses.some((use) => use.since.reentered) ? 'toldTwice' : 'overcommitted';
}

const rules = [overcommitted, closed, retired] satisfies readonly SettleRule[];

export function toSettle(state: BookState, item: Item): ToSettle {
	const { stands } = item;
	if (stands === undefined) return NOTHING;
	const found = rules.map((rule) => rule(state, stands, item));
	return {
		reasons: found.flatMap((each) => each.reasons),
		by: [...new Set(found.flatMap((each) => each.by))]
	};
}

/** Stretches of a take where more is taken than there is, and nobody has settled it since. */
function overloadsOf(state: BookState, shelf: Shelf, take: Take): Stretch<Take>[] {
	const capacity = shelf.terms?.capacity ?? 0;
	const uses = shelf.takes.over(take.from, take.to);
	if (peakUse(uses, shelf.outages, take.from, take.to) <= capacity) return [];
	return stretchesOf(uses, shelf.outages, take.from, take.to).filter((stretch) => {
		if (stretch.taken + stretch.out <= capacity) return false;
		const cause = causeOf(shelf, stretch);
		if (stretch.to <= cause.number) return false;
		return !stretch.uses.some((use) => settledAt(state, use) > cause.turn);
	});
}

/** What last made it worse: a claim that came to stand, capacity lowered, units lost. */
function causeOf(shelf: Shelf, stretch: Stretch<Take>): Moment {
	const lost = shelf.outages.filter((out: Out) => overlaps(out, stretch)).map((out) => out.noted);
	return [...stretch.uses.map((use) => use.since), ...lost].reduce(
		(last, each) => (each.turn > last.turn ? each : last),
		shelf.lowered
	);
}

function settledAt(state: BookState, take: Take): number {
	const items = state.entries.get(take.booking)?.items ?? [];
	const item = items.find((each) => each.line === take.line && each.occurrence === take.occurrence);
	return item?.settled ?? 0;
}
