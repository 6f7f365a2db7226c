import type { Wanted } from '../availability/places.ts';
import { peakUse, stretchesOf } from '../availability/usage.ts';
import type { AssociationId, ResourceId } from '../ids.ts';
import { takesOf, type Claim, type ItemKey, type Moment, type Take } from './claim.ts';
import { countTime, timesOf, uncountTime } from './quota.ts';
import type { Shelf } from './shelf.ts';
import type { BookState } from './state.ts';

/**
 * The claim that what is wanted makes under the terms now in force (BK3a). Its own dates already
 * counted are not counted against it.
 */
export function claimFor(
	state: BookState,
	association: AssociationId,
	key: ItemKey,
	wanted: Wanted,
	since: Moment
): Claim {
	const policy = state.termsOf(wanted.resource)?.policy;
	const needs = state.needsOf(wanted.resource);
	const counts = state.seasons.counts(association, wanted);
	const quota = policy?.quotaPerSeason;
	const past = quota !== undefined && timesOf(state.ownShelf(wanted.resource), counts) >= quota;
	return {
		asked: wanted,
		needs,
		takes: takesOf(key, wanted, needs, since, counts),
		since,
		confirmsItself: policy?.confirm === 'itself' && !past,
		pastQuota: past ? quota : undefined
	};
}

/**
 * Puts a claim among those that stand, and marks whom that concerns. One that fits gives nobody
 * anything to settle.
 */
export function putUp(state: BookState, claim: Claim, fits: boolean): void {
	for (const take of claim.takes) {
		const shelf = state.ownShelf(take.resource);
		shelf.takes.add(take);
		countTime(shelf, take);
		markWaiting(state, take);
		if (!fits) markOverloaded(state, take);
	}
}

/** Takes a claim away from those that stand. */
export function takeDown(state: BookState, claim: Claim): void {
	for (const take of claim.takes) {
		markWaiting(state, take);
		markOverloaded(state, take);
		const shelf = state.ownShelf(take.resource);
		shelf.takes.remove(take);
		uncountTime(shelf, take);
	}
}

/** Marks the bookings that stand where more is taken than there is: they have something to settle. */
function markOverloaded(state: BookState, take: Take): void {
	const shelf = state.shelf(take.resource);
	if (shelf === undefined) return;
	const around = shelf.takes.over(take.from, take.to);
	const capacity = shelf.terms?.capacity ?? 0;
	if (peakUse(around, shelf.outages, take.from, take.to) <= capacity) return;
	for (const stretch of stretchesOf(around, shelf.outages, take.from, take.to)) {
		if (stretch.taken + stretch.out <= capacity) continue;
		for (const use of stretch.uses) state.touch(use.booking);
	}
}

/** Marks the bookings that wait for this resource, or for a whole it is part of, around this time. */
function markWaiting(state: BookState, take: Take): void {
	if (state.waiting === 0) return;
	const shelf = state.shelf(take.resource);
	if (shelf === undefined) return;
	// Most things are part of nothing.
	if (shelf.wholes.length === 0) markWaitingOn(state, shelf, take);
	else {
		for (const resource of withWholes(state, take.resource)) {
			const above = state.shelf(resource);
			if (above !== undefined) markWaitingOn(state, above, take);
		}
	}
}

function markWaitingOn(state: BookState, shelf: Shelf, take: Take): void {
	for (const wait of shelf.waits.over(take.from - state.widest, take.to + state.widest)) {
		state.touch(wait.booking);
	}
}

/** A resource and every whole that takes from it, at any depth. */
export function withWholes(state: BookState, resource: ResourceId): Set<ResourceId> {
	const found = new Set([resource]);
	for (const id of found) {
		for (const whole of state.shelf(id)?.wholes ?? []) found.add(whole);
	}
	return found;
}
