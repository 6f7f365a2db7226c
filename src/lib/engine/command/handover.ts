import { ok, refused } from '../../domain/refusal.ts';
import { UNDO_FOR } from './gesture.ts';
import type { Handler } from './handler.ts';
import { knownBooking } from './known-booking.ts';
import { write } from './work.ts';

/** RS9 */
export const assignUnits: Handler<'assignUnits'> = (input) =>
	write(input.space, async ({ state }) => {
		const known = await knownBooking(input.space, input.booking);
		if (!known.ok) return known;
		const { line, occurrence, units } = input;
		const body = { line, occurrence, units: [...units] };
		state({ kind: 'units.assigned', about: input.booking, body });
		return ok({});
	});

/** BK12: a fact about the world, always accepted. */
export const noteHandover: Handler<'noteHandover'> = (input) =>
	write(
		input.space,
		async (work) => {
			const known = await knownBooking(input.space, input.booking);
			if (!known.ok) return known;
			if (!Number.isInteger(input.quantity) || input.quantity < 0)
				return refused({ type: 'NotWholeQuantity' });
			const { way, line, occurrence, quantity, keys } = input;
			const body = {
				way,
				line,
				occurrence,
				quantity,
				keys,
				condition: work.words(input.condition, input.booking),
				person: input.person && work.person(input.person),
				when: work.now
			};
			work.state({ kind: 'handover.noted', about: input.booking, body });
			return ok({});
		},
		UNDO_FOR
	);
