import { openingReasons } from '../opening/rules.ts';
import type { BookingId, ResourceId } from '../ids.ts';
import type { Reason } from '../standing/types.ts';
import type { Instant } from '../time/types.ts';
import type { Need } from './needs.ts';
import { overlaps, type Places, type Use, type Wanted } from './places.ts';
import { peakUse, stretchesOf } from './usage.ts';

/** Uses left out of the judgement (a claim's own, BK6) or added to it (lines tried jointly, BK7). */
export type Aside = {
	readonly without?: ReadonlySet<Use>;
	readonly with?: readonly (Use & { readonly resource: ResourceId })[];
};

const NOTHING_ASIDE: Aside = {};

type ClaimRule = (
	places: Places,
	wanted: Wanted,
	number: Instant,
	aside: Aside
) => readonly Reason[];

const retired: ClaimRule = (places, wanted) =>
	places.needsOf(wanted.resource).some((need) => places.termsOf(need.resource)?.retired === true)
		? [{ type: 'Retired' }]
		: [];

const closed: ClaimRule = (places, wanted) => {
	const closures = new Set(
		places
			.needsOf(wanted.resource)
			.flatMap((need) => places.closuresOf(need.resource))
			.filter((closure) => overlaps(closure, wanted))
			.map((closure) => closure.id)
	);
	return [...closures].map((closure) => ({ type: 'Closed', closure }));
};

const opening: ClaimRule = (places, wanted, number) => {
	const terms = places.termsOf(wanted.resource);
	return terms === undefined ? [] : openingReasons(terms.opening, wanted, number);
};

/** More than there is in service, even with nobody else. */
const overCapacity: ClaimRule = (places, wanted) => {
	const lacking = places.needsOf(wanted.resource).filter((need) => {
		const block = blockOf(need, wanted);
		return need.each * wanted.quantity > inService(places, need, block);
	});
	if (lacking.length === 0) return [];
	const most = lacking.map((need) =>
		Math.floor(Math.max(0, inService(places, need, blockOf(need, wanted))) / need.each)
	);
	return [{ type: 'OverCapacity', capacity: Math.min(...most) }];
};

const taken: ClaimRule = (places, wanted, _number, aside) => {
	const by = new Set<BookingId>();
	for (const need of places.needsOf(wanted.resource)) {
		const capacity = places.termsOf(need.resource)?.capacity ?? 0;
		const own = need.each * wanted.quantity;
		const { from, to } = blockOf(need, wanted);
		const uses = usesFor(places, need, from, to, aside);
		if (hasRoomFor(own, capacity, uses, places, need, from, to)) continue;
		for (const stretch of stretchesOf(uses, places.outagesOf(need.resource), from, to)) {
			const left = capacity - stretch.out;
			if (own <= left && own + stretch.taken > left) {
				for (const use of stretch.uses) by.add(use.booking);
			}
		}
	}
	return by.size === 0 ? [] : [{ type: 'Taken', by: [...by] }];
};

const rules = [retired, closed, opening, overCapacity, taken] satisfies readonly ClaimRule[];

/** Why what is wanted can't be had now: every rule it breaks, none when it is free (BK3, BK14). */
export function reasonsAgainst(
	places: Places,
	wanted: Wanted,
	number: Instant,
	aside = NOTHING_ASIDE
): Reason[] {
	return rules.flatMap((rule) => rule(places, wanted, number, aside));
}

/** The same answer as a yes or no, without saying why: what the fold asks for every claim. */
export function isFree(
	places: Places,
	wanted: Wanted,
	number: Instant,
	aside = NOTHING_ASIDE
): boolean {
	const terms = places.termsOf(wanted.resource);
	if (terms === undefined || openingReasons(terms.opening, wanted, number).length > 0) return false;
	for (const need of places.needsOf(wanted.resource)) {
		const part = places.termsOf(need.resource);
		if (part === undefined || part.retired) return false;
		for (const closure of places.closuresOf(need.resource)) {
			if (overlaps(closure, wanted)) return false;
		}
		const from = wanted.from - need.before;
		const to = wanted.to + need.after;
		const uses = usesFor(places, need, from, to, aside);
		const own = need.each * wanted.quantity;
		if (!hasRoomFor(own, part.capacity, uses, places, need, from, to)) return false;
	}
	return true;
}

/** The span with the turnaround around it (RS4). */
const blockOf = (need: Need, wanted: Wanted) => ({
	from: wanted.from - need.before,
	to: wanted.to + need.after
});

function inService(places: Places, need: Need, block: { from: Instant; to: Instant }): number {
	const capacity = places.termsOf(need.resource)?.capacity ?? 0;
	return capacity - peakUse([], places.outagesOf(need.resource), block.from, block.to);
}

function hasRoomFor(
	own: number,
	capacity: number,
	uses: readonly Use[],
	places: Places,
	need: Need,
	from: Instant,
	to: Instant
): boolean {
	const outages = places.outagesOf(need.resource);
	// All of them at one moment is the worst there can be: mostly that fits, and nothing is swept.
	let most = own;
	for (const use of uses) most += use.quantity;
	for (const out of outages) most += out.units;
	return most <= capacity || own + peakUse(uses, outages, from, to) <= capacity;
}

function usesFor(
	places: Places,
	need: Need,
	from: Instant,
	to: Instant,
	aside: Aside
): readonly Use[] {
	let uses = places.usesOver(need.resource, from, to);
	const { without, with: added } = aside;
	if (without !== undefined && without.size > 0) uses = uses.filter((use) => !without.has(use));
	if (added !== undefined && added.length > 0) {
		uses = [...uses, ...added.filter((use) => use.resource === need.resource)];
	}
	return uses;
}
