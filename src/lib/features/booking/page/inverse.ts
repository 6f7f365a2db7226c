import type { OccurrenceId } from '../../../domain/ids.ts';
import type { BookingChangeInput } from '../../../engine/inputs.ts';
import type { BookingRow } from '../../../store/rows.ts';
import { isOver } from './items.ts';

type Known = Pick<BookingRow, 'wish' | 'body' | 'purpose' | 'note' | 'contact'>;

/** Fields said in one piece: going back is saying what was there, or nothing. */
function saidBack(before: Known, now: Known, change: BookingChangeInput): BookingChangeInput {
	const { purpose, note, contact, headcount, partner, association } = change;
	const still = <T>(mine: T | null | undefined, is: T | undefined): boolean =>
		mine !== undefined && (mine ?? undefined) === is;
	const isMine =
		contact === null
			? now.contact === undefined
			: contact !== undefined &&
				('id' in contact ? contact.id === now.contact?.id : contact.name === now.contact?.name);
	return {
		...(still(purpose, now.purpose) && { purpose: before.purpose ?? null }),
		...(still(note, now.note) && { note: before.note ?? null }),
		...(isMine && { contact: before.body.contact ? { id: before.body.contact } : null }),
		...(still(headcount, now.body.headcount) && { headcount: before.body.headcount ?? null }),
		...(still(partner, now.body.partner) && { partner: before.body.partner ?? null }),
		...(still(association, now.body.association) && { association: before.body.association })
	};
}

/**
 * A change of mine undone by a further one (R1), once it has left the phone: only fields that still
 * say what I wrote go back, so that nothing a colleague wrote since is lost (R6). Undefined when
 * none does.
 */
export function changedBack(
	before: Known,
	now: Known,
	change: BookingChangeInput
): BookingChangeInput | undefined {
	const setOccurrences = (change.setOccurrences ?? []).flatMap(({ id, start, end }) => {
		const was = before.wish.occurrences.find((one) => one.id === id);
		const is = now.wish.occurrences.find((one) => one.id === id);
		if (!was || is?.range.start !== start || is.range.end !== end) return [];
		return [{ id: was.id, start: was.range.start, end: was.range.end, holiday: was.holiday }];
	});
	const setLines = (change.setLines ?? []).flatMap(({ id, quantity }) => {
		const was = before.wish.lines.find((line) => line.id === id);
		const is = now.wish.lines.find((line) => line.id === id);
		return was && is?.quantity === quantity ? [{ id, quantity: was.quantity }] : [];
	});
	const back = {
		...saidBack(before, now, change),
		...(setOccurrences.length > 0 && { setOccurrences }),
		...(setLines.length > 0 && { setLines })
	};
	return Object.keys(back).length > 0 ? back : undefined;
}

/**
 * What I withdrew, asked for again: withdrawn is for good (BK5), so its dates come back as new ones,
 * and the log says what becomes of them. Dates given up before stay so.
 */
export function askedAgain(
	{ wish, items }: Pick<BookingRow, 'wish' | 'items'>,
	withdrawn: readonly OccurrenceId[] | undefined
): BookingChangeInput | undefined {
	const again = wish.occurrences.filter(
		({ id }) =>
			(withdrawn?.includes(id) ?? true) && !isOver(items.filter((item) => item.occurrence === id))
	);
	if (again.length === 0) return undefined;
	return {
		dropOccurrences: again.map(({ id }) => id),
		setOccurrences: again.map(({ range: { start, end }, holiday }) => ({ start, end, holiday }))
	};
}
