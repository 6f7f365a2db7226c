import { expect, test } from 'vitest';
import type { LocalDate, LocalDateTime, LocalTime, Zone } from '../../../domain/time/types.ts';
import {
	endsAfter,
	halfHours,
	isWholeDay,
	moveDay,
	moveStart,
	overSeveral,
	quickRange,
	rangeOfWhen,
	sameHoursOn,
	type When,
	whenOf,
	wholeDay
} from './when.ts';

const PARIS = 'Europe/Paris' as Zone;
const now = (text: string) => text as LocalDateTime;
const told = (when: When | undefined) => {
	if (!when) return undefined;
	const range = rangeOfWhen(when, PARIS);
	return range.ok ? `${range.value.start} ${range.value.end}` : range.refusal.type;
};
const quick = (name: When['quick'], at: string) => told(quickRange(name, now(at)));

test('tonight is this evening, from the next half hour once it has begun, then no more', () => {
	expect(quick('tonight', '2027-06-11T14:30')).toBe('2027-06-11T18:00 2027-06-11T23:00');
	expect(quick('tonight', '2027-06-11T19:10')).toBe('2027-06-11T19:30 2027-06-11T23:00');
	expect(quick('tonight', '2027-06-11T22:05')).toBeUndefined();
});

test('[RS5] the weekend runs from Saturday 8:00 to Monday 8:00, or from now when it has begun', () => {
	expect(quick('weekend', '2027-06-11T14:30')).toBe('2027-06-12T08:00 2027-06-14T08:00');
	expect(quick('weekend', '2027-06-12T07:00')).toBe('2027-06-12T08:00 2027-06-14T08:00');
	expect(quick('weekend', '2027-06-12T10:10')).toBe('2027-06-12T10:30 2027-06-14T08:00');
	expect(quick('weekend', '2027-06-13T15:40')).toBe('2027-06-13T16:00 2027-06-14T08:00');
	expect(quick('weekend', '2027-06-13T23:45')).toBe('2027-06-14T00:00 2027-06-14T08:00');
});

test('tomorrow and a date have hours that one can move', () => {
	expect(quick('tomorrow', '2027-06-30T14:30')).toBe('2027-07-01T09:00 2027-07-01T19:00');
	const day = '2027-06-15' as LocalDate;
	expect(told(quickRange('date', now('2027-06-11T14:30'), day))).toBe(
		'2027-06-15T14:00 2027-06-15T17:00'
	);
});

const afternoon: When = {
	quick: 'date',
	day: '2027-06-15' as LocalDate,
	lastDay: '2027-06-15' as LocalDate,
	several: false,
	from: '14:00' as LocalTime,
	to: '17:00' as LocalTime
};

test('[T2] an end before the start is refused, midnight is the end of the day', () => {
	expect(told({ ...afternoon, to: '13:00' as LocalTime })).toBe('EndBeforeStart');
	expect(told({ ...afternoon, to: '24:00' as LocalTime })).toBe(
		'2027-06-15T14:00 2027-06-16T00:00'
	);
});

test('moving the start keeps the length, moving the day keeps the order', () => {
	expect(told(moveStart(afternoon, '16:00' as LocalTime))).toBe(
		'2027-06-15T16:00 2027-06-15T17:00'
	);
	expect(told(moveStart(afternoon, '18:00' as LocalTime))).toBe(
		'2027-06-15T18:00 2027-06-15T21:00'
	);
	expect(told(moveStart(afternoon, '22:30' as LocalTime))).toBe(
		'2027-06-15T22:30 2027-06-16T00:00'
	);
	const camp = { ...afternoon, several: true, lastDay: '2027-06-18' as LocalDate };
	expect(told(moveDay(camp, '2027-06-16' as LocalDate))).toBe('2027-06-16T14:00 2027-06-18T17:00');
	expect(told(moveDay(camp, '2027-06-20' as LocalDate))).toBe('2027-06-20T14:00 2027-06-20T17:00');
});

test('ends offered come after the start, midnight last; over several days any hour will do', () => {
	const late = { ...afternoon, from: '22:30' as LocalTime, to: '23:30' as LocalTime };
	expect(endsAfter(late)).toEqual(['23:00', '23:30', '24:00']);
	const camp = { ...late, several: true, lastDay: '2027-06-18' as LocalDate };
	expect(endsAfter(camp)).toHaveLength(49);
});

test('an hour chosen elsewhere stays on offer', () => {
	expect(halfHours('14:10' as LocalTime).slice(28, 31)).toEqual(['14:00', '14:10', '14:30']);
});

test('several days begin as two and come back to one that ends after its start', () => {
	const two = overSeveral(afternoon, true);
	expect(told(two)).toBe('2027-06-15T14:00 2027-06-16T17:00');
	expect(told(overSeveral({ ...two, to: '08:00' as LocalTime }, false))).toBe(
		'2027-06-15T14:00 2027-06-15T14:30'
	);
});

test('a range found elsewhere goes into the form and comes out the same', () => {
	const again = (start: string, end: string) => told(whenOf({ start: now(start), end: now(end) }));
	for (const [start, end] of [
		['2027-06-15T14:00', '2027-06-15T17:00'],
		['2027-06-15T20:00', '2027-06-16T00:00'],
		['2027-06-17T00:00', '2027-06-20T00:00'],
		['2027-06-15T20:00', '2027-06-16T02:00']
	] as const) {
		expect(again(start, end)).toBe(`${start} ${end}`);
	}
});

test('[T2] a whole day goes from midnight to midnight, its last day included', () => {
	const day = quickRange('date', now('2027-06-11T14:30'), '2027-06-15' as LocalDate);
	if (!day) throw new Error('no date');
	const whole = wholeDay(overSeveral(day, true), true);
	expect(isWholeDay(whole)).toBe(true);
	const range = rangeOfWhen(whole, PARIS);
	expect(range.ok && [range.value.start, range.value.end]).toEqual([
		'2027-06-15T00:00',
		'2027-06-17T00:00'
	]);
	expect(isWholeDay(wholeDay(whole, false))).toBe(false);
});

test('[T1] another date keeps the hours, and as many days', () => {
	const weekend = quickRange('weekend', now('2027-06-10T14:30'));
	expect(weekend && sameHoursOn(weekend, '2027-07-03' as LocalDate)).toMatchObject({
		day: '2027-07-03',
		lastDay: '2027-07-05',
		from: '08:00'
	});
});
