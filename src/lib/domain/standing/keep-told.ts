import type { BookingId } from '../ids.ts';
import type { Moment } from './claim.ts';
import { claimFor, putUp } from './hold.ts';
import { sameAsk, standsAsWished, type Item } from './item.ts';
import { startWaiting, swap, tryWaiting } from './promote.ts';
import type { BookState, Entry } from './state.ts';
import type { Told } from './types.ts';
import { waitFor } from './wish.ts';

/** Whether what it was told still has to be made so; what was ended by name stays ended. */
const isLess = (item: Item, { final, again }: Told): boolean =>
	again ||
	(item.ended === undefined &&
		(!standsAsWished(item) || (final && !item.confirmed && item.stands?.confirmsItself !== true)));

/** What stood or waited goes on, be it less than what is wished now. */
function standAgain(state: BookState, entry: Entry, item: Item, told: Told, now: Moment): Item {
	const { line, occurrence, wanted } = item;
	if (told.waits) {
		const waits = waitFor(entry.id, item, entry.items.indexOf(item), now);
		startWaiting(state, waits, item);
		return { ...item, waits, ended: undefined };
	}
	const { resource, quantity, span } = told;
	const before = { ...wanted, resource, quantity, ...span };
	const key = { booking: entry.id, line, occurrence };
	const stands = claimFor(state, entry.association, key, before, now);
	putUp(state, stands, false);
	return {
		...item,
		stands,
		confirmed: told.final && !stands.confirmsItself,
		ended: undefined,
		changeRefused: !sameAsk(before, wanted)
	};
}

/**
 * BK4: makes stand what was told yes before a restore. Where others were told yes since, more stands
 * than there is, and all of them are to settle.
 */
export function keepTold(
	state: BookState,
	booking: BookingId,
	told: readonly Told[],
	now: Moment
): void {
	const entry = state.ownEntry(booking);
	if (entry === undefined) return;
	for (const one of told) {
		const place = entry.items.findIndex(
			({ line, occurrence }) => line === one.line && occurrence === one.occurrence
		);
		const item = entry.items[place];
		if (item === undefined || !isLess(item, one)) continue;
		state.touch(booking);
		if (one.again) {
			const back = standAgain(state, entry, item, one, now);
			entry.items[place] = back;
			if (back.waits !== undefined) tryWaiting(state, [back.waits], [], now);
			continue;
		}
		if (!standsAsWished(item)) {
			const freed = swap(state, booking, [place], now);
			if (freed.length > 0) tryWaiting(state, [], freed, now);
		}
		const kept = entry.items[place];
		if (one.final && kept !== undefined && kept.stands?.confirmsItself !== true)
			entry.items[place] = { ...kept, confirmed: true };
	}
}
