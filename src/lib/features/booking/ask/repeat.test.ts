import { expect, test } from 'vitest';
import { dateOf } from '../../../domain/time/date.ts';
import type { Holiday, LocalDate, Weekday } from '../../../domain/time/types.ts';
import { range } from '../testing/rows.ts';
import { freshRepeat, readRepeat, repeatText, repetitionOf, ruleOf } from './repeat.ts';

const day = (text: string) => text as LocalDate;
const summer = (date: LocalDate): Holiday => (date >= '2027-07-04' ? 'school' : 'none');
const workday = (): Holiday => 'none';
const tuesday = range('2027-06-15T14:00', '2027-06-15T17:00');
const startsOf = ({ dates }: ReturnType<typeof repetitionOf>) =>
	dates.ok ? dates.value.map((one) => dateOf(one.range.start)) : dates.refusal;

test('[BK10] every Tuesday until a date, school holidays skipped and told', () => {
	const draft = { ...freshRepeat(true), until: day('2027-07-06') };
	const found = repetitionOf(draft, tuesday, summer);
	expect(startsOf(found)).toEqual(['2027-06-15', '2027-06-22', '2027-06-29']);
	expect(found.skipped).toEqual(['2027-07-06']);
	const all = repetitionOf({ ...draft, skipSchool: false }, tuesday, summer);
	expect(startsOf(all)).toContain('2027-07-06');
	expect(all.skipped).toEqual([]);
});

test('[BK10] one date taken out by hand is out, and is not called skipped', () => {
	const draft = { ...freshRepeat(true), until: day('2027-07-06'), except: [day('2027-06-22')] };
	const found = repetitionOf(draft, tuesday, summer);
	expect(startsOf(found)).toEqual(['2027-06-15', '2027-06-29']);
	expect(found.skipped).toEqual(['2027-07-06']);
});

test('[BK10] [T4] without a date it ends with the season', () => {
	const found = repetitionOf(freshRepeat(true), tuesday, workday);
	expect(found.until).toBe('2027-08-31');
	expect(startsOf(found)).toHaveLength(12);
});

test('[BK10] other rhythms: weeks, days, the date of the month, the n-th or last weekday', () => {
	const other = freshRepeat(false);
	const first = day('2027-06-29');
	expect(ruleOf({ ...other, days: [4 as Weekday] }, first)).toEqual({
		every: 'week',
		interval: 2,
		days: [2, 4]
	});
	expect(ruleOf({ ...other, every: 'day', interval: 3 }, first)).toEqual({
		every: 'day',
		interval: 3
	});
	const monthly = { ...other, every: 'month', interval: 1 } as const;
	expect(ruleOf({ ...monthly, monthly: 'date' }, first)).toMatchObject({ by: 'date' });
	expect(ruleOf({ ...monthly, monthly: 'nth' }, first)).toMatchObject({ day: 2, nth: 5 });
	expect(ruleOf({ ...monthly, monthly: 'last' }, first)).toMatchObject({ day: 2, nth: -1 });
	// The 15th is no last Tuesday: it is the third.
	expect(ruleOf({ ...monthly, monthly: 'last' }, day('2027-06-15'))).toMatchObject({ nth: 3 });
});

test('[BK10] more than 400 dates is a refusal, not a long list', () => {
	const draft = {
		...freshRepeat(false),
		every: 'day',
		interval: 1,
		until: day('2029-06-15')
	} as const;
	expect(startsOf(repetitionOf(draft, tuesday, workday))).toEqual({
		type: 'TooManyOccurrences',
		most: 400
	});
});

test('[BK10] the booking keeps its rule for reading', () => {
	const draft = { ...freshRepeat(true), until: day('2027-07-06') };
	expect(repeatText(draft, day('2027-06-15'), tuesday.zone)).toEqual({
		rrule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20270706T215959Z',
		skips: 'both'
	});
});

test('a draft from the disk is read field by field', () => {
	expect(readRepeat(null)).toBeNull();
	expect(readRepeat({ every: 'eon', interval: 0.5, days: [2, 9, 'x'], until: 'demain' })).toEqual({
		...freshRepeat(false),
		interval: 1,
		days: [2],
		skipSchool: false,
		skipPublic: false
	});
});
