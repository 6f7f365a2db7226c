import { dateOf } from '../../../domain/time/date.ts';
import type { Instant, LocalDate, LocalDateTime, Range, Zone } from '../../../domain/time/types.ts';
import { instantOf, localOf } from '../../../domain/time/zoned.ts';

const plain = (text: string) => text.replace(/[-:]/g, '');

export const utcText = (at: Instant): string =>
	`${plain(new Date(at).toISOString().slice(0, 19))}Z`;
export const dateText = (date: LocalDate): string => plain(date);

/** Midnight to midnight: days, not hours. */
export const isWholeDays = ({ start, end }: Pick<Range, 'start' | 'end'>): boolean =>
	start.endsWith('T00:00') && end.endsWith('T00:00');

/** A property's name with its parameters, and its value. */
type Told = readonly [string, string];

/**
 * A moment under a name like `DTSTART`: as a date for whole days, else as wall time of the zone; in UTC
 * where the wall time would be read as another instant (T3).
 */
export function momentText(
	name: string,
	local: LocalDateTime,
	at: Instant,
	{ zone, days }: { readonly zone: Zone; readonly days: boolean }
): Told {
	if (days) return [`${name};VALUE=DATE`, dateText(dateOf(local))];
	const wall = localOf(at, zone);
	if (zone === 'UTC' || instantOf(wall, zone) !== at) return [name, utcText(at)];
	return [`${name};TZID=${zone}`, `${plain(wall)}00`];
}
