import { ok, refused, type Refusal, type Result } from '../../../domain/refusal.ts';
import { binaryKind } from '../../table/binary.ts';
import { decode, utf16, type Encoding } from '../../table/encoding.ts';
import { blocksIn, type Blocks } from './blocks.ts';
import { clockIn, Clocks, type Clock } from './clock.ts';
import type { CalendarOddity, ReadEvent } from './event.ts';
import { Fields } from './fields.ts';
import { readSeries, type Override, type Window } from './series.ts';
import { WINDOWS_ZONES } from './windows-zones.ts';

/** A larger file is no village's calendar. */
export const MOST_BYTES = 10 * 1024 * 1024;
export const MOST_EVENTS = 20_000;

export type CalendarRefusal =
	| Extract<Refusal, { type: 'FileEmpty' | 'FileTooLarge' | 'FileBinary' }>
	| { readonly type: 'FileNotCalendar' }
	| { readonly type: 'FileTooManyEvents'; readonly most: number };

export type ReadCalendar = {
	/** What the calendar calls itself: often the hall's name. */
	readonly name: string;
	readonly encoding: Encoding;
	/** Those with a date in the window, in the file's order. */
	readonly events: readonly ReadEvent[];
	/** How many have none there. */
	readonly outside: number;
	/** How many could not be read at all: no beginning, or broken lines. */
	readonly unread: number;
	readonly habits: Habits;
};

/** Where a file departs from the norm, as many do, and is read all the same; how many events. */
export type Habits = {
	/** Lines end as on Unix. */
	readonly bareLines: boolean;
	readonly noStamp: number;
	/** Hours that belong to no zone: read as the space's. */
	readonly floating: number;
	/** Zones by the names that Outlook gives them. */
	readonly outlookZones: number;
};

/**
 * A calendar file as its events with their dates in one season, for a look before anything is written.
 * Never throws and writes nothing; what is not a calendar is refused with its reason.
 */
export function readCalendar(
	bytes: Uint8Array,
	window: Window,
	progress?: (read: number, of: number) => void
): Result<ReadCalendar, CalendarRefusal> {
	if (bytes.length === 0) return refused({ type: 'FileEmpty' });
	if (bytes.length > MOST_BYTES) {
		return refused({ type: 'FileTooLarge', mostMegabytes: MOST_BYTES / 1024 / 1024 });
	}
	const looksLike = utf16(bytes) ? undefined : binaryKind(bytes);
	if (looksLike) return refused({ type: 'FileBinary', looksLike });
	const { text, encoding } = decode(bytes);
	if (text.trim() === '') return refused({ type: 'FileEmpty' });
	const blocks = blocksIn(text);
	if (blocks === undefined) return refused({ type: 'FileNotCalendar' });
	if (blocks.events.length > MOST_EVENTS) {
		return refused({ type: 'FileTooManyEvents', most: MOST_EVENTS });
	}
	const bareLines = /[^\r]\n/.test(text);
	const { habits, ...read } = readEvents(blocks, window, progress);
	return ok({ ...read, name: nameOf(blocks), encoding, habits: { ...habits, bareLines } });
}

const nameOf = ({ about }: Blocks) => about.get('X-WR-CALNAME') ?? about.get('NAME') ?? '';

type Series = {
	master: Fields | undefined;
	readonly overrides: Override[];
	readonly odd: Set<CalendarOddity>;
};

/** Events between two words about how far it has come. */
const TELL_EVERY = 200;

function readEvents(
	{ about, events, zones }: Blocks,
	window: Window,
	progress: (read: number, of: number) => void = () => {}
) {
	const clocks = new Clocks(zones, window.zone);
	const own = about.get('X-WR-TIMEZONE');
	const usual = own === undefined ? undefined : clocks.named(own);
	const floating = usual === undefined || usual.guessed ? clockIn(window.zone) : usual;
	const series = new Map<string, Series>();
	let unread = 0;
	const habits = { noStamp: 0, floating: 0, outlookZones: 0 };
	for (const lines of events) {
		const fields = fieldsOf(lines, clocks, floating);
		if (fields === undefined || !gather(series, fields)) unread += 1;
		if (fields !== undefined) noteHabits(habits, fields, floating);
	}
	let outside = 0;
	const read: ReadEvent[] = [];
	let done = 0;
	for (const [uid, each] of series) {
		if (done++ % TELL_EVERY === 0) progress(done - 1, series.size);
		const event = readOne(uid, each, window);
		if (event === undefined) unread += 1;
		else if (event.dates.length === 0) outside += 1;
		else read.push(event);
	}
	return { events: read, outside, unread, habits };
}

function noteHabits(
	habits: { noStamp: number; floating: number; outlookZones: number },
	event: Fields,
	floating: Clock
): void {
	const start = event.moment('DTSTART');
	if (!event.has('DTSTAMP')) habits.noStamp += 1;
	const zone = event.zoneNamed('DTSTART');
	if (start?.allDay === false && zone === '' && start.clock === floating) habits.floating += 1;
	if (zone.toLowerCase() in WINDOWS_ZONES) habits.outlookZones += 1;
}

function fieldsOf(lines: readonly string[], clocks: Clocks, floating: Clock): Fields | undefined {
	try {
		return new Fields(lines, clocks, floating);
	} catch {
		return undefined;
	}
}

/** Puts one event with those of the same name. False for one without a beginning. */
function gather(series: Map<string, Series>, event: Fields): boolean {
	const start = event.moment('DTSTART');
	const at = event.moment('RECURRENCE-ID');
	if (start === undefined && at === undefined) return false;
	const named = event.text('UID');
	const uid = named === '' ? `${start?.wall ?? ''} ${event.text('SUMMARY')}`.trim() : named;
	const found = series.get(uid) ?? { master: undefined, overrides: [], odd: new Set() };
	series.set(uid, found);
	if (named === '') found.odd.add('NoUid');
	if (at !== undefined) {
		found.overrides.push({ at: at.clock.instantOf(at.wall), event });
		return true;
	}
	if (found.master !== undefined) found.odd.add('Twice');
	if (found.master === undefined || versionOf(event) >= versionOf(found.master)) {
		found.master = event;
	}
	return true;
}

const versionOf = (event: Fields) => Number(event.text('SEQUENCE')) || 0;

/** Changes to dates of a series that is not in the file stand by themselves. */
function readOne(uid: string, { master, overrides, odd }: Series, window: Window) {
	if (master !== undefined) return readSeries(uid, master, overrides, window, odd);
	const [first] = overrides;
	return first === undefined ? undefined : readSeries(uid, first.event, overrides, window, odd);
}
