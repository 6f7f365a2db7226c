import type { Refusal } from '../../domain/refusal.ts';
import type { Entry, FactOf } from '../facts/fact.ts';
import { noteOn } from './booking.ts';
import type { SpaceState } from './state.ts';

/** Any member may say something on any booking. */
export function bookingCommented(
	state: SpaceState,
	fact: FactOf<'booking.commented'>,
	entry: Entry
): Refusal | undefined {
	const booking = state.bookings.get(fact.about ?? '');
	if (booking === undefined) return { type: 'UnknownBooking' };
	const { key, number } = entry;
	const { by, at } = fact;
	const comment = { key, number, at, by, words: fact.body.words };
	noteOn(state, booking, entry, { comments: [...booking.comments, comment] });
	return undefined;
}
