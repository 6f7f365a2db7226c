import type { LineId, OccurrenceId, PersonId, WordsId } from '../../src/lib/domain/ids.ts';
import { idFrom } from '../../src/lib/domain/ids.ts';
import type { Occurrence } from '../../src/lib/domain/booking/types.ts';
import { rangeOf } from '../../src/lib/domain/time/zoned.ts';
import type { BookingEntity } from '../../src/lib/register/fold/entities.ts';
import { mayBookFor, mayChange, mayDecide } from '../../src/lib/register/fold/rights.ts';
import { pickOf, type Doing, type Hand } from './gestures.ts';
import { ZONE } from './village.ts';

const SLOT = 5 * 60_000;
/** A Monday in June, 10:00 in Paris. */
const MARKET_DAY = Date.UTC(2027, 5, 7, 8);
/** Few enough that bookings meet. */
const SLOTS = 24;

// Ids local to a booking: the border of made-up data.
const LINES = ['l', 'm'] as LineId[];
const DATES = ['d', 'e'] as OccurrenceId[];

/** Mostly on the one day everybody wants; sometimes now, so that some of it is soon past. */
export function drawRange({ chance, now }: Pick<Hand, 'chance' | 'now'>) {
	const today = Math.floor(now / SLOT) * SLOT - SLOT;
	const day = chance.odds(0.15) ? today : MARKET_DAY + chance.below(SLOTS) * SLOT;
	return rangeOf(day, day + chance.between(1, 5) * SLOT, ZONE);
}

const drawDate = (hand: Hand, id: OccurrenceId): Occurrence => ({
	id,
	range: drawRange(hand),
	holiday: 'none'
});

const bookingOf = (hand: Hand, suits: (booking: BookingEntity) => boolean) =>
	pickOf(hand.chance, hand.view.state.bookings.values(), suits);

export const ask: Doing = (hand) => {
	const { view, me, chance, write } = hand;
	const { state } = view;
	const association = pickOf(chance, state.associations.values(), ({ id }) =>
		mayBookFor(state, me, id)
	);
	const resources = [...state.resources.values()].filter(
		({ retired }) => !retired || chance.odds(0.1)
	);
	if (association === undefined || resources.length === 0) return undefined;
	const purpose = chance.odds(0.4)
		? write({ kind: 'words.written', body: { text: `Fête ${chance.text(4)}` } })
		: undefined;
	const lines = LINES.slice(0, chance.between(1, 2)).flatMap((id) => {
		const resource = chance.pick(resources);
		return resource ? [{ id, resource: resource.id, quantity: chance.between(1, 2) }] : [];
	});
	const asked = write({
		kind: 'booking.asked',
		body: {
			association: association.id,
			lines,
			occurrences: DATES.slice(0, chance.odds(0.3) ? 2 : 1).map((id) => drawDate(hand, id)),
			...(chance.odds(0.2) ? { together: true } : {}),
			...(chance.odds(0.2) ? { open: { places: 3 } } : {}),
			...(chance.odds(0.3) ? { contact: chance.pick([...state.people.values()])?.id } : {}),
			purpose: purpose && idFrom<WordsId>(purpose.key)
		}
	});
	return { facts: purpose === undefined ? [asked] : [purpose, asked] };
};

export const change: Doing = (hand) => {
	const { view, me, chance, write } = hand;
	const booking = bookingOf(hand, (each) => mayChange(view.state, me, each));
	if (booking === undefined) return undefined;
	const body = chance.odds(0.6)
		? {
				occurrences: {
					set: [drawDate(hand, chance.pick(DATES) ?? DATES[0] ?? ('d' as OccurrenceId))]
				}
			}
		: chance.odds(0.5)
			? {
					lines: {
						set: [
							{
								id: chance.pick(booking.wish.lines)?.id ?? ('l' as LineId),
								quantity: chance.between(1, 3)
							}
						]
					}
				}
			: {
					headcount: chance.between(1, 90),
					lines: { drop: [chance.pick(LINES) ?? ('l' as LineId)] }
				};
	return { facts: [write({ kind: 'booking.changed', about: booking.id, body })] };
};

export const withdraw: Doing = (hand) => {
	const { view, me, chance, write } = hand;
	const booking = bookingOf(hand, (each) => mayChange(view.state, me, each));
	if (booking === undefined) return undefined;
	const { id } = booking;
	const words = chance.odds(0.3)
		? write({ kind: 'words.written', body: { text: 'Il pleuvra.' } })
		: undefined;
	const reason = words && idFrom<WordsId>(words.key);
	const scope = chance.odds(0.2)
		? { occurrences: [booking.wish.occurrences[0]?.id ?? ('d' as OccurrenceId)] }
		: {};
	const withdrawn = write({ kind: 'booking.withdrawn', about: id, body: { ...scope, reason } });
	return {
		facts: words === undefined ? [withdrawn] : [words, withdrawn],
		entity: id,
		undoable: true
	};
};

/** A steward's answer; refusing can be taken back for a moment. */
const decide =
	(kind: 'booking.confirmed' | 'booking.refused'): Doing =>
	(hand) => {
		const { view, me, write } = hand;
		const { state } = view;
		const booking = bookingOf(hand, ({ wish }) =>
			wish.lines.some((line) => {
				const resource = state.resources.get(line.resource);
				return resource !== undefined && mayDecide(state, me, resource);
			})
		);
		if (booking === undefined) return undefined;
		const body = { wish: booking.wish.key };
		return {
			facts: [write({ kind, about: booking.id, body })],
			undoable: kind === 'booking.refused'
		};
	};
export const confirm = decide('booking.confirmed');
export const refuse = decide('booking.refused');

export const settle: Doing = (hand) => {
	const { view, write } = hand;
	const booking = bookingOf(hand, ({ id }) =>
		view.state.book.standings(id).some((item) => item.settle.length > 0)
	);
	return booking && { facts: [write({ kind: 'booking.settled', about: booking.id, body: {} })] };
};

export const comment: Doing = (hand) => {
	const { write } = hand;
	const booking = bookingOf(hand, () => true);
	if (booking === undefined) return undefined;
	const words = write({ kind: 'words.written', body: { text: 'Les clés sont à la mairie.' } });
	const body = { words: idFrom<WordsId>(words.key) };
	const commented = write({ kind: 'booking.commented', about: booking.id, body });
	return { facts: [words, commented], entity: booking.id };
};

/** Another date or another quantity, for the wish that is seen: a word, not a change. */
export const propose: Doing = (hand) => {
	const { chance, write } = hand;
	const booking = bookingOf(hand, () => true);
	const date = booking && chance.pick(booking.wish.occurrences);
	const line = booking && chance.pick(booking.wish.lines);
	if (booking === undefined || date === undefined || line === undefined) return undefined;
	const about = booking.id;
	const words = chance.odds(0.3)
		? write({ kind: 'words.written', body: { text: `Et si ${chance.text(4)} ?` } })
		: undefined;
	const what = chance.odds(0.7)
		? { occurrences: [drawDate(hand, date.id)] }
		: { lines: [{ id: line.id, quantity: chance.between(1, 2) }] };
	const body = { wish: booking.wish.key, ...what, words: words && idFrom<WordsId>(words.key) };
	const proposed = write({ kind: 'booking.proposed', about, body });
	return {
		facts: words === undefined ? [proposed] : [words, proposed],
		entity: about,
		undoable: true
	};
};

/** Those who asked say yes to what was proposed: an ordinary change. */
export const accept: Doing = (hand) => {
	const { view, me, chance, write } = hand;
	const booking = bookingOf(
		hand,
		(each) => each.proposals.length > 0 && mayChange(view.state, me, each)
	);
	const proposal = booking && chance.pick(booking.proposals);
	if (booking === undefined || proposal === undefined) return undefined;
	const { occurrences, lines } = proposal;
	const body = {
		...(occurrences && { occurrences: { set: occurrences } }),
		...(lines && { lines: { set: lines } })
	};
	return { facts: [write({ kind: 'booking.changed', about: booking.id, body })] };
};

export const joinIn: Doing = (hand) => {
	const { view, me, chance, write } = hand;
	const booking = bookingOf(hand, ({ body }) => body.open !== undefined);
	const association = pickOf(chance, view.state.associations.values(), ({ id }) =>
		mayBookFor(view.state, me, id)
	);
	if (booking === undefined || association === undefined) return undefined;
	const person: PersonId | undefined = me.person;
	const about = booking.id;
	const joined = { association: association.id, places: chance.between(1, 2), person };
	if (chance.odds(0.3) && booking.joined.length > 0)
		return {
			facts: [write({ kind: 'booking.left', about, body: { association: association.id } })]
		};
	return { facts: [write({ kind: 'booking.joined', about, body: joined })] };
};

export const handOver: Doing = (hand) => {
	const { chance, write, now } = hand;
	const booking = bookingOf(hand, () => true);
	const [line] = booking?.wish.lines ?? [];
	const [date] = booking?.wish.occurrences ?? [];
	if (booking === undefined || line === undefined || date === undefined) return undefined;
	const way = chance.odds(0.6) ? 'out' : 'back';
	const body = {
		way,
		line: line.id,
		occurrence: date.id,
		quantity: 1,
		when: Math.round(now)
	} as const;
	return { facts: [write({ kind: 'handover.noted', about: booking.id, body })] };
};
