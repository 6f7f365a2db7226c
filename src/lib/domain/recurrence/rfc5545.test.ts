import { expect, test } from 'vitest';
import type { LocalDate, Weekday } from '../time/types.ts';
import { datesOfRule } from './dates.ts';
import type { RepeatRule } from './rule.ts';

/**
 * The examples of RFC 5545, section 3.8.5.3, that can be said with what a person ticks. Dates are
 * written month and days, a new year by itself.
 */
const week = (interval: number, ...days: Weekday[]): RepeatRule => ({
	every: 'week',
	interval,
	days
});
const day = (interval: number): RepeatRule => ({ every: 'day', interval });
const firstFriday: RepeatRule = { every: 'month', interval: 1, by: 'weekday', day: 5, nth: 1 };

const examples: [string, string, RepeatRule, string, number, string][] = [
	['daily for 10 occurrences', '1997-09-02', day(1), '1999-01-01', 10, '09: 2 3 4 5 6 7 8 9 10 11'],
	['every other day', '1997-09-02', day(2), '1999-01-01', 6, '09: 2 4 6 8 10 12'],
	['every 10 days, 5 occurrences', '1997-09-02', day(10), '1999-01-01', 5, '09: 2 12 22 10: 2 12'],
	[
		'weekly for 10 occurrences',
		'1997-09-02',
		week(1, 2),
		'1999-01-01',
		10,
		'09: 2 9 16 23 30 10: 7 14 21 28 11: 4'
	],
	[
		'every other week',
		'1997-09-02',
		week(2, 2),
		'1999-01-01',
		13,
		'09: 2 16 30 10: 14 28 11: 11 25 12: 9 23 1998 01: 6 20 02: 3 17'
	],
	[
		'weekly on Tuesday and Thursday for five weeks',
		'1997-09-02',
		week(1, 2, 4),
		'1997-10-06',
		400,
		'09: 2 4 9 11 16 18 23 25 30 10: 2'
	],
	[
		'every other week on Monday, Wednesday and Friday until 24 December',
		'1997-09-01',
		week(2, 1, 3, 5),
		'1997-12-23',
		400,
		'09: 1 3 5 15 17 19 29 10: 1 3 13 15 17 27 29 31 11: 10 12 14 24 26 28 12: 8 10 12 22'
	],
	[
		'every other week on Tuesday and Thursday, 8 occurrences',
		'1997-09-02',
		week(2, 2, 4),
		'1999-01-01',
		8,
		'09: 2 4 16 18 30 10: 2 14 16'
	],
	[
		'monthly on the first Friday for 10 occurrences',
		'1997-09-05',
		firstFriday,
		'1999-01-01',
		10,
		'09: 5 10: 3 11: 7 12: 5 1998 01: 2 02: 6 03: 6 04: 3 05: 1 06: 5'
	],
	[
		'monthly on the first Friday until 24 December',
		'1997-09-05',
		firstFriday,
		'1997-12-23',
		400,
		'09: 5 10: 3 11: 7 12: 5'
	]
];

/** `09: 2 16 1998 01: 6` as dates, from 1997 on. */
function datesIn(text: string): string[] {
	let year = '1997';
	let month = '01';
	return text.split(' ').flatMap((word) => {
		if (word.length === 4) year = word;
		else if (word.endsWith(':')) month = word.slice(0, 2);
		else return [`${year}-${month}-${word.padStart(2, '0')}`];
		return [];
	});
}

test.each(examples)('[BK10] RFC 5545: %s', (_name, first, rule, until, most, expected) => {
	expect(datesOfRule(first as LocalDate, rule, until as LocalDate, most)).toEqual(
		datesIn(expected)
	);
});

test('[BK10] RFC 5545: daily until 24 December is 113 days, weekly 17', () => {
	const from = '1997-09-02' as LocalDate;
	const until = '1997-12-23' as LocalDate;
	expect(datesOfRule(from, day(1), until, 400)).toHaveLength(113);
	expect(datesOfRule(from, week(1, 2), until, 400)).toHaveLength(17);
});
