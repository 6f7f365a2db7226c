import type { Scope } from '../booking/types.ts';
import type { Moment } from './claim.ts';
import { takeDown } from './hold.ts';
import { standsAsWished, type Item } from './item.ts';
import { roomOf, stopWaiting, swap, tryWaiting, type Freed } from './promote.ts';
import type { BookState, Entry } from './state.ts';
import type { Effect } from './types.ts';

const DONE: Effect = { type: 'done' };
const ALREADY: Effect = { type: 'alreadySo' };
const NOTHING: Effect = { type: 'nothingInScope' };

/** Places of the items a scope names that are not withdrawn for good. */
function placesIn(entry: Entry, scope: Scope): number[] {
	const lines = scope.lines === undefined ? undefined : new Set(scope.lines);
	const occurrences = scope.occurrences === undefined ? undefined : new Set(scope.occurrences);
	return entry.items.flatMap((item, place) =>
		item.ended !== 'withdrawn' &&
		(lines?.has(item.line) ?? true) &&
		(occurrences?.has(item.occurrence) ?? true)
			? [place]
			: []
	);
}

const at = (entry: Entry, places: readonly number[]) =>
	places.flatMap((place) => entry.items[place] ?? []);

/** BK8: what is wished stands, confirmed, even where it doesn't fit; on all sides that is to settle. */
export function confirmItems(state: BookState, booking: Entry, scope: Scope, now: Moment): Effect {
	const places = placesIn(booking, scope);
	if (places.length === 0) return NOTHING;
	const entry = state.ownEntry(booking.id);
	if (entry === undefined) return NOTHING;
	const missing: number[] = [];
	let done = false;
	for (const place of places) {
		const item = entry.items[place];
		if (item === undefined) continue;
		if (!standsAsWished(item)) missing.push(place);
		else if (!item.confirmed) {
			entry.items[place] = { ...item, confirmed: true };
			done = true;
		}
	}
	if (missing.length === 0 && !done) return ALREADY;
	state.touch(entry.id);
	const freed = swap(state, entry.id, missing, now, true);
	tryWaiting(state, [], [...freed, ...restOf(entry)], now);
	return DONE;
}

/** What is left of a booking asked jointly: fewer than before, it may fit now (BK7). */
const restOf = (entry: Entry): Freed[] =>
	entry.together
		? entry.items.flatMap((item) => (item.waits === undefined ? [] : [item.wanted]))
		: [];

/**
 * BK8, BK7: refused; one line of a booking asked jointly refuses all of it. Where only a change
 * waits, the change is refused and what stood before goes on standing (BK6).
 */
export function refuseItems(state: BookState, booking: Entry, scope: Scope, now: Moment): Effect {
	const named = placesIn(booking, scope);
	if (named.length === 0) return NOTHING;
	const changeOnly = at(booking, named).every(isChange);
	const whole = booking.together && !changeOnly;
	const places = booking.together ? placesIn(booking, {}) : named;
	const open = places.filter((place) =>
		at(booking, [place]).some(
			(item) =>
				item.ended === undefined &&
				(whole || !item.changeRefused) &&
				(!booking.together || !changeOnly || isChange(item))
		)
	);
	if (open.length === 0) return ALREADY;
	return end(state, booking, open, now, (item) =>
		isChange(item) && !whole
			? { ...item, waits: undefined, changeRefused: true }
			: { ...item, stands: undefined, confirmed: false, waits: undefined, ended: 'refused' }
	);
}

/** An older claim stands while a change of it waits, or was refused. */
const isChange = (item: Item) => item.stands !== undefined && !standsAsWished(item);

/** BK5: withdrawn for good. */
export function withdrawItems(state: BookState, booking: Entry, scope: Scope, now: Moment): Effect {
	const places = placesIn(booking, scope);
	if (places.length === 0) return booking.items.length === 0 ? NOTHING : ALREADY;
	return end(state, booking, places, now, (item) => ({
		...item,
		stands: undefined,
		confirmed: false,
		waits: undefined,
		ended: 'withdrawn'
	}));
}

function end(
	state: BookState,
	booking: Entry,
	places: readonly number[],
	now: Moment,
	ended: (item: Item) => Item
): Effect {
	const entry = state.ownEntry(booking.id);
	if (entry === undefined) return NOTHING;
	const freed: Freed[] = [];
	for (const place of places) {
		const item = entry.items[place];
		if (item === undefined) continue;
		const after = ended(item);
		if (item.waits !== undefined) stopWaiting(state, item.waits, item);
		if (item.stands !== undefined && after.stands === undefined) {
			takeDown(state, item.stands);
			freed.push(...roomOf(item.stands));
		}
		entry.items[place] = after;
	}
	state.touch(entry.id);
	tryWaiting(state, [], [...freed, ...restOf(entry)], now);
	return DONE;
}

/** BK8: those concerned say it is settled as it stands. */
export function settleItems(state: BookState, booking: Entry, scope: Scope, now: Moment): Effect {
	const places = placesIn(booking, scope).filter((place) =>
		at(booking, [place]).some((item) => item.stands !== undefined)
	);
	if (places.length === 0) return NOTHING;
	const entry = state.ownEntry(booking.id);
	if (entry === undefined) return NOTHING;
	for (const place of places) {
		const item = entry.items[place];
		if (item?.stands === undefined) continue;
		entry.items[place] = { ...item, settled: now.turn };
		for (const take of item.stands.takes) {
			for (const use of state.usesOver(take.resource, take.from, take.to)) {
				state.touch(use.booking);
			}
		}
	}
	state.touch(entry.id);
	return DONE;
}
