import type { Refusal } from '../../domain/refusal.ts';
import type { Entry, FactOf } from '../facts/fact.ts';
import { noteOn } from './booking.ts';
import type { SpaceState } from './state.ts';

/**
 * Any member may propose another date or other quantities, for the wish they have seen (BK8). It is
 * a word, not a change: standings stay as they are until those who asked accept it.
 */
export function bookingProposed(
	state: SpaceState,
	fact: FactOf<'booking.proposed'>,
	entry: Entry
): Refusal | undefined {
	const booking = state.bookings.get(fact.about ?? '');
	if (booking === undefined) return { type: 'UnknownBooking' };
	const { body, by, at } = fact;
	if (body.wish !== booking.wish.key) return { type: 'OlderWish' };
	const dates = new Set(booking.wish.occurrences.map(({ id }) => id));
	const lines = new Set(booking.wish.lines.map(({ id }) => id));
	const known =
		(body.occurrences ?? []).every(({ id }) => dates.has(id)) &&
		(body.lines ?? []).every(({ id }) => lines.has(id));
	if (!known) return { type: 'NothingAsked' };
	const proposal = { ...body, key: entry.key, number: entry.number, by, at };
	noteOn(state, booking, entry, { proposals: [...booking.proposals, proposal] });
	return undefined;
}
