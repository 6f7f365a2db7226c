import type { Wish } from '../booking/types.ts';
import { isFree } from '../availability/judge.ts';
import type { Wanted } from '../availability/places.ts';
import type { AssociationId, BookingId, LineId, OccurrenceId } from '../ids.ts';
import { narrowed, type Claim, type Moment } from './claim.ts';
import { claimFor, putUp, takeDown } from './hold.ts';
import { isWithin, sameAsk, type Item, type Wait } from './item.ts';
import { placesFor, roomOf, startWaiting, stopWaiting, tryWaiting, type Freed } from './promote.ts';
import type { BookState, Entry } from './state.ts';

type Slot = Pick<Item, 'line' | 'occurrence' | 'wanted'>;

/** Lines, then dates: the order in which they are tried (BK7). What is made of each is as long as it will be. */
function forEachSlot<T>({ lines, occurrences }: Wish, make: (slot: Slot, place: number) => T): T[] {
	const made = new Array<T>(lines.length * occurrences.length);
	let place = 0;
	for (const { id: line, resource, quantity } of lines) {
		for (const { id: occurrence, range, holiday } of occurrences) {
			const { from, to, start, end } = range;
			const wanted = { resource, quantity, from, to, start, end, holiday };
			made[place] = make({ line, occurrence, wanted }, place);
			place++;
		}
	}
	return made;
}

const slotsOf = (wish: Wish): Slot[] => forEachSlot(wish, (slot) => slot);

/** A booking that is new to the book: everything is tried in order (BK3, BK7). */
export function askFor(
	state: BookState,
	booking: BookingId,
	association: AssociationId,
	wish: Wish,
	now: Moment
): void {
	const { key, together } = wish;
	const items = forEachSlot(
		wish,
		(slot, place) =>
			(together ? undefined : heldAtOnce(state, booking, association, slot, now)) ??
			freshItem(booking, slot, place, now)
	);
	const entry: Entry = { owner: state, id: booking, association, wish: key, together, items };
	state.entries.set(booking, entry);
	state.touch(booking);
	if (together) tryWaiting(state, waitsOf(items), [], now);
	// Most are held at once: only what is left over is put among those that wait.
	listWaiting(state, entry);
}

const waitsOf = (items: readonly Item[]) => items.flatMap((item) => item.waits ?? []);

/**
 * What almost every claim comes to: it is new, frees nothing that others wait for, and fits. The same
 * as trying it among those that wait, without ever putting it there.
 */
function heldAtOnce(
	state: BookState,
	booking: BookingId,
	association: AssociationId,
	{ line, occurrence, wanted }: Slot,
	now: Moment
): Item | undefined {
	if (!isFree(placesFor(state, now), wanted, now.number)) return undefined;
	const key = { booking, line, occurrence };
	const stands = claimFor(state, association, key, wanted, now);
	putUp(state, stands, !now.reentered);
	return itemOf(line, occurrence, wanted, stands, undefined);
}

/**
 * The latest wish replaces the one before (BK6): what it drops or narrows is freed at once, what it
 * asks anew waits its turn while the old claim stands.
 */
export function changeWish(state: BookState, before: Entry, wish: Wish, now: Moment): void {
	const old = new Map(before.items.map((item) => [`${item.line}/${item.occurrence}`, item]));
	const slots = slotsOf(wish);
	const altered = slots.some((slot) => {
		const item = old.get(`${slot.line}/${slot.occurrence}`);
		return item === undefined || !sameAsk(slot.wanted, item.wanted);
	});
	// Jointly asked, jointly refused: a wish that changes at all is asked again as a whole (BK7).
	const askAgain = wish.together && (altered || slots.length !== before.items.length);
	for (const item of before.items) {
		if (item.waits !== undefined) stopWaiting(state, item.waits, item);
	}
	const freed: Freed[] = [];
	const items = slots.map((slot, place) => {
		const key = `${slot.line}/${slot.occurrence}`;
		const item = old.get(key);
		old.delete(key);
		if (item === undefined) return freshItem(before.id, slot, place, now);
		return changedItem(state, before.id, item, slot, place, { now, askAgain, freed });
	});
	for (const { stands } of old.values()) {
		if (stands === undefined) continue;
		takeDown(state, stands);
		freed.push(...roomOf(stands));
	}
	const entry = { ...before, owner: state, wish: wish.key, together: wish.together, items };
	state.entries.set(entry.id, entry);
	state.touch(entry.id);
	listWaiting(state, entry);
	tryWaiting(state, waitsOf(items), freed, now);
}

function listWaiting(state: BookState, entry: Entry): void {
	for (const item of entry.items) {
		if (item.waits !== undefined) startWaiting(state, item.waits, item);
	}
}

function freshItem(booking: BookingId, slot: Slot, place: number, now: Moment): Item {
	const waits = waitFor(booking, slot, place, now);
	return itemOf(slot.line, slot.occurrence, slot.wanted, undefined, waits);
}

const itemOf = (
	line: LineId,
	occurrence: OccurrenceId,
	wanted: Wanted,
	stands: Claim | undefined,
	waits: Wait | undefined
): Item => ({
	line,
	occurrence,
	wanted,
	stands,
	confirmed: false,
	waits,
	ended: undefined,
	changeRefused: false,
	settled: 0
});

export function waitFor(
	booking: BookingId,
	slot: Slot,
	place: number,
	asked: Pick<Moment, 'number' | 'turn'>
): Wait {
	const { from, to } = slot.wanted;
	const { number, turn } = asked;
	return { booking, line: slot.line, occurrence: slot.occurrence, from, to, number, turn, place };
}

type Change = { readonly now: Moment; readonly askAgain: boolean; readonly freed: Freed[] };

function changedItem(
	state: BookState,
	booking: BookingId,
	item: Item,
	slot: Slot,
	place: number,
	{ now, askAgain, freed }: Change
): Item {
	const { wanted } = slot;
	if (item.ended === 'withdrawn') return { ...item, wanted };
	const same = sameAsk(wanted, item.wanted);
	if (item.ended === 'refused') {
		return same && !askAgain ? { ...item, wanted } : freshItem(booking, slot, place, now);
	}
	const { stands } = item;
	if (stands !== undefined && isWithin(wanted, stands.asked)) {
		const still: Item = { ...item, wanted, waits: undefined, changeRefused: false };
		if (sameAsk(wanted, stands.asked)) return still;
		const key = { booking, line: item.line, occurrence: item.occurrence };
		const less = narrowed(stands, key, wanted);
		takeDown(state, stands);
		putUp(state, less, true);
		freed.push(...roomOf(stands));
		return { ...still, stands: less };
	}
	if (item.changeRefused && same && !askAgain) return { ...item, wanted };
	// Asking for less than what already waits keeps its turn; anything else queues anew.
	const asked =
		item.waits !== undefined && isWithin(wanted, item.wanted)
			? { number: item.waits.number, turn: item.waits.turn }
			: now;
	return { ...item, wanted, waits: waitFor(booking, slot, place, asked), changeRefused: false };
}
