import type { BookingId } from '../../domain/ids.ts';
import type { SpaceState } from '../../register/fold/state.ts';
import type { BookingEntity } from '../../register/fold/entities.ts';

type Reach = { readonly from: number; readonly to: number };

const MINUTE = 60_000;

/** Turnaround keeps apart what doesn't touch. */
function widest(state: SpaceState): number {
	let minutes = 0;
	for (const { body } of state.resources.values()) {
		const { before, after } = body.turnaround ?? { before: 0, after: 0 };
		minutes = Math.max(minutes, before + after);
	}
	return minutes * MINUTE;
}

function* spansOf(state: SpaceState, { id, wish }: BookingEntity): Generator<Reach> {
	for (const { range } of wish.occurrences) yield range;
	for (const { span } of state.book.standings(id)) yield span;
}

/** Apart from these no booking names one of them: a few spans, in order, none touching the next. */
function reachOf(state: SpaceState, ids: ReadonlySet<BookingId>): readonly Reach[] {
	const margin = widest(state);
	const spans = [...ids].flatMap((id) => {
		const booking = state.bookings.get(id);
		if (booking === undefined) return [];
		return [...spansOf(state, booking)].map(({ from, to }) => ({
			from: from - margin,
			to: to + margin
		}));
	});
	const reach: Reach[] = [];
	for (const span of spans.sort((a, b) => a.from - b.from)) {
		const last = reach.at(-1);
		if (last === undefined || last.to < span.from) reach.push(span);
		else reach[reach.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
	}
	return reach;
}

function touches(reach: readonly Reach[], from: number, to: number): boolean {
	let low = 0;
	let high = reach.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((reach[middle]?.to ?? Infinity) <= from) low = middle + 1;
		else high = middle;
	}
	return (reach[low]?.from ?? Infinity) < to;
}

const hasMoved = ({ history }: BookingEntity): boolean =>
	history.some(({ fact }) => fact.kind === 'booking.changed');

/**
 * Bookings whose rows name one of these as being in their way, by title, date and contact. Only
 * those at the same time can, so few are looked at closely.
 */
export function neighboursOf(state: SpaceState, ids: ReadonlySet<BookingId>): readonly BookingId[] {
	if (ids.size === 0) return [];
	const reach = reachOf(state, ids);
	const found: BookingId[] = [];
	for (const booking of state.bookings.values()) {
		const { id, wish } = booking;
		if (ids.has(id)) continue;
		const near = wish.occurrences.some(({ range }) => touches(reach, range.from, range.to));
		if (!near && !hasMoved(booking)) continue;
		const names = state.book
			.standings(id)
			.some(({ clashesWith }) => clashesWith.some((other) => ids.has(other)));
		if (names) found.push(id);
	}
	return found;
}
