import type { LocalDateTime, LocalTime } from '../time/types.ts';

/** Minutes of wall time since 1970-01-01T00:00 on the same clock. */
export function wallMinutes(local: LocalDateTime): number {
	return (
		Date.UTC(
			Number(local.slice(0, 4)),
			Number(local.slice(5, 7)) - 1,
			Number(local.slice(8, 10)),
			Number(local.slice(11, 13)),
			Number(local.slice(14, 16))
		) / 60_000
	);
}

/** Minutes since midnight; `24:00` is 1440. */
export function minuteOfDay(time: LocalTime): number {
	return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
