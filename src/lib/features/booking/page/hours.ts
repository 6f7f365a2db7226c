import type { BookingId, OccurrenceId } from '../../../domain/ids.ts';
import type { LocalDate, LocalTime } from '../../../domain/time/types.ts';
import type { Reach } from './dates.ts';

export type Hours = {
	readonly first: LocalDate;
	readonly last: LocalDate;
	readonly from: LocalTime;
	readonly to: LocalTime;
};

/** What one typed of another time: hours are one field (T2), each quantity one of its own. */
export type HoursDraft = {
	hours: Hours | undefined;
	quantities: Record<string, number>;
	text: string;
	reach: Reach;
};

/** Drafts of a booking's dates begin so. */
export const hoursDrafts = (booking: BookingId): string => `booking/hours/${booking}/`;

/** Under which what is typed for one date is kept. */
export const hoursDraft = (booking: BookingId, date: OccurrenceId, proposing: boolean): string =>
	`${hoursDrafts(booking)}${date}${proposing ? '/propose' : ''}`;

/** The date a draft is of, and whether it proposes. */
export function readHoursDraft(
	booking: BookingId,
	id: string
): { readonly date: string; readonly proposing: boolean } {
	const [date = '', kind] = id.slice(hoursDrafts(booking).length).split('/');
	return { date, proposing: kind === 'propose' };
}
