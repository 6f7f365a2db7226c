import { parseDateTime, toZoned } from '@internationalized/date';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { addDays } from './date.ts';
import {
	at,
	dateAt,
	datesOf,
	instantOf,
	lastDateOf,
	localOf,
	rangeBetween,
	startOfDay
} from './zoned.ts';
import type { LocalDate, LocalDateTime, LocalTime, Zone } from './types.ts';

const PARIS = 'Europe/Paris' as Zone;
const local = (text: string) => text as LocalDateTime;
const date = (text: string) => text as LocalDate;
const utc = (text: string) => Date.parse(`${text}Z`);

test.each([
	['2027-03-28T01:59', '2027-03-28T00:59', 'before the spring change'],
	['2027-03-28T02:00', '2027-03-28T01:00', 'does not exist: 3:00 does'],
	['2027-03-28T02:30', '2027-03-28T01:00', 'does not exist: 3:00 does'],
	['2027-03-28T03:00', '2027-03-28T01:00', 'after the spring change'],
	['2026-10-25T01:59', '2026-10-24T23:59', 'before the autumn change'],
	['2026-10-25T02:00', '2026-10-25T00:00', 'exists twice: the first'],
	['2026-10-25T02:59', '2026-10-25T00:59', 'exists twice: the first'],
	['2026-10-25T03:00', '2026-10-25T02:00', 'after the autumn change']
])('[T3] %s in Paris is %s UTC: %s', (wall, expected) => {
	expect(instantOf(local(wall), PARIS)).toBe(utc(expected));
});

test('[T3] a weekly 14:00 stays at 14:00 over both clock changes', () => {
	for (const sunday of ['2026-10-18', '2026-10-25', '2026-11-01', '2027-03-21', '2027-03-28']) {
		const range = rangeBetween(local(`${sunday}T14:00`), local(`${sunday}T18:00`), PARIS);
		expect(range.ok && localOf(range.value.from, PARIS)).toBe(`${sunday}T14:00`);
		expect(range.ok && range.value.to - range.value.from).toBe(4 * 3_600_000);
	}
});

test('[T3] a whole day lasts 23 h in March and 25 h in October', () => {
	const hours = (day: string) =>
		(startOfDay(addDays(date(day), 1), PARIS) - startOfDay(date(day), PARIS)) / 3_600_000;
	expect([hours('2027-03-28'), hours('2026-10-25'), hours('2026-11-22')]).toEqual([23, 25, 24]);
});

test('[T1] instants agree with an independent calendar for any wall time and zone', () => {
	const zones = ['Europe/Paris', 'Indian/Reunion', 'America/Martinique', 'America/Miquelon'];
	const others = ['Pacific/Noumea', 'Pacific/Wallis', 'Africa/Casablanca', 'Pacific/Apia', 'UTC'];
	fc.assert(
		fc.property(
			fc.constantFrom(...zones, ...others),
			fc.integer({ min: Date.UTC(1995, 0), max: Date.UTC(2045, 0) }),
			(name, moment) => {
				const zone = name as Zone;
				const wall = local(new Date(moment).toISOString().slice(0, 16));
				const theirs = toZoned(parseDateTime(wall), zone, 'earlier');
				const ours = instantOf(wall, zone);
				const shown = theirs.toString().slice(0, 16);
				// In a gap the library keeps the wall time's distance; the rule moves to the first that exists.
				if (shown === wall) expect(ours).toBe(theirs.toDate().getTime());
				else expect(localOf(ours - 60_000, zone) < wall && localOf(ours, zone) > wall).toBe(true);
			}
		),
		{ numRuns: 2000 }
	);
});

test('[T3] wall time read back is the wall time written, unless it does not exist', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 40_000_000 }), (minutes) => {
			const shown = localOf(minutes * 60_000, PARIS);
			expect(localOf(instantOf(shown, PARIS), PARIS)).toBe(shown);
		})
	);
});

test('[T2] a range that ends before or when it starts is refused', () => {
	const refusal = { ok: false, refusal: { type: 'EndBeforeStart' } };
	const range = (start: string, end: string) => rangeBetween(local(start), local(end), PARIS);
	expect(range('2026-11-22T14:00', '2026-11-22T14:00')).toEqual(refusal);
	expect(range('2026-11-22T14:00', '2026-11-22T13:00')).toEqual(refusal);
	expect(range('2027-03-28T02:10', '2027-03-28T02:40'), 'nothing left in the gap').toEqual(refusal);
	expect(range('2026-12-31T22:00', '2027-01-01T02:00').ok).toBe(true);
});

test('[T2] half-open: midnight belongs to the next day, the last day shown is inclusive', () => {
	const dates = (start: string, end: string) =>
		datesOf({ start: local(start), end: local(end) }).join(' ');
	expect(dates('2028-02-28T08:00', '2028-03-01T00:00')).toBe('2028-02-28 2028-02-29');
	expect(dates('2026-12-31T22:00', '2027-01-01T02:00')).toBe('2026-12-31 2027-01-01');
	expect(lastDateOf({ start: local('2026-08-31T00:00'), end: local('2026-09-02T00:00') })).toBe(
		'2026-09-01'
	);
	expect(
		datesOf({ start: local('2026-01-01T00:00'), end: local('2028-01-01T00:00') }, 40)
	).toHaveLength(40);
});

test('[T1] dates are dates: the day at an instant is the zone’s, whatever the machine’s', () => {
	expect(dateAt(utc('2026-11-22T23:30'), PARIS)).toBe('2026-11-23');
	expect(dateAt(utc('2026-11-22T23:30'), 'America/Martinique' as Zone)).toBe('2026-11-22');
	expect(at(date('2026-12-31'), '24:00' as LocalTime)).toBe('2027-01-01T00:00');
});

test('[T3] a zone this platform does not know reads as UTC instead of breaking a screen', () => {
	expect(localOf(utc('2026-11-22T10:00'), 'Mars/Olympus' as Zone)).toBe('2026-11-22T10:00');
});

test('[T3] the phone’s own zone changes nothing', () => {
	const answers = ['America/Martinique', 'Pacific/Noumea', 'UTC', 'Europe/Paris'].map((own) => {
		vi.stubEnv('TZ', own);
		expect(new Date(0).getTimezoneOffset() === 0, own).toBe(own === 'UTC');
		return [
			instantOf(local('2026-10-25T02:30'), PARIS),
			localOf(utc('2027-03-28T01:00'), PARIS),
			dateAt(utc('2026-12-31T23:30'), PARIS),
			startOfDay(date('2028-02-29'), PARIS)
		];
	});
	vi.unstubAllEnvs();
	expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
});
