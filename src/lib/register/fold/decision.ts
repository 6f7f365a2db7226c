import type { Line, Scope } from '../../domain/booking/types.ts';
import type { Member } from '../../domain/member/types.ts';
import { ok, refused, type Refusal, type Result } from '../../domain/refusal.ts';
import type { Entry, FactOf } from '../facts/fact.ts';
import { memberOf } from '../trust/roles.ts';
import { noteOn, refusalOf } from './booking.ts';
import type { BookingEntity, ResourceEntity } from './entities.ts';
import { decidersOf, isParty, mayDecide } from './rights.ts';
import type { SpaceState } from './state.ts';

type DecidedLine = { readonly line: Line; readonly resource: ResourceEntity };

function decidable(
	state: SpaceState,
	member: Member,
	lines: readonly Line[]
): readonly DecidedLine[] {
	return lines.flatMap((line) => {
		const resource = state.resources.get(line.resource);
		return resource && mayDecide(state, member, resource) ? [{ line, resource }] : [];
	});
}

/** BK11: nobody confirms their own where a steward is required, unless they are the only one. */
function ownNeedsAnother(
	state: SpaceState,
	member: Member,
	booking: BookingEntity,
	{ line, resource }: DecidedLine
): boolean {
	if (booking.author !== member.id) return false;
	const steward = state.book
		.standings(booking.id)
		.some((item) => item.line === line.id && !item.confirmsItself);
	return steward && decidersOf(state, resource).some((other) => other.id !== member.id);
}

/** The part of a decision's scope that its author may decide on (BK11). */
function scopeFor(
	state: SpaceState,
	member: Member,
	booking: BookingEntity,
	{ kind, body }: FactOf<'booking.confirmed' | 'booking.refused'>
): Result<Scope> {
	const { occurrences, lines: named } = body;
	const asked = booking.wish.lines.filter(({ id }) => named?.includes(id) ?? true);
	if (asked.length === 0) return refused({ type: 'NothingAsked' });
	const mine = decidable(state, member, asked);
	if (mine.length === 0) return refused({ type: 'RoleMayNot' });
	const others =
		kind === 'booking.refused'
			? mine
			: mine.filter((decided) => !ownNeedsAnother(state, member, booking, decided));
	if (others.length === 0) return refused({ type: 'OwnBooking' });
	if (named === undefined && others.length === asked.length) return ok({ occurrences });
	return ok({ lines: others.map(({ line }) => line.id), occurrences });
}

/** BK8: a decision judges the wish it names. */
export function bookingDecided(
	state: SpaceState,
	fact: FactOf<'booking.confirmed' | 'booking.refused'>,
	entry: Entry
): Refusal | undefined {
	const booking = state.bookings.get(fact.about ?? '');
	const member = memberOf(state.trust, fact.by);
	if (booking === undefined) return { type: 'UnknownBooking' };
	if (member === undefined) return { type: 'NotMember' };
	if (fact.body.wish !== booking.wish.key) return { type: 'OlderWish' };
	const scope = scopeFor(state, member, booking, fact);
	if (!scope.ok) return scope.refusal;
	const { wish } = fact.body;
	const effect =
		fact.kind === 'booking.confirmed'
			? state.book.confirm(booking.id, wish, scope.value, entry.number)
			: state.book.refuse(booking.id, wish, scope.value, entry.number);
	const refusal = refusalOf(effect);
	if (refusal === undefined) noteOn(state, booking, entry);
	return refusal;
}

/** BK8: the people a clash concerns say that it is settled as it stands. */
export function bookingSettled(
	state: SpaceState,
	fact: FactOf<'booking.settled'>,
	entry: Entry
): Refusal | undefined {
	const booking = state.bookings.get(fact.about ?? '');
	const member = memberOf(state.trust, fact.by);
	if (booking === undefined) return { type: 'UnknownBooking' };
	if (member === undefined) return { type: 'NotMember' };
	if (!isParty(state, member, booking)) return { type: 'RoleMayNot' };
	const { lines, occurrences } = fact.body;
	const refusal = refusalOf(state.book.settle(booking.id, { lines, occurrences }, entry.number));
	if (refusal === undefined) noteOn(state, booking, entry);
	return refusal;
}
