import { ok, refused } from '../../domain/refusal.ts';
import { UNDO_FOR } from './gesture.ts';
import type { Handler } from './handler.ts';
import { knownBooking } from './known-booking.ts';
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
