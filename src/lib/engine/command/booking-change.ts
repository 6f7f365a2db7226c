import type { Occurrence } from '../../domain/booking/types.ts';
import type { BookingId, ResourceId } from '../../domain/ids.ts';
import { ok, refused, type Result } from '../../domain/refusal.ts';
import type { BookingChangeInput, LineInput } from '../inputs.ts';
import { isHeadcount, refuseResources } from './booking.ts';
import { UNDO_FOR } from './gesture.ts';
import type { Handler } from './handler.ts';
import { changeableBooking } from './known-booking.ts';
import { linesOf, occurrencesOf } from './occurrence.ts';
import { booksFor } from './rights.ts';
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

/** What a change asks for that must be known and not retired (RS8). */
export const resourcesIn = (change: BookingChangeInput): readonly ResourceId[] =>
	[...(change.setLines ?? []), ...(change.addLines ?? [])].flatMap((line) => line.resource ?? []);

/** What `booking.changed` says, its texts and people stated first. */
export function stateChange(
	work: Work,
	about: BookingId,
	change: BookingChangeInput
): Result<object> {
	const changed = (change.setLines ?? []).every(
		({ quantity }) => quantity === undefined || (Number.isInteger(quantity) && quantity >= 1)
	);
	if (!changed || !isHeadcount(change.headcount)) return refused({ type: 'NotWholeQuantity' });
	if (change.association !== undefined && !booksFor(work.space, change.association))
		return refused({ type: 'RoleMayNot' });
	const lines = linesOf(change.addLines ?? []);
	if (!lines.ok) return lines;
	const occurrences = occurrencesOf(change.setOccurrences ?? [], work.space.zone);
	if (!occurrences.ok) return occurrences;
	const body = changeBody(work, change, about, lines.value, occurrences.value);
	work.state({ kind: 'booking.changed', about, body });
	return ok({});
}

export const changeBooking: Handler<'changeBooking'> = (input) =>
	write(
		input.space,
		async (work) => {
			const { change } = input;
			const booking = await changeableBooking(input.space, input.booking);
			if (!booking.ok) return booking;
			const refusal = await refuseResources(input.space, resourcesIn(change));
			if (refusal) return refused(refusal);
			return stateChange(work, input.booking, change);
		},
		UNDO_FOR
	);
