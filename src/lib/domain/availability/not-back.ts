import type { BookingId, ResourceId } from '../ids.ts';
import type { Span } from '../time/types.ts';
import { overlaps, type UnitsOut, type Use } from './places.ts';
import { freeUnits } from './usage.ts';

/** What is taken of one thing, parts included (RS3). */
export type Taking = { readonly resource: ResourceId; readonly quantity: number };

/** What one booking has not brought back in time, leaf by leaf. */
export type Late = { readonly booking: BookingId; readonly missing: readonly Taking[] };

/** Who counts on things: what they take, leaf by leaf, during `span`, turnaround aside. */
export type Counting = {
	readonly booking: BookingId;
	readonly span: Span;
	readonly takes: readonly Taking[];
};

export type InService = { readonly capacity: number; readonly outages: readonly UnitsOut[] };

/**
 * Whom of the late ones somebody misses: those who have something of what they count on, when all of
 * the late together leave too little of it beside what `others` take then, at its peak (BK3). It
 * warns the next borrower and blocks nothing (BK12). Nobody misses what they have themselves.
 */
export function missedOf<L extends Late>(
	late: readonly L[],
	others: readonly Counting[],
	stock: ReadonlyMap<ResourceId, InService>
): (one: Counting) => L[] {
	const uses = new Map<ResourceId, Use[]>();
	for (const { booking, span, takes } of others) {
		for (const { resource, quantity } of takes) {
			const known = uses.get(resource);
			const use = { ...span, booking, quantity };
			if (known) known.push(use);
			else uses.set(resource, [use]);
		}
	}
	return ({ booking, span, takes }) => {
		const theirs = late.filter((other) => other.booking !== booking);
		const short = new Set(
			takes
				.filter(({ resource, quantity }) => {
					const missing = theirs.reduce((sum, one) => sum + missingOf(one, resource), 0);
					const { capacity, outages } = stock.get(resource) ?? { capacity: 0, outages: [] };
					const beside = (uses.get(resource) ?? []).filter(
						(use) => use.booking !== booking && overlaps(use, span)
					);
					const free = freeUnits(capacity, beside, outages, span.from, span.to);
					return free - missing < quantity;
				})
				.map(({ resource }) => resource)
		);
		return theirs.filter((one) => one.missing.some(({ resource }) => short.has(resource)));
	};
}

const missingOf = ({ missing }: Late, resource: ResourceId): number =>
	missing.reduce((sum, one) => (one.resource === resource ? sum + one.quantity : sum), 0);
