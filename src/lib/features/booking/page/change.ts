import type { LocalDateTime } from '../../../domain/time/types.ts';
import type { BookingChangeInput } from '../../../engine/commands.ts';
import type { BookingRow } from '../../../store/rows.ts';
import type { DateOfBooking } from './items.ts';

export type Wished = {
	readonly start: LocalDateTime;
	readonly end: LocalDateTime;
	readonly quantities: Readonly<Record<string, number>>;
};

/** Only the fields that changed (R6); undefined when nothing did. */
export function changeOf(
	booking: Pick<BookingRow, 'wish'>,
	date: DateOfBooking,
	wished: Wished
): BookingChangeInput | undefined {
	const { start, end } = date.range;
	const moved = wished.start !== start || wished.end !== end;
	const lines = booking.wish.lines.flatMap(({ id, quantity }) => {
		const next = wished.quantities[id];
		return next === undefined || next === quantity ? [] : [{ id, quantity: next }];
	});
	if (!moved && lines.length === 0) return undefined;
	return {
		...(moved && {
			setOccurrences: [{ id: date.occurrence, start: wished.start, end: wished.end }]
		}),
		...(lines.length > 0 && { setLines: lines })
	};
}
