import type { Refusal } from '../../domain/refusal.ts';
import type { Entry, FactOf } from '../facts/fact.ts';
import { memberOf } from '../trust/roles.ts';
import { noteOn } from './booking.ts';
import { mayBookFor, mayChange } from './rights.ts';
import type { SpaceState } from './state.ts';

/** BK15: up to the number of places; joining again changes one's number. */
export function bookingJoined(
	state: SpaceState,
	fact: FactOf<'booking.joined'>,
	entry: Entry
): Refusal | undefined {
	const booking = state.bookings.get(fact.about ?? '');
	const member = memberOf(state.trust, fact.by);
	const { association, places, person } = fact.body;
	if (booking === undefined) return { type: 'UnknownBooking' };
	if (member === undefined) return { type: 'NotMember' };
	if (!state.associations.has(association)) return { type: 'UnknownAssociation' };
	if (booking.body.open === undefined || !mayBookFor(state, member, association)) {
		return { type: 'RoleMayNot' };
	}
	const others = booking.joined.filter((joined) => joined.association !== association);
	const taken = others.reduce((sum, joined) => sum + joined.places, 0);
	const { places: capacity } = booking.body.open;
	if (taken + places > capacity) {
		return { type: 'BookingReason', reason: { type: 'OverCapacity', capacity } };
	}
	noteOn(state, booking, entry, { joined: [...others, { association, places, person }] });
	return undefined;
}

/** One leaves by oneself, or the booking's people take one off the list. */
export function bookingLeft(
	state: SpaceState,
	fact: FactOf<'booking.left'>,
	entry: Entry
): Refusal | undefined {
	const booking = state.bookings.get(fact.about ?? '');
	const member = memberOf(state.trust, fact.by);
	const { association } = fact.body;
	if (booking === undefined) return { type: 'UnknownBooking' };
	if (member === undefined) return { type: 'NotMember' };
	if (!mayBookFor(state, member, association) && !mayChange(state, member, booking)) {
		return { type: 'RoleMayNot' };
	}
	const joined = booking.joined.filter((one) => one.association !== association);
	if (joined.length === booking.joined.length) return { type: 'AlreadySo' };
	noteOn(state, booking, entry, { joined });
	return undefined;
}
