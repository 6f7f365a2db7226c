import type { BookingId, FactKey } from '../domain/ids.ts';
import type { ItemStanding, Standing } from '../domain/standing/types.ts';
import type { Instant } from '../domain/time/types.ts';
import type { Room } from './facts/kinds.ts';
import { appendEntry } from './fold/append.ts';
import { forkState, type SpaceState } from './fold/state.ts';
import { readFact } from './text.ts';

/** A fact of the outbox: written on this phone, not yet read back from the log. */
export type Unsent = { readonly room: Room; readonly key: FactKey; readonly text: string };

/** The log's state with this phone's unsent facts, and what others handed over, tried on top of it (R3). */
export type Overlay = {
	readonly log: SpaceState;
	/** With this phone's own alone: who one is, is never for others to say. */
	readonly own: SpaceState;
	/** What screens read for everything but standings. */
	readonly state: SpaceState;
	/** Bookings that an unsent fact of this phone names. */
	readonly named: ReadonlySet<string>;
	/** Bookings that something handed over names. */
	readonly told: ReadonlySet<string>;
};

/** What a screen may say of an item: the log's standing, or only what this phone knows (R3). */
export type Shown = Standing | 'askedFree' | 'askedTaken';

export type ShownItem = ItemStanding & {
	readonly shown: Shown;
	/** A decision of this phone that has not been sent. */
	readonly pending: 'confirmed' | 'refused' | 'withdrawn' | undefined;
};

/** Lays facts over a state, in their order and as if received now; answers what they are about. */
function lay(state: SpaceState, over: SpaceState, facts: readonly Unsent[], now: Instant) {
	const about = new Set<string>();
	let number = Math.max(now, state.last.register + 1, state.last.people + 1);
	for (const { room, key, text } of facts) {
		if (over.trust.queue.seen.has(key)) continue;
		const read = readFact(text, key);
		appendEntry(state, room, { number, mac: '', text }, read);
		number += 1;
		if (!read.ok || state.noEffect.has(key)) continue;
		about.add(read.value.fact.about ?? key);
	}
	return about;
}

const NOTHING: ReadonlySet<string> = new Set();

/**
 * Lays the outbox over the log, and over both what others handed over, each in the order it was written
 * or came and as if received now. The overlay holds until the log is appended to; laying it again costs
 * as much as they are long.
 */
export function layOver(
	log: SpaceState,
	unsent: readonly Unsent[],
	now: Instant,
	beside: readonly Unsent[] = []
): Overlay {
	const own = forkState(log);
	const named = lay(own, log, unsent, now);
	if (beside.length === 0) return { log, own, state: own, named, told: NOTHING };
	const state = forkState(own);
	return { log, own, state, named, told: lay(state, own, beside, now) };
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

const asInLog = (item: ItemStanding): ShownItem => ({
	...item,
	shown: item.standing,
	pending: undefined
});

/**
 * What others are said to have answered is nothing to show a standing by: an item the log has stays as
 * it is there, and one that ended before the log had it is asked for by nobody.
 */
function showTold(item: ItemStanding, inLog: ItemStanding | undefined): ShownItem | undefined {
	const ended = item.standing === 'refused' || item.standing === 'withdrawn';
	if (inLog === undefined) return ended ? undefined : { ...showUnsent(item), pending: undefined };
	return ended || sameClaim(item, inLog)
		? asInLog(inLog)
		: { ...showUnsent(item), pending: undefined };
}

/**
 * A booking's items as they may be shown. What was written here, or handed over, about other bookings
 * changes nothing in one that the log holds.
 */
export function shownItems(overlay: Overlay, id: BookingId): readonly ShownItem[] {
	const { log, state, named, told } = overlay;
	const received = log.book.standings(id);
	if (!named.has(id) && !told.has(id)) return received.map(asInLog);
	const inLog = new Map(received.map((item) => [itemKey(item), item]));
	return state.book.standings(id).flatMap((item) => {
		const before = inLog.get(itemKey(item));
		if (!named.has(id)) return showTold(item, before) ?? [];
		return before === undefined ? showUnsent(item) : showNamed(item, before);
	});
}
