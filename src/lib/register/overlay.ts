import type { BookingId, FactKey } from '../domain/ids.ts';
import type { ItemStanding, Standing } from '../domain/standing/types.ts';
import type { Instant } from '../domain/time/types.ts';
import type { Room } from './facts/kinds.ts';
import { appendEntry } from './fold/append.ts';
import { forkState, type SpaceState } from './fold/state.ts';
import { readFact } from './text.ts';

/** A fact of the outbox: written on this phone, not yet read back from the log. */
export type Unsent = { readonly room: Room; readonly key: FactKey; readonly text: string };

/** The log's state with this phone's unsent facts tried on top of it (R3). */
export type Overlay = {
	readonly log: SpaceState;
	/** What screens read for everything but standings. */
	readonly state: SpaceState;
	/** Bookings that an unsent fact names. */
	readonly named: ReadonlySet<string>;
};

/** What a screen may say of an item: the log's standing, or only what this phone knows (R3). */
export type Shown = Standing | 'askedFree' | 'askedTaken';

export type ShownItem = ItemStanding & {
	readonly shown: Shown;
	/** A decision of this phone that has not been sent. */
	readonly pending: 'confirmed' | 'refused' | 'withdrawn' | undefined;
};

/**
 * Lays the outbox over the log, in the order it was written and as if received now. The overlay
 * holds until the log is appended to; laying it again costs as much as the outbox is long.
 */
export function layOver(log: SpaceState, unsent: readonly Unsent[], now: Instant): Overlay {
	const state = forkState(log);
	const named = new Set<string>();
	let number = Math.max(now, state.last.register + 1, state.last.people + 1);
	for (const { room, key, text } of unsent) {
		if (log.trust.queue.seen.has(key)) continue;
		const read = readFact(text, key);
		appendEntry(state, room, { number, mac: '', text }, read);
		number += 1;
		if (!read.ok || state.noEffect.has(key)) continue;
		named.add(read.value.fact.about ?? key);
	}
	return { log, state, named };
}

const itemKey = ({ line, occurrence }: ItemStanding): string => `${line}/${occurrence}`;

const sameClaim = (a: ItemStanding, b: ItemStanding): boolean =>
	a.resource === b.resource &&
	a.quantity === b.quantity &&
	a.span.from === b.span.from &&
	a.span.to === b.span.to;

function showUnsent(item: ItemStanding): ShownItem {
	switch (item.standing) {
		case 'refused':
		case 'withdrawn':
			return { ...item, shown: item.standing, pending: item.standing };
		case 'waiting':
			return { ...item, shown: 'askedTaken', pending: undefined };
		case 'held':
			return { ...item, shown: 'askedFree', pending: undefined };
		case 'confirmed':
			return { ...item, shown: 'askedFree', pending: 'confirmed' };
	}
}

/** An item the log has, with an unsent fact naming its booking. */
function showNamed(item: ItemStanding, inLog: ItemStanding): ShownItem {
	if (item.standing === inLog.standing && sameClaim(item, inLog)) {
		return { ...item, shown: inLog.standing, pending: undefined };
	}
	if (!sameClaim(item, inLog) || item.standing === 'refused' || item.standing === 'withdrawn') {
		return showUnsent(item);
	}
	// Nothing final is said of a confirmation the log does not hold (R3).
	const pending = item.standing === 'confirmed' ? item.standing : undefined;
	return { ...item, shown: inLog.standing, pending };
}

/**
 * A booking's items as they may be shown. What this phone wrote about other bookings changes nothing
 * in one that the log holds.
 */
export function shownItems({ log, state, named }: Overlay, id: BookingId): readonly ShownItem[] {
	const received = log.book.standings(id);
	if (!named.has(id)) {
		return received.map((item) => ({ ...item, shown: item.standing, pending: undefined }));
	}
	const inLog = new Map(received.map((item) => [itemKey(item), item]));
	return state.book.standings(id).map((item) => {
		const before = inLog.get(itemKey(item));
		return before === undefined ? showUnsent(item) : showNamed(item, before);
	});
}
