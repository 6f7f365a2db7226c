import { ok } from '../../domain/refusal.ts';
import { UNDO_FOR } from './gesture.ts';
import type { Handler } from './handler.ts';
import { changeableBooking, decidableBooking, knownBooking } from './known-booking.ts';
import { write } from './work.ts';

export const withdrawBooking: Handler<'withdrawBooking'> = (input) =>
	write(
		input.space,
		async (work) => {
			const known = await changeableBooking(input.space, input.booking);
			if (!known.ok) return known;
			const reason = work.words(input.reason, input.booking);
			const body = { ...input.scope, reason };
			work.state({ kind: 'booking.withdrawn', about: input.booking, body });
			return ok({});
		},
		UNDO_FOR
	);

export const confirmBooking: Handler<'confirmBooking'> = (input) =>
	write(
		input.space,
		async (work) => {
			const known = await decidableBooking(input.space, input.booking, input.wish);
			if (!known.ok) return known;
			const body = { ...input.scope, wish: input.wish };
			work.state({ kind: 'booking.confirmed', about: input.booking, body });
			return ok({});
		},
		UNDO_FOR
	);

export const refuseBooking: Handler<'refuseBooking'> = (input) =>
	write(
		input.space,
		async (work) => {
			const known = await decidableBooking(input.space, input.booking, input.wish);
			if (!known.ok) return known;
			const reason = work.words(input.reason, input.booking);
			const body = { ...input.scope, wish: input.wish, reason };
			work.state({ kind: 'booking.refused', about: input.booking, body });
			return ok({});
		},
		UNDO_FOR
	);

export const settleBooking: Handler<'settleBooking'> = (input) =>
	write(
		input.space,
		async (work) => {
			const known = await knownBooking(input.space, input.booking);
			if (!known.ok) return known;
			const body = { ...input.scope, note: work.words(input.note, input.booking) };
			work.state({ kind: 'booking.settled', about: input.booking, body });
			return ok({});
		},
		UNDO_FOR
	);
