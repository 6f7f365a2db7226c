import type { LocalDate } from '$lib/domain/time/types.ts';
import { formatRange } from '$lib/i18n/dates.ts';
import { itemWords } from '$lib/i18n/items.ts';
import { m } from '$lib/i18n/paraglide/messages';
import type { BookingRow } from '$lib/store/rows.ts';

/** More dates than this are not said one by one. */
const MOST_DATES = 5;

export const bookingPath = ({ space, id }: Pick<BookingRow, 'space' | 'id'>): string =>
	`/e/${space}/reservation/${id}`;

/** A booking as one tells it to somebody: what, when, with what; nobody's name. */
export function bookingWords(booking: BookingRow, today: LocalDate): string {
	const { occurrences } = booking.wish;
	const dates = occurrences.slice(0, MOST_DATES).map(({ range }) => formatRange(range, today));
	const more = occurrences.length - dates.length;
	const things = new Set(booking.items.map((item) => itemWords(item)));
	return [
		`${booking.title} (${booking.associationName})`,
		...dates,
		...(more > 0 ? [m.outward_booking_more_dates({ count: more })] : []),
		...things
	].join('\n');
}
