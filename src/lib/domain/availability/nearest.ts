import { addDays, dateOf, daysBetween, timeOf } from '../time/date.ts';
import type { Holiday, Instant, LocalDate, LocalDateTime, Range, Zone } from '../time/types.ts';
import { instantOf, localOf } from '../time/zoned.ts';
import { minuteOfDay, wallMinutes } from '../opening/wall.ts';
import { isFree } from './judge.ts';
import { overlaps, type Places, type Wanted } from './places.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** How far to look, and how often to try: beyond that a person would look at the month. */
const DAYS_AROUND = 60;
const MOST_TRIES = 300;
/** When people are about, minutes since midnight: nobody is sent to a hall at four in the morning. */
const MORNING = 7 * 60;
const NIGHT = 23 * 60;
const MIDNIGHT = 24 * 60;

/** The holidays of a place, as far as the phone knows them (T6). */
export type HolidayOn = (date: LocalDate) => Holiday;

export type Nearest = {
	readonly before: Range | undefined;
	readonly after: Range | undefined;
	/** At other hours of the day that was wished. */
	readonly sameDay: Range | undefined;
};

type Start = { readonly start: LocalDateTime; readonly at: Instant };

/**
 * The nearest ranges of the same length at which what is wanted is free (BK13): before and after, the
 * same hours on other days, and only when no day has them other hours, right beside what is in the
 * way; and other hours of the wished day. Nothing begins before `now`, and no other hours are deeper
 * in the night than those wished.
 */
export function nearestFree(
	places: Places,
	wanted: Wanted,
	zone: Zone,
	now: Instant,
	holidayOn: HolidayOn
): Nearest {
	const startsAt = (locals: readonly LocalDateTime[]): Start[] =>
		[...new Set(locals)]
			.map((start) => ({ start, at: instantOf(start, zone) }))
			.filter(({ at }) => at >= now);
	const day = dateOf(wanted.start);
	const same = startsAt(sameHours(wanted, zone));
	const other = startsAt([...besideOthers(places, wanted, zone), ...hoursOf(day, zone)])
		.filter(({ at }) => at !== wanted.from)
		.filter(({ start }) => isAsAwake(rangeFrom(start, wanted, zone), wanted));
	const search = (starts: readonly Start[]) => {
		const near = starts.toSorted((a, b) => away(a, wanted) - away(b, wanted));
		for (const { start } of near.slice(0, MOST_TRIES)) {
			const range = rangeFrom(start, wanted, zone);
			const holiday = holidayOn(dateOf(start));
			if (isFree(places, { ...wanted, ...range, holiday }, now)) return range;
		}
		return undefined;
	};
	const side = (on: (start: Start) => boolean) =>
		search(same.filter(on)) ?? search(other.filter((one) => dateOf(one.start) !== day && on(one)));
	return {
		before: side(({ at }) => at < wanted.from),
		after: side(({ at }) => at > wanted.from),
		sameDay: search(other.filter(({ start }) => dateOf(start) === day))
	};
}

const away = ({ at }: Start, { from }: Wanted) => Math.abs(at - from);

/** The range of the same length by the clock: eight hours stay eight hours on the wall. */
function rangeFrom(start: LocalDateTime, wanted: Wanted, zone: Zone): Range {
	const minutes = wallMinutes(wanted.end) - wallMinutes(wanted.start);
	const to = instantOf(localAt(wallMinutes(start) + minutes), zone);
	// An end the clocks skip is where they go on.
	return { start, end: localOf(to, zone), zone, from: instantOf(start, zone), to };
}

const localAt = (minutes: number) =>
	new Date(minutes * MINUTE).toISOString().slice(0, 16) as LocalDateTime;

/** Whether it has no more of the night, nor of nights, than was wished; whole days stay whole days. */
function isAsAwake(range: Range, wished: Wanted): boolean {
	if (isMidnight(wished.start) && isMidnight(wished.end)) return isMidnight(range.start);
	const nights = ({ start, end }: Pick<Range, 'start' | 'end'>) =>
		daysBetween(dateOf(start), dateOf(end));
	return (
		nights(range) <= nights(wished) &&
		early(range.start) <= early(wished.start) &&
		late(range.end) <= late(wished.end)
	);
}

const isMidnight = (local: LocalDateTime) => timeOf(local) === '00:00';

/** Minutes into the night at which something ends, 0 by day. */
function late(end: LocalDateTime): number {
	const minute = minuteOfDay(timeOf(end));
	return Math.max(0, minute < MORNING ? minute + MIDNIGHT - NIGHT : minute - NIGHT);
}

/** Minutes before the morning, or else into the night, at which something begins, 0 by day. */
const early = (start: LocalDateTime): number =>
	Math.min(late(start), Math.max(0, MORNING - minuteOfDay(timeOf(start))) || Infinity);

function sameHours({ start }: Wanted, zone: Zone): LocalDateTime[] {
	const days = Array.from({ length: DAYS_AROUND }, (_, day) => day + 1);
	return days
		.flatMap((day) => [-day, day])
		.map((day) => `${addDays(dateOf(start), day)}T${timeOf(start)}` as LocalDateTime)
		.map((local) => localOf(instantOf(local, zone), zone));
}

/** Every whole hour of a day. */
const hoursOf = (day: LocalDate, zone: Zone): LocalDateTime[] =>
	Array.from({ length: 24 }, (_, hour) => `${day}T${String(hour).padStart(2, '0')}:00`)
		.map((local) => local as LocalDateTime)
		.map((local) => localOf(instantOf(local, zone), zone));

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
