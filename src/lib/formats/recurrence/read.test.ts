import { expect, test } from 'vitest';
import { rruleText, type RepeatRule } from '../../domain/recurrence/rule.ts';
import type { LocalDate, Zone } from '../../domain/time/types.ts';
import { readRule } from './read.ts';

const zone = 'Europe/Paris' as Zone;
const last = '2027-07-06' as LocalDate;
const rules = [
	{ every: 'day', interval: 3 },
	{ every: 'week', interval: 1, days: [2] },
	{ every: 'week', interval: 2, days: [1, 4] },
	{ every: 'month', interval: 1, by: 'date' },
	{ every: 'month', interval: 2, by: 'weekday', day: 5, nth: 2 },
	{ every: 'month', interval: 1, by: 'weekday', day: 7, nth: -1 }
] satisfies readonly RepeatRule[];

test.each(rules)('[BK10] a rule that was written reads again: %o', (rule) => {
	expect(readRule(rruleText(rule, last, zone), zone)).toEqual({ rule, until: last });
});

test.each(['', 'FREQ=YEARLY', 'FREQ=WEEKLY', 'FREQ=WEEKLY;BYDAY=XX', 'FREQ=DAILY;INTERVAL=0'])(
	'[BK10] what this app would not write has no words: %s',
	(text) => expect(readRule(text, zone)).toBeUndefined()
);
