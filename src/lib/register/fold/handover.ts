import { idFrom, type HandoverId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Entry, FactOf } from '../facts/fact.ts';
import { memberOf } from '../trust/roles.ts';
import { noteOn } from './booking.ts';
import { same } from './merge.ts';
import { isParty } from './rights.ts';
import type { SpaceState } from './state.ts';

/** BK12: a fact about the world is always accepted, whatever the booking's standing. */
export function handoverNoted(
	state: SpaceState,
	fact: FactOf<'handover.noted'>,
	entry: Entry
): Refusal | undefined {
	const booking = state.bookings.get(fact.about ?? '');
	if (booking === undefined) return { type: 'UnknownBooking' };
	const { by, at, body } = fact;
	const handover = { ...body, id: idFrom<HandoverId>(entry.key), number: entry.number, at, by };
	noteOn(state, booking, entry, { handovers: [...booking.handovers, handover] });
	return undefined;
}

/** RS9: the later choice for a line and date takes the place of the earlier. */
export function unitsAssigned(
	state: SpaceState,
	fact: FactOf<'units.assigned'>,
	entry: Entry
): Refusal | undefined {
	const booking = state.bookings.get(fact.about ?? '');
	const member = memberOf(state.trust, fact.by);
	if (booking === undefined) return { type: 'UnknownBooking' };
	if (member === undefined) return { type: 'NotMember' };
	if (!isParty(state, member, booking)) return { type: 'RoleMayNot' };
	const { line, occurrence } = fact.body;
	const others = booking.units.filter(
		(assigned) => assigned.line !== line || assigned.occurrence !== occurrence
	);
	if (booking.units.some((assigned) => same(assigned, fact.body))) return { type: 'AlreadySo' };
	noteOn(state, booking, entry, { units: [...others, fact.body] });
	return undefined;
}
