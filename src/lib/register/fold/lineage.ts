import { idFrom, type BookingId } from '../../domain/ids.ts';
import type { ItemStanding, Told } from '../../domain/standing/types.ts';
import type { Instant } from '../../domain/time/types.ts';
import type { Written } from '../facts/fact.ts';
import type { Room } from '../facts/kinds.ts';
import type { LogEntry } from '../log.ts';
import { readFact, type Unread } from '../text.ts';
import type { Result } from '../../domain/refusal.ts';
import { appendEntry } from './append.ts';
import type { SpaceState } from './state.ts';

/** Folds a space's log, and what a restored relay was given back with it. */
export type Lineage = {
	readonly state: SpaceState;
	append(room: Room, entry: LogEntry, read?: Result<Written, Unread>): void;
};

/** The log that was lost, as far as it has come back. */
type Lost = {
	readonly lineage: Lineage;
	/** Its last number. */
	last: Instant;
	/** From this number on it would hold entries that it doesn't. */
	readonly until: Instant;
};

const nameOf = (id: BookingId | undefined, { line, occurrence }: ItemStanding): string =>
	`${String(id)}/${line}/${occurrence}`;
const hasEnded = ({ standing }: ItemStanding): boolean =>
	standing === 'refused' || standing === 'withdrawn';

function aboutBooking(read: Result<Written, Unread>): BookingId | undefined {
	const { about } = read.ok ? read.value.fact : {};
	return about === undefined ? undefined : idFrom<BookingId>(about);
}

const isYes = ({ standing }: ItemStanding): boolean =>
	standing === 'held' || standing === 'confirmed';

const toldIn = (item: ItemStanding, again: boolean): Told => ({
	line: item.line,
	occurrence: item.occurrence,
	resource: item.resource,
	quantity: item.quantity,
	span: item.span,
	again,
	waits: item.standing === 'waiting',
	final: item.standing === 'confirmed' || item.confirmsItself
});

/**
 * An entry numbered below one before it comes back from a log that the relay has lost: that of all the
 * entries here with lower numbers, in their order. It is folded there too, once more as it was then; by
 * the rights of then it is judged here, and whom that log had told yes keeps it (BK4), unless a fact
 * since names the booking (R4). `create` makes an empty state of the same space.
 */
export function createLineage(create: () => SpaceState): Lineage {
	const state = create();
	const past: LogEntry[] = [];
	let lost: Lost | undefined;
	/** Items that facts which came back have ended here: what they say there of the item goes before. */
	const endedThere = new Set<string>();

	function logBefore(number: Instant): Lost {
		const lineage = createLineage(create);
		let [last, until] = [0, Infinity];
		for (const entry of past) {
			if (entry.number < number) {
				lineage.append('register', entry);
				last = Math.max(last, entry.number);
			} else until = Math.min(until, entry.number);
		}
		lineage.state.book.takeTouched();
		return { lineage, last, until };
	}

	function takeBack(entry: LogEntry, read: Result<Written, Unread>): void {
		const { number } = entry;
		if (lost === undefined || number <= lost.last || number > lost.until) lost = logBefore(number);
		lost.last = number;
		const then = lost.lineage.state;
		lost.lineage.append('register', entry, read);
		const about = aboutBooking(read);
		const before = endedIn(about);
		appendEntry(state, 'register', entry, read, then.trust);
		for (const item of endedIn(about)) if (!before.has(item)) endedThere.add(item);
		for (const id of then.book.takeTouched()) keep(then, id, number);
	}

	/** The items of a booking that are refused or withdrawn here. */
	function endedIn(id: BookingId | undefined): ReadonlySet<string> {
		const items = id === undefined ? [] : state.book.standings(id).filter(hasEnded);
		return new Set(items.map((item) => nameOf(id, item)));
	}

	function keep(then: SpaceState, id: BookingId, number: Instant): void {
		const booking = then.bookings.get(id);
		if (booking === undefined) return;
		const ended = endedIn(id);
		const kept = then.book.standings(id).flatMap((item) => {
			if (hasEnded(item)) return [];
			const name = nameOf(id, item);
			const again = ended.has(name) && endedThere.delete(name);
			return again || isYes(item) ? [toldIn(item, again)] : [];
		});
		if (kept.length === 0) return;
		state.book.keepTold(id, booking.wish.key, kept, number);
	}

	return {
		state,
		append(room, entry, read = readFact(entry.text)) {
			if (room !== 'register') {
				appendEntry(state, room, entry, read);
				return;
			}
			if (entry.number < state.last.register) takeBack(entry, read);
			else appendEntry(state, room, entry, read);
			past.push(entry);
		}
	};
}
