import { ok, refused } from '../../domain/refusal.ts';
import { UNDO_FOR } from './gesture.ts';
import type { Handler } from './handler.ts';
import { knownBooking } from './known-booking.ts';
import { occurrencesOf } from './occurrence.ts';
import { booksFor } from './rights.ts';
import { write } from './work.ts';

export const commentBooking: Handler<'commentBooking'> = (input) =>
	write(input.space, async (work) => {
		const known = await knownBooking(input.space, input.booking);
		if (!known.ok) return known;
		const words = work.words(input.text, input.booking);
		if (words === undefined) return refused({ type: 'NothingAsked' });
		work.state({ kind: 'booking.commented', about: input.booking, body: { words } });
		return ok({});
	});

/** BK8: a word with a date or a quantity in it, about the wish that was seen. */
export const proposeChange: Handler<'proposeChange'> = (input) =>
	write(
		input.space,
		async (work) => {
			const known = await knownBooking(input.space, input.booking);
			if (!known.ok) return known;
			const { wish, lines = [] } = input;
			if (known.value !== undefined && known.value.wish.key !== wish)
				return refused({ type: 'OlderWish' });
			const occurrences = occurrencesOf(input.occurrences ?? [], work.space.zone);
			if (!occurrences.ok) return occurrences;
			const dates = occurrences.value;
			if (dates.length + lines.length === 0) return refused({ type: 'NothingAsked' });
			if (!lines.every(({ quantity }) => Number.isInteger(quantity) && quantity >= 1))
				return refused({ type: 'NotWholeQuantity' });
			const body = {
				wish,
				...(dates.length > 0 && { occurrences: dates }),
				...(lines.length > 0 && { lines: [...lines] }),
				words: work.words(input.text, input.booking)
			};
			work.state({ kind: 'booking.proposed', about: input.booking, body });
			return ok({});
		},
		UNDO_FOR
	);

/** BK15 */
export const joinBooking: Handler<'joinBooking'> = (input) =>
	write(input.space, async ({ state, space }) => {
		const known = await knownBooking(input.space, input.booking);
		if (!known.ok) return known;
		if (!booksFor(space, input.association)) return refused({ type: 'RoleMayNot' });
		if (!Number.isInteger(input.places) || input.places < 1)
			return refused({ type: 'NotWholeQuantity' });
		const { association, places } = input;
		const body = { association, places, person: space.person };
		state({ kind: 'booking.joined', about: input.booking, body });
		return ok({});
	});

export const leaveBooking: Handler<'leaveBooking'> = (input) =>
	write(
		input.space,
		async ({ state }) => {
			const known = await knownBooking(input.space, input.booking);
			if (!known.ok) return known;
			const body = { association: input.association };
			state({ kind: 'booking.left', about: input.booking, body });
			return ok({});
		},
		UNDO_FOR
	);
