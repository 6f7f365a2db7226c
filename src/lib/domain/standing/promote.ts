import { isFree } from '../availability/judge.ts';
import type { Places, Use } from '../availability/places.ts';
import type { BookingId, ResourceId } from '../ids.ts';
import type { Span } from '../time/types.ts';
import { takesOf, type Claim, type Moment } from './claim.ts';
import { claimFor, putUp, takeDown, withWholes } from './hold.ts';
import { Jointly } from './jointly.ts';
import { byTurn, type Item, type Wait } from './item.ts';
import type { BookState } from './state.ts';
import { ToldBefore } from './told-before.ts';

/** Room that may have come free: on this resource and the wholes above it, during the span. */
export type Freed = Span & { readonly resource: ResourceId };

/**
 * Tries what has just been asked and what waits where room was freed: while any fits, the
 * lowest-numbered one that fits is held (BK3, BK5). A claim that moves frees its old place, where
 * others are then tried. Past dates are only tried when they are asked (BK3a).
 */
export function tryWaiting(
	state: BookState,
	fresh: readonly Wait[],
	freed: readonly Freed[],
	now: Moment
): void {
	let queue = freed.length === 0 ? fresh : inTurn(state, fresh, freed);
	let failed: Set<Wait> | undefined;
	for (let index = 0; index < queue.length; index++) {
		const first = queue[index];
		if (first === undefined || failed?.has(first)) continue;
		const { together, left } = tryOne(state, first, now);
		for (const wait of together) (failed ??= new Set()).add(wait);
		if (left.length === 0) continue;
		queue = inTurn(state, queue.slice(index + 1), left);
		failed = undefined;
		index = -1;
	}
}

function inTurn(state: BookState, waits: readonly Wait[], freed: readonly Freed[]): Wait[] {
	return [...new Set([...waits, ...freed.flatMap((place) => waitingAt(state, place))])].sort(
		byTurn
	);
}

/** What waits for a resource, or a whole above it, around a span; turnaround may reach further. */
function waitingAt(state: BookState, { resource, from, to }: Freed): Wait[] {
	const found: Wait[] = [];
	for (const id of withWholes(state, resource)) {
		const shelf = state.shelf(id);
		if (shelf === undefined) continue;
		found.push(...shelf.waits.over(from - state.widest, to + state.widest));
	}
	return found;
}

type Tried = {
	/** What was tried in vain with it: no use trying that again before something changes. */
	readonly together: readonly Wait[];
	readonly left: readonly Freed[];
};
const NOTHING: Tried = { together: [], left: [] };

/** Holds it, or all that is to be held with it, if it fits; answers the room that old claims left. */
function tryOne(state: BookState, wait: Wait, now: Moment): Tried {
	const entry = state.entries.get(wait.booking);
	const item = entry?.items[wait.place];
	if (entry === undefined || item?.waits !== wait) return NOTHING;
	if (!entry.together) {
		if (!fitsTogether(state, [item], now)) return NOTHING;
		return { together: [], left: swap(state, wait.booking, [wait.place], now) };
	}
	const places = entry.items.flatMap((each, place) => (each.waits === undefined ? [] : [place]));
	const trying = places.flatMap((place) => entry.items[place] ?? []);
	if (!fitsTogether(state, trying, now)) {
		return { together: trying.flatMap((each) => each.waits ?? []), left: [] };
	}
	return { together: [], left: swap(state, wait.booking, places, now) };
}

/** What is asked now is judged beside what stands; what comes back from before a restore, as of its number. */
export const placesFor = (state: BookState, now: Moment): Places =>
	now.reentered ? new ToldBefore(state, now.number) : state;

/** Lines then dates, each against those before it (BK7), their own old claims left out (BK6). */
function fitsTogether(state: BookState, trying: readonly Item[], now: Moment): boolean {
	const own = trying.flatMap((item) => item.stands?.takes ?? []);
	const aside = own.length === 0 ? {} : { without: new Set<Use>(own) };
	const fresh = trying.every(({ waits }) => waits?.turn === now.turn);
	const places = fresh ? placesFor(state, now) : state;
	const jointly = trying.length === 1 ? undefined : new Jointly(places);
	for (const { wanted, waits } of trying) {
		if (waits === undefined) return false;
		if (waits.turn !== now.turn && wanted.to <= state.highest) return false;
		if (!isFree(jointly ?? places, wanted, waits.number, aside)) return false;
		jointly?.add(takesOf(waits, wanted, state.needsOf(wanted.resource), now, ''));
	}
	return true;
}

/** Lets the wished claims stand in one step, whether they fit or not. Answers the room left behind. */
export function swap(
	state: BookState,
	booking: BookingId,
	places: readonly number[],
	now: Moment,
	confirmed = false
): readonly Freed[] {
	const entry = state.ownEntry(booking);
	if (entry === undefined) return [];
	const freed: Freed[] = [];
	for (const place of places) {
		const item = entry.items[place];
		if (item?.waits !== undefined) stopWaiting(state, item.waits, item);
		if (item?.stands === undefined) continue;
		takeDown(state, item.stands);
		freed.push(...roomOf(item.stands));
	}
	for (const place of places) {
		const item = entry.items[place];
		if (item === undefined) continue;
		const key = { booking, line: item.line, occurrence: item.occurrence };
		const stands = claimFor(state, entry.association, key, item.wanted, now);
		putUp(state, stands, !confirmed && !now.reentered);
		entry.items[place] = {
			...item,
			stands,
			confirmed,
			waits: undefined,
			ended: undefined,
			changeRefused: false
		};
	}
	state.touch(booking);
	return freed;
}

export const roomOf = (claim: Claim): readonly Freed[] => claim.takes;

export function startWaiting(state: BookState, wait: Wait, item: Pick<Item, 'wanted'>): void {
	state.ownShelf(item.wanted.resource).waits.add(wait);
	state.waiting++;
}

export function stopWaiting(state: BookState, wait: Wait, item: Pick<Item, 'wanted'>): void {
	const shelf = state.ownShelf(item.wanted.resource);
	if (shelf.waits.remove(wait)) state.waiting--;
}
