import { MOST_DATES } from '../../../domain/recurrence/repeat.ts';
import { dateOf } from '../../../domain/time/date.ts';
import type { Instant, LocalDate, LocalDateTime, Range, Zone } from '../../../domain/time/types.ts';
import { localOf, rangeBetween, rangeOf } from '../../../domain/time/zoned.ts';
import { datesOfRule } from '../../recurrence/dates.ts';
import type { CalendarOddity, ReadDate, ReadEvent } from './event.ts';
import type { Fields, Stated } from './fields.ts';

/** The season that is looked at, both days included, and the space's zone. */
export type Window = { readonly zone: Zone; readonly from: LocalDate; readonly until: LocalDate };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Wall time as if it were UTC, to reckon lengths in. */
const wallMs = (wall: LocalDateTime) => Date.parse(`${wall}Z`);
const later = (wall: LocalDateTime, ms: number) =>
	new Date(wallMs(wall) + ms).toISOString().slice(0, 16) as LocalDateTime;

type Start = { readonly wall: LocalDateTime; readonly stated: Stated };

/** How long it is by the clock on the wall, ms: a 14:00 to 17:00 stays that over a clock change (T3). */
function lengthOf(event: Fields, start: Stated, odd: Set<CalendarOddity>): number {
	const end = event.moment('DTEND');
	const seconds = event.seconds('DURATION');
	const shown = end === undefined ? undefined : wallIn(end, start);
	const length = shown === undefined ? (seconds ?? 0) * 1000 : wallMs(shown) - wallMs(start.wall);
	if (!start.allDay) {
		if (length > 0) return length;
		odd.add('NoEnd');
		return 60 * MINUTE;
	}
	if (length <= 0 && end !== undefined) odd.add('OneDay');
	return Math.max(DAY, Math.round(length / DAY) * DAY);
}

/** A moment on the clock of another. */
function wallIn(end: Stated, start: Stated): LocalDateTime {
	if (end.allDay || end.clock.zone === start.clock.zone) return end.wall;
	return localOf(end.clock.instantOf(end.wall), start.clock.zone);
}

function rangeFor({ wall, stated }: Start, length: number, zone: Zone): Range | undefined {
	const end = later(wall, length);
	if (stated.clock.zone === zone) {
		const made = rangeBetween(wall, end, zone);
		return made.ok ? made.value : undefined;
	}
	const from = stated.clock.instantOf(wall);
	const to = stated.clock.instantOf(end);
	return from < to ? rangeOf(from, to, zone) : undefined;
}

const instantOf = ({ wall, clock }: Stated): Instant => clock.instantOf(wall);

/** The dates a rule, and dates added by hand, say; without exceptions. */
function startsOf(event: Fields, start: Stated, window: Window, odd: Set<CalendarOddity>): Start[] {
	const first = { wall: start.wall, stated: start };
	const added = event.moments('RDATE').map((stated) => ({ wall: stated.wall, stated }));
	const { rule } = event;
	if (rule === '') return [first, ...added];
	const { from, until } = window;
	const made = datesOfRule({ rule, start: start.wall, zone: start.clock.zone, from, until });
	if (!made.ok) {
		odd.add('RuleUnread');
		return [first, ...added];
	}
	const { dates, ends } = made.value;
	if (ends === 'until') odd.add(/(?:COUNT|UNTIL)=/i.test(rule) ? 'GoesOn' : 'Endless');
	if (ends === 'most') odd.add('TooMany');
	if (ends === 'steps') odd.add('TooFine');
	// The first date counts even where the rule would not have it.
	const walls = new Set([start.wall, ...dates]);
	return [...[...walls].map((wall) => ({ wall, stated: { ...start, wall } })), ...added];
}

/** One version of one date of a series, by the instant it was meant to begin. */
export type Override = { readonly at: Instant; readonly event: Fields };

export function readSeries(
	uid: string,
	event: Fields,
	overrides: readonly Override[],
	window: Window,
	noted: Iterable<CalendarOddity>
): ReadEvent | undefined {
	const start = event.moment('DTSTART');
	if (start === undefined) return undefined;
	const odd = new Set(noted);
	if (start.clock.guessed) odd.add('ZoneUnknown');
	const length = lengthOf(event, start, odd);
	const title = event.text('SUMMARY');
	const place = event.text('LOCATION');
	const left = new Set(event.moments('EXDATE').map((stated) => exceptionKey(stated)));
	const dates = new Map<Instant, ReadDate>();
	for (const each of startsOf(event, start, window, odd)) {
		const at = each.stated.clock.instantOf(each.wall);
		if (left.has(at) || left.has(dateOf(each.wall))) continue;
		const range = rangeFor(each, length, window.zone);
		if (range !== undefined) dates.set(at, { range, part: partOf(at) });
	}
	for (const { at, event: other } of overrides) {
		dates.delete(at);
		const date = readOverride(other, at, { title, place }, window, odd);
		if (date !== undefined) dates.set(at, date);
	}
	const kept = [...dates.values()]
		.filter(({ range }) => isWithin(range, window))
		.sort((one, other) => one.range.from - other.range.from)
		.slice(0, MOST_DATES);
	const description = event.text('DESCRIPTION');
	const cancelled = event.text('STATUS').toUpperCase() === 'CANCELLED';
	const rrule = event.rule === '' ? undefined : event.rule;
	const { allDay } = start;
	return {
		uid,
		title,
		place,
		description,
		allDay,
		cancelled,
		rrule,
		dates: kept,
		oddities: [...odd]
	};
}

/** An exception told as a date leaves out whatever begins on that day. */
const exceptionKey = (stated: Stated): Instant | LocalDate =>
	stated.allDay ? dateOf(stated.wall) : instantOf(stated);

const partOf = (at: Instant) => new Date(at).toISOString().slice(0, 16);

const isWithin = ({ start }: Range, { from, until }: Window) =>
	dateOf(start) >= from && dateOf(start) <= until;

/** Undefined for a date that was cancelled, or says nothing. */
function readOverride(
	event: Fields,
	at: Instant,
	usual: { readonly title: string; readonly place: string },
	{ zone }: Window,
	odd: Set<CalendarOddity>
): ReadDate | undefined {
	const start = event.moment('DTSTART');
	if (start === undefined || event.text('STATUS').toUpperCase() === 'CANCELLED') return undefined;
	if (event.hasParameter('RECURRENCE-ID', 'RANGE')) odd.add('AndAfter');
	const length = lengthOf(event, start, odd);
	const range = rangeFor({ wall: start.wall, stated: start }, length, zone);
	if (range === undefined) return undefined;
	const title = event.text('SUMMARY');
	const place = event.text('LOCATION');
	return {
		range,
		part: partOf(at),
		...(title !== '' && title !== usual.title && { title }),
		...(place !== '' && place !== usual.place && { place })
	};
}
