import type { Occurrence } from '../../domain/booking/types.ts';
import { ok, refused } from '../../domain/refusal.ts';
import type { BookingChangeInput, LineInput } from '../commands.ts';
import { refuseResources } from './booking.ts';
import { UNDO_FOR } from './gesture.ts';
import type { Handler } from './handler.ts';
import { changeableBooking } from './known-booking.ts';
import { linesOf, occurrencesOf } from './occurrence.ts';
import { write, type Work } from './work.ts';

/** A list that says nothing is left out. */
const some = <T>(list: readonly T[] | undefined): readonly T[] | undefined =>
	list === undefined || list.length === 0 ? undefined : list;

const both = (set: readonly unknown[] | undefined, drop: readonly unknown[] | undefined) =>
	some(set) !== undefined || some(drop) !== undefined;

/** R6: only the fields that change. */
function changeBody(
	work: Work,
	input: BookingChangeInput,
	about: string,
	lines: readonly LineInput[],
	occurrences: readonly Occurrence[]
) {
	const { setLines, addLines, dropLines, setOccurrences, dropOccurrences, ...rest } = input;
	void addLines;
	void setOccurrences;
	const set = [...(setLines ?? []), ...lines].flatMap((line) =>
		line.id === undefined ? [] : [{ ...line, id: line.id }]
	);
	const words = (text: string | null | undefined) =>
		text === undefined ? undefined : (work.words(text, about) ?? null);
	return {
		...rest,
		lines: both(set, dropLines) ? { set: some(set), drop: some(dropLines) } : undefined,
		occurrences: both(occurrences, dropOccurrences)
			? { set: some(occurrences), drop: some(dropOccurrences) }
			: undefined,
		purpose: words(input.purpose),
		note: words(input.note),
		contact: input.contact ? work.person(input.contact) : input.contact
	};
}

export const changeBooking: Handler<'changeBooking'> = (input) =>
	write(
		input.space,
		async (work) => {
			const { change } = input;
			const booking = await changeableBooking(input.space, input.booking);
			if (!booking.ok) return booking;
			const asked = [...(change.setLines ?? []), ...(change.addLines ?? [])];
			const resources = asked.flatMap((line) => line.resource ?? []);
			const refusal = await refuseResources(input.space, resources);
			if (refusal) return refused(refusal);
			const changed = (change.setLines ?? []).every(
				({ quantity }) => quantity === undefined || (Number.isInteger(quantity) && quantity >= 1)
			);
			if (!changed) return refused({ type: 'NotWholeQuantity' });
			const lines = linesOf(change.addLines ?? []);
			if (!lines.ok) return lines;
			const occurrences = occurrencesOf(change.setOccurrences ?? [], work.space.zone);
			if (!occurrences.ok) return occurrences;
			const body = changeBody(work, change, input.booking, lines.value, occurrences.value);
			work.state({ kind: 'booking.changed', about: input.booking, body });
			return ok({});
		},
		UNDO_FOR
	);
