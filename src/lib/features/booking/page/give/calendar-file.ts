import { fileName } from '$lib/domain/text/file-name.ts';
import type { Zone } from '$lib/domain/time/types.ts';
import { outBooking } from '$lib/formats/calendar/write/told.ts';
import { toldRow } from '$lib/formats/calendar/write/told-row.ts';
import { writeCalendar } from '$lib/formats/calendar/write/write.ts';
import type { BookingRow } from '$lib/store/rows.ts';

/** One booking for any calendar; it names nobody. */
export function calendarFile(booking: BookingRow, zone: Zone, origin: string): File {
	const out = outBooking(toldRow(booking, origin), { people: false });
	const text = writeCalendar({
		name: booking.title,
		zone,
		bookings: out === undefined ? [] : [out]
	});
	return new File([text], `${fileName([booking.title])}.ics`, { type: 'text/calendar' });
}
