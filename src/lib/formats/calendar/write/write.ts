import { rruleText } from '../../../domain/recurrence/rule.ts';
import type { Instant, Range, Zone } from '../../../domain/time/types.ts';
import type { OutBooking, OutDate } from './booking-out.ts';
import { escaped, line } from './line.ts';
import { dateText, isWholeDays, momentText, utcText } from './moment.ts';
import { seriesOf, type Series } from './series.ts';
import { zoneText } from './zone.ts';

/** What our UIDs end with: such an event, read again, is known for a booking of ours. */
export const UID_END = '@la-remise';

const OURS = /^([A-Za-z0-9_-]{22})(?:\.[A-Za-z0-9_-]{1,24})?@la-remise$/;
/** The booking that an event of ours tells of, in whatever space. */
export const bookingIn = (uid: string): string | undefined => OURS.exec(uid)?.[1];

export type OutCalendar = {
	readonly name: string;
	readonly zone: Zone;
	readonly bookings: readonly OutBooking[];
	/** How often whoever subscribes should look again, minutes; a file that is saved says nothing. */
	readonly refresh?: number | undefined;
};

/**
 * A calendar file (RFC 5545, RFC 7986): lines of 75 octets that end with CRLF, text escaped, one series
 * for a booking that repeats. The same bookings give the same bytes.
 */
export function writeCalendar({ name, zone, bookings, refresh }: OutCalendar): string {
	const ranges = bookings.flatMap(({ dates }) => dates.map(({ range }) => range));
	const from = ranges.reduce((least, range) => Math.min(least, range.from), Infinity);
	const to = ranges.reduce((most, range) => Math.max(most, range.to), -Infinity);
	const zoned = ranges.some((range) => !isWholeDays(range)) && zone !== 'UTC';
	const duration = refresh === undefined ? undefined : `PT${String(refresh)}M`;
	return [
		line('BEGIN', 'VCALENDAR'),
		line('VERSION', '2.0'),
		line('PRODID', '-//La Remise//La Remise//FR'),
		line('CALSCALE', 'GREGORIAN'),
		line('METHOD', 'PUBLISH'),
		line('NAME', escaped(name)),
		line('X-WR-CALNAME', escaped(name)),
		line('X-WR-TIMEZONE', zone),
		duration === undefined
			? ''
			: line('REFRESH-INTERVAL;VALUE=DURATION', duration) + line('X-PUBLISHED-TTL', duration),
		zoned ? zoneText(zone, from, to) : '',
		...bookings.map((booking) => bookingText(booking, zone)),
		line('END', 'VCALENDAR')
	].join('');
}

function bookingText(booking: OutBooking, zone: Zone): string {
	const series = seriesOf(booking.rrule, booking.dates, zone);
	if (series !== undefined) return seriesText(booking, series, zone);
	const [only, ...more] = booking.dates;
	if (only !== undefined && more.length === 0) {
		return event(booking, booking.uid, only, zone);
	}
	return booking.dates.map((date) => event(booking, singleUid(booking, date), date, zone)).join('');
}

/** A date told by itself has a name of its own: two events of one name would be one. */
const singleUid = ({ uid }: OutBooking, { id }: OutDate): string =>
	uid.endsWith(UID_END) ? `${uid.slice(0, -UID_END.length)}.${id}${UID_END}` : `${uid}.${id}`;

function seriesText(booking: OutBooking, series: Series, zone: Zone): string {
	const { rule, first, last, exceptions, overrides, singles } = series;
	const days = isWholeDays(first.range);
	const text = rruleText(rule, last, zone);
	const until = days ? text.replace(/UNTIL=\w+/, `UNTIL=${dateText(last)}`) : text;
	const told = (name: string, range: Range) =>
		line(...momentText(name, range.start, range.from, { zone, days }));
	const master = event(
		booking,
		booking.uid,
		first,
		zone,
		line('RRULE', until) + exceptions.map((range) => told('EXDATE', range)).join('')
	);
	return [
		master,
		...overrides.map(({ original, date }) =>
			event(booking, booking.uid, date, zone, told('RECURRENCE-ID', original))
		),
		...singles.map((date) => event(booking, singleUid(booking, date), date, zone))
	].join('');
}

const stampText = (at: Instant) => utcText(at);

function event(booking: OutBooking, uid: string, date: OutDate, zone: Zone, more = ''): string {
	const { range, status } = date;
	const days = isWholeDays(range);
	const { title, place, description, category, url, created, stamp, sequence } = booking;
	return [
		line('BEGIN', 'VEVENT'),
		line('UID', escaped(uid)),
		line('DTSTAMP', stampText(stamp)),
		line('CREATED', stampText(created)),
		line('LAST-MODIFIED', stampText(stamp)),
		line('SEQUENCE', String(sequence)),
		line(...momentText('DTSTART', range.start, range.from, { zone, days })),
		line(...momentText('DTEND', range.end, range.to, { zone, days })),
		more,
		line('SUMMARY', escaped(title)),
		place === '' ? '' : line('LOCATION', escaped(place)),
		description === '' ? '' : line('DESCRIPTION', escaped(description)),
		category === '' ? '' : line('CATEGORIES', escaped(category)),
		url === undefined ? '' : line('URL', url),
		line('STATUS', status),
		line('TRANSP', status === 'CANCELLED' ? 'TRANSPARENT' : 'OPAQUE'),
		line('END', 'VEVENT')
	].join('');
}
