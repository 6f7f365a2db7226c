import { dateOf, timeOf } from '../domain/time/date.ts';
import type { Instant, LocalDate, LocalTime, Zone } from '../domain/time/types.ts';
import { localOf } from '../domain/time/zoned.ts';

/** What the clock on the wall says there, at that instant. */
export function clockOf(at: Instant, zone: Zone): { date: LocalDate; time: LocalTime } {
	const local = localOf(at, zone);
	return { date: dateOf(local), time: timeOf(local) };
}
