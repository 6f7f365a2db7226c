import { beforeEach, describe, expect, test } from 'vitest';
import type { LocalDate, LocalDateTime, Zone } from '../domain/time/types.ts';
import { clockOf } from './clock.ts';
import {
	formatDate,
	formatDateNumeric,
	formatDay,
	formatDayLong,
	formatDayShort,
	formatDayTitle,
	formatHours,
	formatInstant,
	formatMonth,
	formatMonthName,
	formatMonthShort,
	formatRange,
	formatRelativeDay,
	formatTime,
	formatWeekday,
	formatWeekdayShort
} from './dates.ts';
import { overwriteGetLocale } from './paraglide/runtime.js';

const day = (text: string) => text as LocalDate;
const at = (text: string) => text as LocalDateTime;
const range = (start: string, end: string) => formatRange({ start: at(start), end: at(end) });
/** NBSP shown as ~, so that expectations can be read. */
const plain = (text: string) => text.replaceAll('\u00a0', '~');
const PARIS = 'Europe/Paris' as Zone;

describe('French', () => {
	beforeEach(() => overwriteGetLocale(() => 'fr'));

	test('days', () => {
		const date = day('2027-06-12');
		expect(plain(formatDate(date))).toBe('12~juin');
		expect(plain(formatDate(day('2027-06-01')))).toBe('1er~juin');
		expect(plain(formatDay(date))).toBe('samedi 12~juin');
		expect(plain(formatDayTitle(date))).toBe('Samedi 12~juin');
		expect(plain(formatDayLong(date))).toBe('samedi 12~juin~2027');
		expect(plain(formatDayShort(date))).toBe('Sam.~12');
		expect(formatMonth(date)).toBe('juin 2027');
	});

	test('[T5] dates in figures are jj/mm/aaaa', () => {
		expect(formatDateNumeric(day('2027-06-02'))).toBe('02/06/2027');
	});

	test('hours', () => {
		expect(plain(formatTime(at('2027-06-12T14:30')))).toBe('14~h~30');
		expect(plain(formatTime(at('2027-06-12T09:00')))).toBe('9~h');
		expect(plain(formatHours(at('2027-06-12T14:00'), at('2027-06-12T17:00')))).toBe('14~h~– 17~h');
		expect(plain(formatHours(at('2027-06-12T18:00'), at('2027-06-13T00:00')))).toBe(
			'18~h~– minuit'
		);
	});

	test('ranges on one day, over several, and in another year', () => {
		expect(plain(range('2027-06-12T09:00', '2027-06-12T19:00'))).toBe('samedi 12~juin, 9~h~– 19~h');
		expect(plain(range('2027-06-12T18:00', '2027-06-13T00:00'))).toBe(
			'samedi 12~juin, 18~h~– minuit'
		);
		expect(plain(range('2027-06-12T08:00', '2027-06-14T08:00'))).toBe(
			'du samedi 12~juin, 8~h, au lundi 14~juin, 8~h'
		);
		expect(
			plain(
				formatRange(
					{ start: at('2027-01-02T09:00'), end: at('2027-01-02T10:00') },
					day('2026-11-22')
				)
			)
		).toBe('samedi 2~janvier~2027, 9~h~– 10~h');
	});

	test('[T2] whole days show an inclusive last day', () => {
		expect(plain(range('2027-06-12T00:00', '2027-06-13T00:00'))).toBe('samedi 12~juin');
		expect(plain(range('2027-06-12T00:00', '2027-06-14T00:00'))).toBe(
			'du samedi 12~juin au dimanche 13~juin'
		);
	});

	test('days as people say them', () => {
		const today = day('2027-06-11');
		expect(formatRelativeDay(today, today)).toBe('aujourd’hui');
		expect(formatRelativeDay(day('2027-06-12'), today)).toBe('demain');
		expect(formatRelativeDay(day('2027-06-10'), today)).toBe('hier');
		expect(formatRelativeDay(day('2027-06-13'), today)).toBe('dans 2 jours');
		expect(formatRelativeDay(day('2027-06-08'), today)).toBe('il y a 3 jours');
	});

	test('[T3] an instant is read in the space’s zone, over midnight and over a clock change', () => {
		const now = Date.UTC(2027, 5, 11, 16);
		expect(plain(formatInstant(Date.UTC(2027, 5, 11, 12, 30), now, PARIS))).toBe('à 14~h~30');
		// 23:30 UTC on the 9th is half past one on the 10th in Paris.
		expect(plain(formatInstant(Date.UTC(2027, 5, 9, 23, 30), now, PARIS))).toBe('hier à 1~h~30');
		expect(plain(formatInstant(Date.UTC(2027, 0, 3, 17), now, PARIS))).toBe('le 3~janvier à 18~h');
		expect(plain(formatInstant(Date.UTC(2026, 4, 3, 16), now, PARIS))).toBe('le 3~mai~2026 à 18~h');
	});

	test('[T3] the same instant, on the other side of the world', () => {
		const at = Date.UTC(2027, 5, 11, 22, 5);
		expect(clockOf(at, PARIS)).toEqual({ date: '2027-06-12', time: '00:05' });
		expect(clockOf(at, 'Indian/Reunion' as Zone)).toEqual({ date: '2027-06-12', time: '02:05' });
		expect(clockOf(at, 'America/Martinique' as Zone)).toEqual({
			date: '2027-06-11',
			time: '18:05'
		});
	});
});

describe('English', () => {
	beforeEach(() => overwriteGetLocale(() => 'en'));

	test('the same, in its own words', () => {
		expect(plain(formatDay(day('2027-06-01')))).toBe('Tuesday 1~June');
		expect(formatTime(at('2027-06-12T09:05'))).toBe('09:05');
		expect(plain(range('2027-06-12T09:00', '2027-06-12T19:00'))).toBe(
			'Saturday 12~June, 09:00 – 19:00'
		);
		expect(formatRelativeDay(day('2027-06-13'), day('2027-06-11'))).toBe('in 2 days');
	});
});

test.each(['fr', 'en'] as const)(
	'the names of months and days are those browsers know: %s',
	(language) => {
		overwriteGetLocale(() => language);
		const known = (date: LocalDate, form: Intl.DateTimeFormatOptions) =>
			new Intl.DateTimeFormat(language, { ...form, timeZone: 'UTC' }).format(Date.parse(date));
		// Twelve months, and with them every day of the week.
		for (let place = 0; place < 12; place += 1) {
			const month = String(place + 1).padStart(2, '0');
			const date = day(`2027-${month}-${String(place + 10)}`);
			expect(formatMonthName(date)).toBe(known(date, { month: 'long' }));
			expect(formatMonthShort(date)).toBe(known(date, { month: 'short' }));
			const weekday = day(`2027-03-${String(place + 10)}`);
			expect(formatWeekday(weekday)).toBe(known(weekday, { weekday: 'long' }));
			expect(formatWeekdayShort(weekday)).toBe(known(weekday, { weekday: 'short' }));
		}
	}
);
