import { refused, ok, type Result } from '../refusal.ts';
import { addDays, dateOf } from './date.ts';
import { offsetAt, segmentsFrom } from './offsets.ts';
import type { Instant, LocalDate, LocalDateTime, LocalTime, Range, Zone } from './types.ts';

const MINUTE = 60_000;
/** No zone is further ahead of UTC than 14 h. */
const FURTHEST_AHEAD = 15 * 60 * MINUTE;

/** Wall time read as if it were UTC. */
const wallOf = (local: LocalDateTime): number =>
	Date.UTC(
		Number(local.slice(0, 4)),
		Number(local.slice(5, 7)) - 1,
		Number(local.slice(8, 10)),
		Number(local.slice(11, 13)),
		Number(local.slice(14, 16))
	);

const isoMinute = (wall: number) => new Date(wall).toISOString().slice(0, 16) as LocalDateTime;

/**
 * The instant a wall time means in a zone. One that doesn't exist moves to the first that does; one
 * that exists twice means the first (T3). A day or hour beyond its month or day rolls over (`T24:00`).
 */
export function instantOf(local: LocalDateTime, zone: Zone): Instant {
	const wall = wallOf(local);
	const probe = wall - FURTHEST_AHEAD;
	// Clocks seldom change: when they don't around this time, one offset answers.
	const offset = offsetAt(probe, zone);
	if (offset === offsetAt(wall + FURTHEST_AHEAD, zone)) return wall - offset;
	const segments = segmentsFrom(probe, zone);
	for (const [index, segment] of segments.entries()) {
		const instant = wall - segment.offset;
		// The previous clock ended before showing this time and this one begins after it.
		if (instant < segment.from && index > 0) return segment.from;
		const next = segments[index + 1];
		if (next === undefined || instant < next.from) return instant;
	}
	return wall - offset;
}

/** What a clock in the zone shows at the instant, to the minute. */
export function localOf(instant: Instant, zone: Zone): LocalDateTime {
	return isoMinute(instant + offsetAt(instant, zone));
}

/** The date in the zone at the instant. */
export function dateAt(instant: Instant, zone: Zone): LocalDate {
	return dateOf(localOf(instant, zone));
}

/** Midnight, or the first minute of the day where clocks skip midnight. */
export function startOfDay(date: LocalDate, zone: Zone): Instant {
	return instantOf(`${date}T00:00` as LocalDateTime, zone);
}

/** A date and a time put together; `24:00` is the next day's midnight. */
export function at(date: LocalDate, time: LocalTime): LocalDateTime {
	if (time === '24:00') return `${addDays(date, 1)}T00:00` as LocalDateTime;
	return `${date}T${time}` as LocalDateTime;
}

/**
 * A range of wall time with the instants it means (T1–T3). Refused when it ends before it starts or
 * when nothing of it is left after a clock change.
 */
export function rangeBetween(
	start: LocalDateTime,
	end: LocalDateTime,
	zone: Zone
): Result<Range, { readonly type: 'EndBeforeStart' }> {
	const from = instantOf(start, zone);
	const to = instantOf(end, zone);
	if (from >= to || start >= end) return refused({ type: 'EndBeforeStart' });
	return ok({ start, end, zone, from, to });
}

/** The range of instants as wall time in a zone. */
export function rangeOf(from: Instant, to: Instant, zone: Zone): Range {
	return { start: localOf(from, zone), end: localOf(to, zone), zone, from, to };
}

/** Local dates the range touches, first to last, at most `most`; half-open, so an end at midnight touches nothing (T2). */
export function datesOf(range: Pick<Range, 'start' | 'end'>, most = 400): LocalDate[] {
	const last = lastDateOf(range);
	const dates: LocalDate[] = [];
	for (
		let date = dateOf(range.start);
		date <= last && dates.length < most;
		date = addDays(date, 1)
	) {
		dates.push(date);
	}
	return dates;
}

/** The last day shown for a range: the inclusive one (T2). */
export function lastDateOf(range: Pick<Range, 'start' | 'end'>): LocalDate {
	const last = dateOf(range.end);
	return range.end.slice(11) === '00:00' && last > dateOf(range.start) ? addDays(last, -1) : last;
}
