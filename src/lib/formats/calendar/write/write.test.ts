import fc from 'fast-check';
import ical from 'node-ical';
import { expect, test } from 'vitest';
import type { BookingId, LineId, OccurrenceId, ResourceId } from '../../../domain/ids.ts';
import { repeat } from '../../../domain/recurrence/repeat.ts';
import { rruleText, type RepeatRule } from '../../../domain/recurrence/rule.ts';
import { addDays, dateOf } from '../../../domain/time/date.ts';
import type { LocalDate, LocalDateTime, Range, Zone } from '../../../domain/time/types.ts';
import { localOf, rangeBetween } from '../../../domain/time/zoned.ts';
import { readCalendar } from '../read/read.ts';
import type { OutBooking, OutDate, OutStatus } from './booking-out.ts';
import { line } from './line.ts';
import { outBooking, type ToldBooking } from './told.ts';
import { writeCalendar } from './write.ts';

const PARIS = 'Europe/Paris' as Zone;
const wall = (text: string) => text as LocalDateTime;

function range(start: string, end: string, zone = PARIS): Range {
	const made = rangeBetween(wall(start), wall(end), zone);
	if (!made.ok) throw new Error(made.refusal.type);
	return made.value;
}
const date = (
	start: string,
	end: string,
	status: OutStatus = 'CONFIRMED',
	id = start
): OutDate => ({
	id: id.replaceAll(':', ''),
	range: range(start, end),
	status
});
const booking = (more: Partial<OutBooking> & Pick<OutBooking, 'dates'>): OutBooking => ({
	uid: 'abc@la-remise',
	sequence: 2,
	created: Date.UTC(2026, 8, 1, 8),
	stamp: Date.UTC(2026, 8, 2, 9, 30),
	title: 'Danse',
	place: 'Grande salle',
	description: '',
	category: 'Foyer',
	rrule: undefined,
	...more
});
const write = (...bookings: OutBooking[]) =>
	writeCalendar({ name: 'Salle', zone: PARIS, bookings });

/** What an event says, of a calendar without its zone and heads. */
function saysOf(text: string, names: RegExp): string[] {
	const [, ...events] = text.replaceAll('\r\n ', '').split('BEGIN:VEVENT\r\n');
	return events.map((event) =>
		event
			.split('\r\n')
			.filter((each) => names.test(each))
			.join(' ')
	);
}

const weekly: RepeatRule = { every: 'week', interval: 1, days: [2] };
const tuesdays = (...days: string[]) => days.map((day) => date(`${day}T14:00`, `${day}T17:00`));

/** By hand, from RFC 5545 and a wall calendar. */
test.each<[string, OutBooking, string[]]>([
	[
		'one date',
		booking({ dates: [date('2026-11-10T14:00', '2026-11-10T17:00')] }),
		[
			'DTSTART;TZID=Europe/Paris:20261110T140000 DTEND;TZID=Europe/Paris:20261110T170000 STATUS:CONFIRMED'
		]
	],
	[
		'whole days',
		booking({ dates: [date('2027-05-15T00:00', '2027-05-17T00:00', 'TENTATIVE')] }),
		['DTSTART;VALUE=DATE:20270515 DTEND;VALUE=DATE:20270517 STATUS:TENTATIVE']
	],
	[
		'every Tuesday but one, and one moved to a Thursday',
		booking({
			rrule: rruleText(weekly, '2026-12-01' as LocalDate, PARIS),
			dates: [
				...tuesdays('2026-11-03', '2026-11-10', '2026-11-24'),
				date('2026-12-03T18:00', '2026-12-03T20:00')
			]
		}),
		[
			'DTSTART;TZID=Europe/Paris:20261103T140000 DTEND;TZID=Europe/Paris:20261103T170000 RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20261201T225959Z EXDATE;TZID=Europe/Paris:20261117T140000 STATUS:CONFIRMED',
			'DTSTART;TZID=Europe/Paris:20261203T180000 DTEND;TZID=Europe/Paris:20261203T200000 RECURRENCE-ID;TZID=Europe/Paris:20261201T140000 STATUS:CONFIRMED'
		]
	],
	[
		'one date of a series withdrawn',
		booking({
			rrule: rruleText(weekly, '2026-11-17' as LocalDate, PARIS),
			dates: [
				...tuesdays('2026-11-03', '2026-11-10'),
				date('2026-11-17T14:00', '2026-11-17T17:00', 'CANCELLED')
			]
		}),
		[
			'DTSTART;TZID=Europe/Paris:20261103T140000 DTEND;TZID=Europe/Paris:20261103T170000 RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20261117T225959Z STATUS:CONFIRMED',
			'DTSTART;TZID=Europe/Paris:20261117T140000 DTEND;TZID=Europe/Paris:20261117T170000 RECURRENCE-ID;TZID=Europe/Paris:20261117T140000 STATUS:CANCELLED'
		]
	],
	[
		'dates picked by hand, each an event',
		booking({ dates: tuesdays('2026-11-03', '2026-11-13') }),
		[
			'UID:abc.2026-11-03T1400@la-remise DTSTART;TZID=Europe/Paris:20261103T140000 DTEND;TZID=Europe/Paris:20261103T170000 STATUS:CONFIRMED',
			'UID:abc.2026-11-13T1400@la-remise DTSTART;TZID=Europe/Paris:20261113T140000 DTEND;TZID=Europe/Paris:20261113T170000 STATUS:CONFIRMED'
		]
	],
	[
		'[T3] over the end of summer time, by the clock on the wall',
		booking({
			rrule: rruleText(weekly, '2026-10-27' as LocalDate, PARIS),
			dates: tuesdays('2026-10-20', '2026-10-27')
		}),
		[
			'DTSTART;TZID=Europe/Paris:20261020T140000 DTEND;TZID=Europe/Paris:20261020T170000 RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20261027T225959Z STATUS:CONFIRMED'
		]
	]
])('%s', (_, told, events) => {
	const several = events[0]?.startsWith('UID') === true;
	const names = several
		? /^(UID|DTSTART|DTEND|STATUS)/
		: /^(DTSTART|DTEND|RRULE|EXDATE|RECURRENCE-ID|STATUS)/;
	expect(saysOf(write(told), names)).toEqual(events);
});

test('lines end with CRLF, are folded at 75 octets within no character, and text is escaped', () => {
	const title = 'Fête, "été" ; \\ 🙂'.repeat(12);
	const text = write(
		booking({
			title,
			description: 'un\ndeux\r\ntrois',
			dates: [date('2026-11-10T14:00', '2026-11-10T17:00')]
		})
	);
	const lines = text.split('\r\n');
	expect(lines.pop()).toBe('');
	const octets = lines.map((each) => new TextEncoder().encode(each).length);
	expect(Math.max(...octets)).toBeLessThanOrEqual(75);
	expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
	expect(text).not.toContain('\uFFFD');
	expect(text.replaceAll('\r\n ', '')).toContain('DESCRIPTION:un\\ndeux\\ntrois');
	expect(readOne(text)?.title).toBe(title);
	expect(line('X', 'a'.repeat(73))).toBe(`X:${'a'.repeat(73)}\r\n`);
	expect(line('X', 'a'.repeat(74))).toBe(`X:${'a'.repeat(73)}\r\n a\r\n`);
});

test('a zone is described: Paris by the rules of the Union, Miquelon change by change, Réunion without', () => {
	const paris = write(booking({ dates: [date('2026-11-10T14:00', '2026-11-10T17:00')] }));
	expect(paris).toContain('TZID:Europe/Paris');
	expect(paris).toContain('RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU');
	const in_ = (zone: string) =>
		writeCalendar({
			name: 'x',
			zone: zone as Zone,
			bookings: [
				booking({
					dates: [
						{
							id: 'a',
							range: range('2026-07-10T14:00', '2026-07-10T17:00', zone as Zone),
							status: 'CONFIRMED'
						}
					]
				})
			]
		});
	expect(in_('Indian/Reunion').match(/BEGIN:(STANDARD|DAYLIGHT)/g)).toEqual(['BEGIN:STANDARD']);
	const miquelon = in_('America/Miquelon');
	// 8 March 2026, two in the morning, an hour forward.
	expect(miquelon).toContain(
		'BEGIN:DAYLIGHT\r\nDTSTART:20260308T020000\r\nTZOFFSETFROM:-0300\r\nTZOFFSETTO:-0200'
	);
	expect(readOne(miquelon)?.dates[0]?.range.from).toBe(
		range('2026-07-10T14:00', '2026-07-10T17:00', 'America/Miquelon' as Zone).from
	);
});

function readOne(text: string) {
	const window = { zone: PARIS, from: '2020-01-01' as LocalDate, until: '2035-01-01' as LocalDate };
	const made = readCalendar(new TextEncoder().encode(text), window);
	return made.ok ? made.value.events[0] : undefined;
}

/** What our own reader finds: every date that stands, by its instants. */
function ours(text: string): string[] {
	const window = { zone: PARIS, from: '2020-01-01' as LocalDate, until: '2035-01-01' as LocalDate };
	const made = readCalendar(new TextEncoder().encode(text), window);
	if (!made.ok) throw new Error(made.refusal.type);
	return made.value.events
		.filter(({ cancelled }) => !cancelled)
		.flatMap(({ dates }) => dates.map(({ range: each }) => `${each.start} ${each.end}`))
		.sort();
}

/** The same, by a parser that has nothing in common with ours. */
function theirs(text: string): string[] {
	const all = Object.values(ical.sync.parseICS(text));
	return all
		.flatMap((component) => {
			if (component === undefined || component.type !== 'VEVENT') return [];
			return ical
				.expandRecurringEvent(component, {
					from: new Date('2020-01-01'),
					to: new Date('2035-01-01')
				})
				.filter(({ event }) => event.status !== 'CANCELLED')
				.map(({ start, end, isFullDay }) => {
					const told = (at: Date) =>
						isFullDay
							? `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}T00:00`
							: localOf(at.getTime(), PARIS);
					return `${told(start)} ${told(end)}`;
				});
		})
		.sort();
}

const rule = fc.oneof(
	fc.record({ every: fc.constant('day' as const), interval: fc.integer({ min: 1, max: 9 }) }),
	fc.record({
		every: fc.constant('week' as const),
		interval: fc.integer({ min: 1, max: 3 }),
		days: fc.uniqueArray(
			fc.constantFrom(1, 2, 3, 4, 5, 6, 7) as fc.Arbitrary<1 | 2 | 3 | 4 | 5 | 6 | 7>,
			{
				minLength: 1,
				maxLength: 3
			}
		)
	}),
	fc.record({
		every: fc.constant('month' as const),
		interval: fc.integer({ min: 1, max: 2 }),
		by: fc.constant('date' as const)
	}),
	fc.record({
		every: fc.constant('month' as const),
		interval: fc.constant(1),
		by: fc.constant('weekday' as const),
		day: fc.constantFrom(2, 4, 6) as fc.Arbitrary<2 | 4 | 6>,
		nth: fc.constantFrom(1, 3, -1) as fc.Arbitrary<1 | 3 | -1>
	})
);
const change = fc.record({
	at: fc.nat(30),
	what: fc.constantFrom('drop', 'cancel', 'move', 'later', 'add'),
	by: fc.integer({ min: -9, max: 9 })
});

/** A season's series with dates dropped, called off, moved to another day or hour, and added. */
const series = fc
	.record({
		rule,
		from: fc.integer({ min: 0, max: 300 }),
		weeks: fc.integer({ min: 3, max: 30 }),
		days: fc.boolean(),
		changes: fc.array(change, { maxLength: 6 })
	})
	.map(({ rule: each, from, weeks, days, changes }) => {
		const first = addDays('2026-09-01' as LocalDate, from);
		const until = addDays(first, weeks * 7);
		const start = wall(days ? `${first}T00:00` : `${first}T18:30`);
		const end = wall(days ? `${addDays(first, 2)}T00:00` : `${first}T20:00`);
		const made = repeat(
			{ start, end, zone: PARIS, rule: each, until, skips: 'none' },
			() => 'none'
		);
		const dates: OutDate[] = (made.ok ? made.value : []).map(({ range: own }, n) => ({
			id: `d${n}`,
			range: own,
			status: 'CONFIRMED'
		}));
		for (const [n, { at, what, by }] of changes.entries()) {
			const index = at % dates.length;
			const date = dates[index];
			if (date === undefined) continue;
			const moved = (local: LocalDateTime) =>
				wall(`${addDays(dateOf(local), by)}${local.slice(10)}`);
			const hour = (local: LocalDateTime) =>
				wall(days ? local : local.replace('T18', 'T19').replace('T20:', 'T21:'));
			const to = (change_: (local: LocalDateTime) => LocalDateTime) =>
				range(change_(date.range.start), change_(date.range.end));
			if (what === 'drop' && dates.length > 1) dates.splice(index, 1);
			if (what === 'cancel') dates[index] = { ...date, status: 'CANCELLED' };
			if (what === 'move') dates[index] = { ...date, range: to(moved) };
			if (what === 'later') dates[index] = { ...date, range: to(hour) };
			if (what === 'add') dates.push({ ...date, id: `a${n}`, range: to(moved) });
		}
		// Twice the same moment can't be told apart by any reader.
		const distinct = new Map(dates.map((date) => [date.range.start, date]));
		return booking({ rrule: rruleText(each, until, PARIS), dates: [...distinct.values()] });
	});

test('[BK10] whatever became of a series, our reader and an independent one find exactly its dates', () => {
	fc.assert(
		fc.property(series, (told) => {
			const text = write(told);
			const meant = told.dates
				.filter(({ status }) => status !== 'CANCELLED')
				.map(({ range: each }) => `${each.start} ${each.end}`)
				.sort();
			expect(ours(text)).toEqual(meant);
			expect(theirs(text)).toEqual(meant);
		}),
		{ numRuns: 60 }
	);
});

test('a series is one event with exceptions, not an event for each date', () => {
	const dates = tuesdays(
		...Array.from({ length: 30 }, (_, n) => addDays('2026-09-08' as LocalDate, 7 * n)).filter(
			(day) => !/-12-(22|29)$/.test(day)
		)
	);
	const text = write(
		booking({ rrule: rruleText(weekly, '2027-03-30' as LocalDate, PARIS), dates })
	);
	expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
	expect(text.match(/EXDATE/g)).toHaveLength(2);
});

const told: ToldBooking = {
	id: 'b'.repeat(22) as BookingId,
	title: 'Loto',
	associationName: 'Foyer',
	partnerName: undefined,
	contact: { name: 'Odette Martin', phone: '05 36 49 12 34' },
	note: 'Clé chez Odette',
	rrule: undefined,
	sequence: 0,
	created: 0,
	stamp: 0,
	occurrences: [{ id: 'o' as OccurrenceId, range: range('2026-11-10T14:00', '2026-11-10T17:00') }],
	items: (
		[
			['h', 'Grande salle', true, 1, 'CONFIRMED'],
			['c', 'Chaises', false, 80, 'TENTATIVE'],
			['s', 'Sono', false, 1, 'CANCELLED']
		] as const
	).map(([id, resourceName, isRoom, quantity, status]) => ({
		line: id as LineId,
		occurrence: 'o' as OccurrenceId,
		resource: id as ResourceId,
		resourceName,
		isRoom,
		quantity,
		status
	}))
};

test('a booking is told whole or by one resource, and names nobody unless somebody chose so', () => {
	const whole = outBooking(told, { people: false });
	expect(whole).toMatchObject({ place: 'Grande salle', dates: [{ status: 'TENTATIVE' }] });
	expect(whole?.description).toBe('Grande salle\n80 × Chaises\nSono\nFoyer');
	expect(write(whole ?? booking({ dates: [] }))).not.toMatch(/Odette|05 36/);
	const named = outBooking(told, { people: true })?.description;
	expect(named).toContain('Odette Martin, 05 36 49 12 34\nClé chez Odette');
	const by = (resource: string) =>
		outBooking(told, { people: false, resource: resource as ResourceId });
	expect([by('h'), by('s')].map((one) => one?.dates[0]?.status)).toEqual([
		'CONFIRMED',
		'CANCELLED'
	]);
	expect(by('x')).toBeUndefined();
});

test('who subscribes is told when to look again', () => {
	const text = writeCalendar({ name: 'Salle', zone: PARIS, bookings: [], refresh: 60 });
	expect(text).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT60M\r\n');
	expect(text).toContain('X-PUBLISHED-TTL:PT60M\r\n');
});
