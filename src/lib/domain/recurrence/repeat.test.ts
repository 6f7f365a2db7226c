import { expect, test } from 'vitest';
import type { Holiday, LocalDate, LocalDateTime, Zone } from '../time/types.ts';
import { datesOfRule } from './dates.ts';
import { repeat, type RepeatWish } from './repeat.ts';
import { rruleText } from './rule.ts';

const PARIS = 'Europe/Paris' as Zone;
const date = (text: string) => text as LocalDate;
const none = (): Holiday => 'none';
const wish = (more: Partial<RepeatWish>): RepeatWish => ({
	start: '2026-10-11T14:00' as LocalDateTime,
	end: '2026-10-11T18:00' as LocalDateTime,
	zone: PARIS,
	rule: { every: 'week', interval: 1, days: [7] },
	skips: 'none',
	...more
});
const starts = (made: ReturnType<typeof repeat>) =>
	made.ok ? made.value.map(({ range }) => range.start) : made.refusal;

test('[BK10] [T3] every week at 14:00 on the clock, over the change, each with its instants', () => {
	const made = repeat(wish({ until: date('2026-11-01') }), none);
	expect(starts(made)).toEqual([
		'2026-10-11T14:00',
		'2026-10-18T14:00',
		'2026-10-25T14:00',
		'2026-11-01T14:00'
	]);
	const hours = made.ok ? made.value.map(({ range }) => new Date(range.from).getUTCHours()) : [];
	expect(hours).toEqual([12, 12, 13, 13]);
});

test('[BK10] [T4] without an end it runs to the end of the season', () => {
	const made = repeat(wish({}), none);
	expect(made.ok && made.value.at(-1)?.range.start).toBe('2027-08-29T14:00');
	expect(made.ok && made.value.length).toBe(47);
});

test.each([
	['every other day', { every: 'day', interval: 2 }, '2026-10-11 2026-10-13 2026-10-15'],
	[
		'Mondays and Thursdays, every second week',
		{ every: 'week', interval: 2, days: [4, 1] },
		'2026-10-11 2026-10-19 2026-10-22'
	],
	[
		'the same date',
		{ every: 'month', interval: 1, by: 'date' },
		'2026-10-11 2026-11-11 2026-12-11'
	],
	[
		'the second Sunday',
		{ every: 'month', interval: 1, by: 'weekday', day: 7, nth: 2 },
		'2026-10-11 2026-11-08 2026-12-13'
	],
	[
		'the last Friday',
		{ every: 'month', interval: 2, by: 'weekday', day: 5, nth: -1 },
		'2026-10-11 2026-10-30 2026-12-25'
	]
] as const)('[BK10] %s', (_name, rule, expected) => {
	expect(datesOfRule(date('2026-10-11'), rule, date('2027-08-31'), 3).join(' ')).toBe(expected);
});

test('[BK10] months without the date are passed over: the 31st, 29 February, a fifth Saturday', () => {
	const monthly = { every: 'month', interval: 1, by: 'date' } as const;
	expect(datesOfRule(date('2026-12-31'), monthly, date('2027-05-31'), 9).join(' ')).toBe(
		'2026-12-31 2027-01-31 2027-03-31 2027-05-31'
	);
	expect(datesOfRule(date('2028-01-29'), monthly, date('2028-03-01'), 9).join(' ')).toBe(
		'2028-01-29 2028-02-29'
	);
	const fifth = { every: 'month', interval: 1, by: 'weekday', day: 6, nth: 5 } as const;
	expect(datesOfRule(date('2026-10-31'), fifth, date('2027-02-28'), 9).join(' ')).toBe(
		'2026-10-31 2027-01-30'
	);
});

test('[BK10] exceptions and ticked holidays leave dates out, the rest stays', () => {
	const holidayOn = (day: LocalDate): Holiday =>
		(({ '2026-10-25': 'school', '2026-11-01': 'both', '2026-11-08': 'public' }) as const)[
			day as string
		] ?? 'none';
	const until = date('2026-11-15');
	const days = (more: Partial<RepeatWish>) => {
		const made = repeat(wish({ until, ...more }), holidayOn);
		return made.ok ? made.value.map(({ range }) => range.start.slice(5, 10)).join(' ') : '';
	};
	expect(days({})).toBe('10-11 10-18 10-25 11-01 11-08 11-15');
	expect(days({ skips: 'school' })).toBe('10-11 10-18 11-08 11-15');
	expect(days({ skips: 'public' })).toBe('10-11 10-18 10-25 11-15');
	expect(days({ skips: 'both' })).toBe('10-11 10-18 11-15');
	expect(days({ skips: 'both', except: [date('2026-10-18')] })).toBe('10-11 11-15');
	const kept = repeat(wish({ until }), holidayOn);
	expect(kept.ok && kept.value.map(({ holiday }) => holiday)).toEqual([
		'none',
		'none',
		'school',
		'both',
		'public',
		'none'
	]);
});

test('[BK10] 400 dates are the most; a repeat of 40 years is refused at once', () => {
	const daily = { every: 'day', interval: 1 } as const;
	const refused = { ok: false, refusal: { type: 'TooManyOccurrences', most: 400 } };
	expect(repeat(wish({ rule: daily, until: date('2066-10-11') }), none)).toEqual(refused);
	expect(repeat(wish({ rule: daily, until: date('2027-11-15') }), none)).toEqual(refused);
	const most = repeat(wish({ rule: daily, until: date('2027-11-14') }), none);
	expect(most.ok && most.value.length).toBe(400);
});

test('[BK10] nothing left, an end before the start: refused, not thrown', () => {
	const everyDayOff = (): Holiday => 'public';
	expect(repeat(wish({ skips: 'public' }), everyDayOff)).toEqual({
		ok: false,
		refusal: { type: 'NothingAsked' }
	});
	expect(repeat(wish({ end: '2026-10-11T13:00' as LocalDateTime }), none)).toEqual({
		ok: false,
		refusal: { type: 'EndBeforeStart' }
	});
});

test('[BK10] a night over midnight, over a month’s end, stays a night', () => {
	const made = repeat(
		wish({
			start: '2026-10-31T22:00' as LocalDateTime,
			end: '2026-11-01T02:30' as LocalDateTime,
			rule: { every: 'week', interval: 1, days: [6] },
			until: date('2027-03-27')
		}),
		none
	);
	const last = made.ok ? made.value.at(-1)?.range : undefined;
	expect([last?.start, last?.end]).toEqual(['2027-03-27T22:00', '2027-03-28T02:30']);
	expect(last && last.to - last.from, '2:30 does not exist that night').toBe(4 * 3_600_000);
});

test('[BK10] the rule is kept in the words of RFC 5545', () => {
	const twoDays = { every: 'week', interval: 2, days: [4, 1] } as const;
	expect(rruleText(twoDays, date('2027-08-31'), PARIS)).toBe(
		'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;UNTIL=20270831T215959Z'
	);
	const lastSunday = { every: 'month', interval: 1, by: 'weekday', day: 7, nth: -1 } as const;
	expect(rruleText(lastSunday, date('2026-12-31'), PARIS)).toBe(
		'FREQ=MONTHLY;BYDAY=-1SU;UNTIL=20261231T225959Z'
	);
	expect(rruleText({ every: 'day', interval: 1 }, date('2026-12-31'), 'UTC' as Zone)).toBe(
		'FREQ=DAILY;UNTIL=20261231T235959Z'
	);
});
