import type { Line } from '../../domain/booking/types.ts';
import { createdBy, type BookingId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Effect } from '../../domain/standing/types.ts';
import type { Entry, FactOf } from '../facts/fact.ts';
import { memberOf } from '../trust/roles.ts';
import type { BookingEntity } from './entities.ts';
import { keptAsked } from './kept.ts';
import { happening, merge } from './merge.ts';
import { mayBookFor, mayChange } from './rights.ts';
import { sourceKey } from './source-key.ts';
import type { SpaceState } from './state.ts';
import { resolve } from './terms.ts';
import { mergeWish } from './wish.ts';

/** What the book says of a fact, as its author is told (R5). */
export function refusalOf(effect: Effect): Refusal | undefined {
	switch (effect.type) {
		case 'done':
			return undefined;
		case 'olderWish':
			return { type: 'OlderWish' };
		case 'alreadySo':
			return { type: 'AlreadySo' };
		case 'unknownBooking':
			return { type: 'UnknownBooking' };
		case 'nothingInScope':
			return { type: 'NothingAsked' };
	}
}

/** Adds what happened to a booking's history. */
export function noteOn(
	state: SpaceState,
	booking: BookingEntity,
	entry: Entry,
	also: Partial<BookingEntity> = {}
): void {
	const history = [...booking.history, happening(entry)];
	state.bookings.set(booking.id, { ...booking, ...also, history });
}

const NONE: readonly never[] = [];

/** Two imports of one source are one resource; most spaces have none. */
function resolveLines(state: SpaceState, lines: readonly Line[]): readonly Line[] {
	if (state.aliases.size === 0) return lines;
	return lines.map((line) => ({ ...line, resource: resolve(state, line.resource) }));
}

export function bookingAsked(
	state: SpaceState,
	fact: FactOf<'booking.asked'>,
	entry: Entry
): Refusal | undefined {
	const member = memberOf(state.trust, fact.by);
	const { body } = fact;
	if (member === undefined) return { type: 'NotMember' };
	const association = state.associations.get(body.association)?.id;
	if (association === undefined) return { type: 'UnknownAssociation' };
	if (!mayBookFor(state, member, association)) return { type: 'RoleMayNot' };
	const source = sourceKey(fact);
	if (source !== undefined && isAskedStill(state, source)) return { type: 'AlreadySo' };
	const kept = keptAsked(state, fact);
	const lines = resolveLines(state, kept.body.lines);
	const id = createdBy<BookingId>(entry.key);
	const { occurrences, together = false } = kept.body;
	const wish = { key: entry.key, lines, occurrences, together };
	state.bookings.set(id, {
		id,
		number: entry.number,
		body: lines === kept.body.lines ? kept.body : { ...kept.body, lines },
		wish,
		by: kept.by,
		author: member.id,
		comments: NONE,
		proposals: NONE,
		handovers: NONE,
		joined: NONE,
		units: NONE,
		history: [happening({ key: entry.key, number: entry.number, fact: kept })]
	});
	state.book.ask(id, kept.body.association, wish, entry.number, entry.reentered);
	if (source !== undefined) state.bookingSources.set(source, id);
	return undefined;
}

/** Two imports of one event are one booking (R2), for as long as any of it is asked for. */
function isAskedStill(state: SpaceState, source: string): boolean {
	const earlier = state.bookingSources.get(source);
	const standings = earlier === undefined ? [] : state.book.standings(earlier);
	return standings.some(({ standing }) => standing !== 'withdrawn' && standing !== 'refused');
}

export function bookingChanged(
	state: SpaceState,
	fact: FactOf<'booking.changed'>,
	entry: Entry
): Refusal | undefined {
	const before = state.bookings.get(fact.about ?? '');
	const member = memberOf(state.trust, fact.by);
	if (before === undefined) return { type: 'UnknownBooking' };
	if (member === undefined) return { type: 'NotMember' };
	if (!mayChange(state, member, before)) return { type: 'RoleMayNot' };
	const { lines, occurrences, together, ...fields } = fact.body;
	const { association } = fields;
	if (association !== undefined && association !== before.body.association) {
		if (!state.associations.has(association)) return { type: 'UnknownAssociation' };
		if (!mayBookFor(state, member, association)) return { type: 'RoleMayNot' };
	}
	const set = lines?.set?.map((line) =>
		line.resource === undefined ? line : { ...line, resource: resolve(state, line.resource) }
	);
	const tried = { lines: lines && { ...lines, set }, occurrences, together };
	const merged = mergeWish(before.wish, tried, entry.key);
	if (!merged.ok) return merged.refusal;
	const { wish } = merged.value;
	const rest = merge(before.body, fields);
	const changed = [...merged.value.changed, ...rest.changed];
	if (changed.length === 0) return { type: 'AlreadySo' };
	if (association !== undefined) state.book.transfer(before.id, association);
	if (wish !== before.wish) {
		const refusal = refusalOf(state.book.change(before.id, wish, entry.number, entry.reentered));
		if (refusal !== undefined) return refusal;
	}
	const body = {
		...rest.body,
		lines: wish.lines,
		occurrences: wish.occurrences,
		together: wish.together
	};
	const history = [...before.history, happening(entry, changed)];
	state.bookings.set(before.id, { ...before, body, wish, history });
	return undefined;
}

/** BK11: withdrawn by those who may change it. */
export function bookingWithdrawn(
	state: SpaceState,
	fact: FactOf<'booking.withdrawn'>,
	entry: Entry
): Refusal | undefined {
	const booking = state.bookings.get(fact.about ?? '');
	const member = memberOf(state.trust, fact.by);
	if (booking === undefined) return { type: 'UnknownBooking' };
	if (member === undefined) return { type: 'NotMember' };
	if (!mayChange(state, member, booking)) return { type: 'RoleMayNot' };
	const { lines, occurrences } = fact.body;
	const effect = state.book.withdraw(booking.id, { lines, occurrences }, entry.number);
	const refusal = refusalOf(effect);
	if (refusal === undefined) noteOn(state, booking, entry);
	return refusal;
}
