import type { Holiday, LocalDate, LocalDateTime } from '../../../domain/time/types.ts';
import { dateOf } from '../../../domain/time/date.ts';
import type { Input } from '../../../engine/commands.ts';
import type { BookingChangeInput } from '../../../engine/inputs.ts';
import type { BookingRow, ProposalRow } from '../../../store/rows.ts';
import { movedAlong } from './dates.ts';
import type { DateOfBooking } from './items.ts';

export type Wished = {
	readonly start: LocalDateTime;
	readonly end: LocalDateTime;
	readonly quantities: Readonly<Record<string, number>>;
};

/** The same change, to be said to those who asked. */
export const proposalOf = ({
	setOccurrences,
	setLines
}: BookingChangeInput): Pick<Input<'proposeChange'>, 'occurrences' | 'lines'> => ({
	...(setOccurrences && {
		occurrences: setOccurrences.flatMap(({ id, ...hours }) => (id ? [{ id, ...hours }] : []))
	}),
	...(setLines && {
		lines: setLines.flatMap(({ id, quantity }) =>
			quantity === undefined ? [] : [{ id, quantity }]
		)
	})
});

/** A proposal taken over as it is. */
export const changeOfProposal = ({ occurrences, lines }: ProposalRow): BookingChangeInput => ({
	...(occurrences && {
		setOccurrences: occurrences.map(({ id, range: { start, end }, holiday }) => ({
			id,
			start,
			end,
			holiday
		}))
	}),
	...(lines && { setLines: lines })
});

/**
 * Only the fields that changed (R6); undefined when nothing did. `dates` are those that move along
 * with the one at hand; each says what kind of day it falls on now (T6).
 */
export function changeOf(
	booking: Pick<BookingRow, 'wish'>,
	date: DateOfBooking,
	wished: Wished,
	dates: readonly DateOfBooking[],
	holidayOn: (date: LocalDate) => Holiday
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
			setOccurrences: movedAlong(dates, date, wished).map(({ occurrence, ...hours }) => ({
				id: occurrence,
				...hours,
				holiday: holidayOn(dateOf(hours.start))
			}))
		}),
		...(lines.length > 0 && { setLines: lines })
	};
}
