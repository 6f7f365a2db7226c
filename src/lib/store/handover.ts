import type { HandoverWay } from '../domain/booking/types.ts';
import type { LineId, OccurrenceId } from '../domain/ids.ts';
import type { BookingRow, ItemRow, OccurrenceRow } from './rows.ts';

const KINDS_HANDED_OVER = ['room', 'equipment', 'technical', 'vehicle'] satisfies ItemRow['kind'][];

/** Things and keys change hands; skills and time don't. What was refused or withdrawn stays put. */
export function handedOver(item: ItemRow): boolean {
	return KINDS_HANDED_OVER.some((kind) => kind === item.kind) && counts(item);
}

const counts = (item: ItemRow) =>
	item.standing === 'held' || item.standing === 'confirmed' || item.standing === 'askedFree';

/** At least one of its items is held or confirmed, as far as this phone knows. */
export function isStanding(row: OccurrenceRow): boolean {
	return row.items.some(counts);
}

export type LeftToHand = { readonly line: LineId; readonly quantity: number };

/**
 * What is still to hand over, per line: all that was asked and hasn't gone out; or what is out and
 * hasn't come back. When nobody noted the departure, all of it is taken to come back (BK12).
 */
export function leftToHand(
	booking: Pick<BookingRow, 'items' | 'handovers'>,
	occurrence: OccurrenceId,
	way: HandoverWay
): LeftToHand[] {
	const noted = (line: LineId, of: HandoverWay) =>
		booking.handovers
			.filter((one) => one.line === line && one.occurrence === occurrence && one.way === of)
			.reduce((sum, one) => sum + one.quantity, 0);
	return booking.items
		.filter((item) => item.occurrence === occurrence && handedOver(item))
		.map(({ line, quantity }) => {
			const out = noted(line, 'out');
			const wanted = way === 'out' ? quantity - out : (out || quantity) - noted(line, 'back');
			return { line, quantity: wanted };
		})
		.filter((left) => left.quantity > 0);
}
