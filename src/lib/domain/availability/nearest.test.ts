import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../time/date.ts';
import type { LocalDate, LocalDateTime } from '../time/types.ts';
import { instantOf } from '../time/zoned.ts';
import { isFree } from './judge.ts';
import { nearestFree, type HolidayOn } from './nearest.ts';
import type { Places } from './places.ts';
import { instant, PARIS, placesWith, spanOf, useOf, wantedOf } from './test-space.test-support.ts';

const LONG = instant('2026-01-01T00:00');
const noHoliday: HolidayOn = () => 'none';
const hall = (uses: readonly (readonly [string, string])[], terms = {}) =>
	placesWith(
		{ hall: terms },
		uses.map(([from, to]) => useOf('hall', from, to))
	);
const near = (
	places: Places,
	[start, end]: readonly [string, string],
	now = LONG,
	holidayOn = noHoliday
) => {
	const found = nearestFree(places, wantedOf('hall', start, end), PARIS, now, holidayOn);
	const said = (range: (typeof found)['before']) => range && `${range.start} ${range.end}`;
	return [said(found.before), said(found.sameDay), said(found.after)];
};
const DAY = ['2026-11-28T10:00', '2026-11-28T18:00'] as const;

test('[BK13] the same hours on other days come first, other hours of the day beside them', () => {
	const places = hall([
		['2026-11-28T12:00', '2026-11-28T14:00'],
		['2026-11-29T08:00', '2026-11-29T11:00']
	]);
	expect(near(places, DAY)).toEqual([
		'2026-11-27T10:00 2026-11-27T18:00',
		'2026-11-28T14:00 2026-11-28T22:00',
		'2026-11-30T10:00 2026-11-30T18:00'
	]);
});

test('[BK13] nobody is sent into the night who did not wish it', () => {
	const places = hall([['2026-11-28T13:00', '2026-11-28T20:00']]);
	expect(near(places, DAY)[1], 'neither 5 h – 13 h nor 20 h – 4 h').toBeUndefined();
	expect(near(places, ['2026-11-28T14:00', '2026-11-28T16:00'])[1]).toBe(
		'2026-11-28T11:00 2026-11-28T13:00'
	);
	const late = hall([
		['2026-11-28T13:00', '2026-11-28T17:00'],
		['2026-11-29T01:00', '2026-11-29T04:00']
	]);
	expect(near(late, ['2026-11-28T20:00', '2026-11-29T02:00'])[1], 'a ball may end in it').toBe(
		'2026-11-28T19:00 2026-11-29T01:00'
	);
});

test('[BK13] where no day has those hours, others are found on other days, by day too', () => {
	const opening = { hours: [{ days: [2], from: '19:00', to: '23:00' }] } as const;
	expect(near(hall([], { opening }), ['2026-11-28T10:00', '2026-11-28T12:00'])).toEqual([
		undefined,
		undefined,
		undefined
	]);
	const busy: (readonly [string, string])[] = Array.from({ length: 130 }, (_, day) => {
		const date = addDays('2026-09-25' as LocalDate, day);
		return [`${date}T09:00`, `${date}T17:00`];
	});
	const found = near(hall(busy), ['2026-11-28T16:00', '2026-11-28T18:00']);
	expect(found).toEqual([
		'2026-11-27T17:00 2026-11-27T19:00',
		'2026-11-28T17:00 2026-11-28T19:00',
		'2026-11-29T07:00 2026-11-29T09:00'
	]);
});

test('[BK13] nothing before now; whole days stay whole days', () => {
	const places = hall([['2026-11-28T12:00', '2026-11-28T14:00']]);
	expect(near(places, DAY, instant('2026-11-28T08:00'))[0]).toBeUndefined();
	expect(near(places, ['2026-11-28T00:00', '2026-11-29T00:00'])).toEqual([
		'2026-11-27T00:00 2026-11-28T00:00',
		undefined,
		'2026-11-29T00:00 2026-11-30T00:00'
	]);
});

test('[BK13] [RS5] [T3] what is offered keeps to opening hours, holidays, closures and the clock', () => {
	const places = placesWith(
		{ hall: { opening: { notInSchoolHolidays: true } } },
		[useOf('hall', '2027-03-27T14:00', '2027-03-27T18:00')],
		{},
		{ hall: [spanOf('2027-03-27T18:00', '2027-03-28T12:00')] }
	);
	const holidayOn: HolidayOn = (date) => (date < '2027-03-27' ? 'school' : 'none');
	expect(near(places, ['2027-03-27T14:00', '2027-03-27T18:00'], LONG, holidayOn)).toEqual([
		undefined,
		'2027-03-27T10:00 2027-03-27T14:00',
		'2027-03-28T14:00 2027-03-28T18:00'
	]);
	// The clocks go forward on the 28th: eight hours on the wall are seven.
	const night = nearestFree(
		hall([['2027-03-26T23:00', '2027-03-27T03:00']]),
		wantedOf('hall', '2027-03-26T22:00', '2027-03-27T06:00'),
		PARIS,
		LONG,
		noHoliday
	);
	expect([night.after?.start, night.after?.end]).toEqual(['2027-03-27T22:00', '2027-03-28T06:00']);
	expect((night.after?.to ?? 0) - (night.after?.from ?? 0)).toBe(7 * 3_600_000);
});

const plain = (hours: number) => String(hours).padStart(2, '0');
/** Around the day the clocks change. */
const anyUses = fc.array(
	fc.record({
		day: fc.integer({ min: -4, max: 4 }),
		hour: fc.integer({ min: 0, max: 23 }),
		hours: fc.integer({ min: 1, max: 40 })
	}),
	{ maxLength: 12 }
);

test('[BK13] what is offered is free, as long, the nearest with the same hours, and by day', () => {
	fc.assert(
		fc.property(
			anyUses,
			fc.integer({ min: 7, max: 20 }),
			fc.integer({ min: 1, max: 10 }),
			(uses, hour, length) => {
				const date = '2027-03-28' as LocalDate;
				const places = placesWith(
					{ hall: { turnaround: { before: 0, after: 30 } } },
					uses.map(({ day, hour: from, hours }) => {
						const start = instant(`${addDays(date, day)}T${plain(from)}:00`);
						const use = useOf('hall', `${date}T00:00`, `${date}T01:00`);
						return { ...use, from: start, to: start + hours * 3_600_000 };
					})
				);
				const until = Math.min(hour + length, 23);
				const on = (day: number) =>
					wantedOf(
						'hall',
						`${addDays(date, day)}T${plain(hour)}:00`,
						`${addDays(date, day)}T${plain(until)}:00`
					);
				const wanted = on(0);
				if (until === hour) return;
				const found = nearestFree(places, wanted, PARIS, LONG, noHoliday);
				const free = (day: number) => isFree(places, on(day), LONG);
				const days = [1, 2, 3, 4, 5, 6, 7, 8];
				expect(found.after?.start).toBe(on(days.find(free) ?? 99).start);
				expect(found.before?.start).toBe(on(-(days.find((day) => free(-day)) ?? 99)).start);
				for (const range of [found.before, found.sameDay, found.after]) {
					if (range === undefined) continue;
					expect(isFree(places, { ...wanted, ...range }, LONG)).toBe(true);
					expect(instantOf(range.end as LocalDateTime, PARIS)).toBe(range.to);
					expect(range.start.slice(11) >= '07:00' && range.end.slice(11) <= '23:00').toBe(true);
					expect(range.start.slice(0, 10)).toBe(range.end.slice(0, 10));
				}
			}
		),
		{ numRuns: 150 }
	);
});
