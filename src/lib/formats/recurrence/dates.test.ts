import fc from 'fast-check';
import { expect, test } from 'vitest';
import { datesOfRule as datesOfForm } from '../../domain/recurrence/dates.ts';
import { rruleText, type RepeatRule } from '../../domain/recurrence/rule.ts';
import { addDays, dateOf } from '../../domain/time/date.ts';
import type { LocalDate, LocalDateTime, Weekday, Zone } from '../../domain/time/types.ts';
import { datesOfRule } from './dates.ts';
import { EXAMPLES, listed } from './rfc5545.fixture.ts';

const NEW_YORK = 'America/New_York' as Zone;
const PARIS = 'Europe/Paris' as Zone;
const wall = (text: string) => text as LocalDateTime;
const day = (text: string) => text as LocalDate;
const isoOf = (stamp: string) =>
	wall(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d).*$/, '$1-$2-$3T$4:$5'));

test.each(EXAMPLES)('[BK10] RFC 5545, 3.8.5.3: $name', ({ start, rule, dates, except }) => {
	const { times, more } = listed(dates);
	const left = except === undefined ? [] : [isoOf(except)];
	const made = datesOfRule({ rule, start: isoOf(start), zone: NEW_YORK, until: day('2012-12-31') });
	const found = made.ok ? made.value.dates.filter((date) => !left.includes(date)) : [];
	expect(more ? found.slice(0, times.length) : found).toEqual(times);
	expect(made.ok && made.value.ends === 'rule', 'ends by itself').toBe(!more);
});

test('[BK10] RFC 5545: daily until 24 December, told in UTC, is 113 days', () => {
	const rule = 'FREQ=DAILY;UNTIL=19971224T000000Z';
	const wish = { rule, start: wall('1997-09-02T09:00'), zone: NEW_YORK, until: day('1999-01-01') };
	const made = datesOfRule(wish);
	expect(made.ok && made.value.dates).toHaveLength(113);
	expect(made.ok && made.value.dates.at(-1)).toBe('1997-12-23T09:00');
});

test('[BK10] [T4] an endless rule ends with the season, and says that it does not end by itself', () => {
	const wish = { start: wall('2026-09-03T18:00'), zone: PARIS, until: day('2027-08-31') };
	const weekly = datesOfRule({ ...wish, rule: 'FREQ=WEEKLY' });
	expect(
		weekly.ok && [weekly.value.dates.length, weekly.value.dates.at(-1), weekly.value.ends]
	).toEqual([52, '2027-08-26T18:00', 'until']);
	const counted = datesOfRule({ ...wish, rule: 'FREQ=MONTHLY;COUNT=40' });
	expect(counted.ok && counted.value.ends).toBe('until');
	const later = datesOfRule({ ...wish, rule: 'FREQ=WEEKLY', from: day('2027-08-01') });
	expect(later.ok && later.value.dates[0]).toBe('2027-08-05T18:00');
});

test('[BK10] dates before the window count, but are not kept', () => {
	const wish = { start: wall('2026-09-07T18:00'), zone: PARIS, until: day('2027-08-31') };
	const made = datesOfRule({ ...wish, rule: 'FREQ=DAILY;COUNT=10', from: day('2026-09-14') });
	expect(made.ok && made.value.dates.map(dateOf)).toEqual([
		'2026-09-14',
		'2026-09-15',
		'2026-09-16'
	]);
});

test.each([
	['FREQ=SECONDLY', 'most'],
	['FREQ=SECONDLY;COUNT=100000', 'most'],
	['FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30', 'steps'],
	['FREQ=MINUTELY;BYMONTH=12;BYMONTHDAY=31', 'steps'],
	['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'until'],
	['FREQ=HOURLY;INTERVAL=24;BYHOUR=3', 'until'],
	['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'until'],
	['FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2', 'until']
])('[BK10] %s does not hang', (rule, ends) => {
	const began = performance.now();
	const made = datesOfRule({
		rule,
		start: wall('2026-09-03T18:00'),
		zone: PARIS,
		until: day('2027-08-31')
	});
	expect(made.ok ? made.value.ends : 'unread').toBe(ends);
	expect(made.ok ? made.value.dates.length : 0).toBeLessThanOrEqual(400);
	expect(performance.now() - began, 'ms, a hundred times what it takes').toBeLessThan(20_000);
});

test.each([
	'',
	'FREQ',
	'FREQ=WEEKLY;FREQ=DAILY',
	'FREQ=OFTEN',
	'FREQ=DAILY;INTERVAL=0',
	'DAILY',
	'FREQ=DAILY;COUNT=-1',
	'FREQ=DAILY;UNTIL=soon',
	'FREQ=YEARLY;BYWEEKNO=20;BYSETPOS=1',
	'FREQ=MONTHLY;BYMONTHDAY=99'
])('[BK10] no rule: %s', (rule) => {
	const wish = { start: wall('2026-09-03T18:00'), zone: PARIS, until: day('2027-08-31') };
	expect(datesOfRule({ ...wish, rule })).toEqual({ ok: false, refusal: { type: 'RuleUnread' } });
});

const weekdays = fc.uniqueArray(
	fc.integer({ min: 1, max: 7 }).map((n) => n as Weekday),
	{ minLength: 1 }
);
const form: fc.Arbitrary<RepeatRule> = fc.oneof(
	fc.record({ every: fc.constant('day' as const), interval: fc.integer({ min: 1, max: 9 }) }),
	fc.record({
		every: fc.constant('week' as const),
		interval: fc.integer({ min: 1, max: 4 }),
		days: weekdays
	}),
	fc.record({
		every: fc.constant('month' as const),
		interval: fc.integer({ min: 1, max: 4 }),
		by: fc.constant('date' as const)
	}),
	fc.record({
		every: fc.constant('month' as const),
		interval: fc.integer({ min: 1, max: 4 }),
		by: fc.constant('weekday' as const),
		day: fc.integer({ min: 1, max: 7 }).map((n) => n as Weekday),
		nth: fc.constantFrom(1, 2, 3, 4, 5, -1)
	})
);

test('[BK10] our own arithmetic and the library agree on every form a person ticks', () => {
	fc.assert(
		fc.property(
			form,
			fc.integer({ min: 0, max: 1500 }),
			fc.integer({ min: 0, max: 700 }),
			(rule, from, length) => {
				const first = addDays(day('2024-01-01'), from);
				const until = addDays(first, length);
				const own = datesOfForm(first, rule, until, 400);
				const text = rruleText(rule, until, PARIS);
				const start = wall(`${first}T18:00`);
				const long = addDays(until, 90);
				// A part that nobody ticks and that changes nothing: the library walks that one.
				for (const rule of [text, `${text};BYHOUR=18`]) {
					const made = datesOfRule({ rule, start, zone: PARIS, until: long });
					// A booking begins on the day it was asked for, also where the rule would not.
					const found = made.ok ? made.value.dates.map(dateOf) : [];
					expect([...new Set([first, ...found])].slice(0, 400)).toEqual(own);
				}
			}
		),
		{ numRuns: 150 }
	);
});
