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

const NOTHING: ReadonlySet<string> = new Set();
const nameOf = ({ line, occurrence }: ItemStanding): string => `${line}/${occurrence}`;
const isYes = ({ standing }: ItemStanding): boolean =>
	standing === 'held' || standing === 'confirmed';

const toldIn = (item: ItemStanding, again: boolean): Told => ({
	line: item.line,
	occurrence: item.occurrence,
	resource: item.resource,
	quantity: item.quantity,
	span: item.span,
	again,
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
		const before = refusedBy(read);
		appendEntry(state, 'register', entry, read, then.trust);
		for (const id of then.book.takeTouched()) keep(then, id, number, before);
	}

	/** What a refusal is about to end. */
	function refusedBy(read: Result<Written, Unread>): ReadonlySet<string> {
		if (!read.ok || read.value.fact.kind !== 'booking.refused') return NOTHING;
		const items = state.book.standings(idFrom<BookingId>(read.value.fact.about ?? ''));
		return new Set(items.filter(isYes).map(nameOf));
	}

	function keep(
		then: SpaceState,
		id: BookingId,
		number: Instant,
		before: ReadonlySet<string>
	): void {
		const booking = then.bookings.get(id);
		const told = then.book.standings(id).filter(isYes);
		if (booking === undefined || told.length === 0) return;
		const ended = new Set(
			state.book
				.standings(id)
				.filter((item) => item.standing === 'refused' && before.has(nameOf(item)))
				.map(nameOf)
		);
		const kept = told.map((item) => toldIn(item, ended.has(nameOf(item))));
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
