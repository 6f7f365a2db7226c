import { addDays, dateOf, timeOf } from '../time/date.ts';
import type { Holiday, Instant, LocalDate, LocalDateTime, Range, Zone } from '../time/types.ts';
import { instantOf, localOf } from '../time/zoned.ts';
import { wallMinutes } from '../opening/wall.ts';
import { isFree } from './judge.ts';
import { overlaps, type Places, type Wanted } from './places.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** How far to look, and how often to try: beyond that a person would look at the month. */
const DAYS_AROUND = 60;
const MOST_TRIES = 300;

/** The holidays of a place, as far as the phone knows them (T6). */
export type HolidayOn = (date: LocalDate) => Holiday;

export type Nearest = { readonly before: Range | undefined; readonly after: Range | undefined };

/**
 * The nearest ranges of the same length, before and after, at which what is wanted is free (BK13).
 * Tried are the same hours on other days, and right beside what is in the way; nothing that begins
 * before `now`.
 */
export function nearestFree(
	places: Places,
	wanted: Wanted,
	zone: Zone,
	now: Instant,
	holidayOn: HolidayOn
): Nearest {
	const starts = [...new Set([...sameHours(wanted, zone), ...besideOthers(places, wanted, zone)])]
		.map((start) => ({ start, at: instantOf(start, zone) }))
		.filter(({ at }) => at >= now);
	const search = (near: readonly { start: LocalDateTime }[]) => {
		for (const { start } of near.slice(0, MOST_TRIES)) {
			const range = rangeFrom(start, wanted, zone);
			const holiday = holidayOn(dateOf(start));
			if (isFree(places, { ...wanted, ...range, holiday }, now)) return range;
		}
		return undefined;
	};
	return {
		before: search(starts.filter(({ at }) => at < wanted.from).sort((a, b) => b.at - a.at)),
		after: search(starts.filter(({ at }) => at > wanted.from).sort((a, b) => a.at - b.at))
	};
}

/** The range of the same length by the clock: eight hours stay eight hours on the wall. */
function rangeFrom(start: LocalDateTime, wanted: Wanted, zone: Zone): Range {
	const minutes = wallMinutes(wanted.end) - wallMinutes(wanted.start);
	const end = localAt(wallMinutes(start) + minutes);
	return { start, end, zone, from: instantOf(start, zone), to: instantOf(end, zone) };
}

const localAt = (minutes: number) =>
	new Date(minutes * MINUTE).toISOString().slice(0, 16) as LocalDateTime;

function sameHours({ start }: Wanted, zone: Zone): LocalDateTime[] {
	const days = Array.from({ length: DAYS_AROUND }, (_, day) => day + 1);
	return days
		.flatMap((day) => [-day, day])
		.map((day) => `${addDays(dateOf(start), day)}T${timeOf(start)}` as LocalDateTime)
		.map((local) => localOf(instantOf(local, zone), zone));
}

/** Beginning when something ends, or ending when something begins, turnaround between them. */
function besideOthers(places: Places, wanted: Wanted, zone: Zone): LocalDateTime[] {
	const around = { from: wanted.from - DAYS_AROUND * DAY, to: wanted.to + DAYS_AROUND * DAY };
	const length = wanted.to - wanted.from;
	const starts: Instant[] = [];
	for (const need of places.needsOf(wanted.resource)) {
		const others = [
			...places.usesOver(need.resource, around.from, around.to),
			...places.outagesOf(need.resource).filter((out) => overlaps(out, around))
		];
		for (const { from, to } of others) {
			starts.push(to + need.before, from - need.after - length);
		}
		for (const { from, to } of places.closuresOf(need.resource)) {
			if (overlaps({ from, to }, around)) starts.push(to, from - length);
		}
	}
	return starts.filter((at) => at > around.from && at < around.to).map((at) => localOf(at, zone));
}
