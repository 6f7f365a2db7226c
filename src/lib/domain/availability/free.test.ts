import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LocalDate } from '../time/types.ts';
import { localOf } from '../time/zoned.ts';
import { freeSpans, unitsFree } from './free.ts';
import { isFree, reasonsAgainst } from './judge.ts';
import { monthOf, type DayLeft } from './month.ts';
import {
	id,
	instant,
	PARIS,
	placesWith,
	spanOf,
	useOf,
	wantedOf,
	type UseOf
} from './test-space.test-support.ts';

const shown = (spans: readonly { from: number; to: number }[]) =>
	spans.map(({ from, to }) => `${localOf(from, PARIS)} ${localOf(to, PARIS)}`);

test('[RS2] units out of service lower what is free from a date to a date', () => {
	const places = placesWith({ chaises: { capacity: 120 } }, [], {
		chaises: [{ ...spanOf('2026-11-10T00:00', '2026-11-20T00:00'), units: 10 }]
	});
	const free = (from: string, to: string) =>
		unitsFree(places, id('chaises'), instant(from), instant(to));
	expect(free('2026-11-09T08:00', '2026-11-09T20:00')).toBe(120);
	expect(free('2026-11-09T08:00', '2026-11-10T00:01')).toBe(110);
	expect(free('2026-11-20T00:00', '2026-11-21T00:00')).toBe(120);
});

test('[RS4] turnaround keeps bookings apart, its own and the other’s', () => {
	const resources = { barnum: { turnaround: { before: 60, after: 120 } } };
	// A use from 14:00 to 18:00 with its turnaround around it.
	const places = placesWith(resources, [useOf('barnum', '2026-11-22T13:00', '2026-11-22T20:00')]);
	expect(isFree(places, wantedOf('barnum', '2026-11-22T21:00', '2026-11-22T23:00'), 0)).toBe(true);
	expect(isFree(places, wantedOf('barnum', '2026-11-22T20:59', '2026-11-22T23:00'), 0)).toBe(false);
	expect(isFree(places, wantedOf('barnum', '2026-11-22T08:00', '2026-11-22T11:00'), 0)).toBe(true);
	expect(isFree(places, wantedOf('barnum', '2026-11-22T08:00', '2026-11-22T11:01'), 0)).toBe(false);
	const day = spanOf('2026-11-22T00:00', '2026-11-23T00:00');
	expect(shown(freeSpans(places, id('barnum'), 1, day.from, day.to))).toEqual([
		'2026-11-22T00:00 2026-11-22T11:00',
		'2026-11-22T21:00 2026-11-23T00:00'
	]);
});

test('[RS3] the whole hall is free only when both rooms are, and a room is taken with the whole', () => {
	const resources = {
		salle: {
			parts: [
				{ resource: id('grande'), quantity: 1 },
				{ resource: id('petite'), quantity: 1 }
			]
		},
		grande: {},
		petite: {}
	};
	const small = placesWith(resources, [
		useOf('petite', '2026-11-22T14:00', '2026-11-22T18:00', 1, 'club')
	]);
	const whole = wantedOf('salle', '2026-11-22T15:00', '2026-11-22T16:00');
	expect(reasonsAgainst(small, whole, 0)).toEqual([{ type: 'Taken', by: ['club'] }]);
	expect(isFree(small, wantedOf('grande', '2026-11-22T15:00', '2026-11-22T16:00'), 0)).toBe(true);
});

test('[RS5] a closure closes wholes through their parts, and a closed or retired thing is not free', () => {
	const resources = {
		salle: { parts: [{ resource: id('petite'), quantity: 1 }] },
		petite: {},
		ancienne: { retired: true }
	};
	const closed = { petite: [spanOf('2026-11-22T00:00', '2026-11-23T00:00')] };
	const places = placesWith(resources, [], {}, closed);
	const asked = wantedOf('salle', '2026-11-22T15:00', '2026-11-22T16:00');
	expect(reasonsAgainst(places, asked, 0)).toEqual([
		{ type: 'Closed', closure: 'petite-closure-0' }
	]);
	expect(unitsFree(places, id('salle'), asked.from, asked.to)).toBe(0);
	expect(unitsFree(places, id('ancienne'), asked.from, asked.to)).toBe(0);
	expect(freeSpans(places, id('ancienne'), 1, asked.from, asked.to)).toEqual([]);
});

test('[BK13] a month shows the days that are free, partly free and taken', () => {
	const uses = [
		useOf('salle', '2026-10-31T20:00', '2026-11-01T02:00'),
		useOf('salle', '2026-11-10T00:00', '2026-11-12T00:00'),
		useOf('salle', '2026-11-30T18:00', '2026-12-01T09:00')
	];
	const [month] = monthOf(
		placesWith({ salle: {} }, uses),
		[id('salle')],
		'2026-11-15' as LocalDate,
		PARIS
	);
	const daysLeft = (left: DayLeft) =>
		month?.days.flatMap((each, index) => (each === left ? [index + 1] : []));
	expect(daysLeft('none')).toEqual([10, 11]);
	expect(daysLeft('some')).toEqual([1, 30]);
	expect(shown(month?.free ?? [])).toEqual([
		'2026-11-01T02:00 2026-11-10T00:00',
		'2026-11-12T00:00 2026-11-30T18:00'
	]);
	const [october] = monthOf(
		placesWith({ salle: {} }),
		[id('salle')],
		'2026-10-05' as LocalDate,
		PARIS
	);
	expect(october?.days, 'the day of 25 hours is one day').toEqual(Array(31).fill('all'));
});

test('[BK14] free spans, units free and the judge agree minute by minute', () => {
	const start = instant('2026-11-22T08:00');
	const minute = (n: number) => start + n * 60_000;
	const anyUse = fc
		.tuple(
			fc.constantFrom('kit', 'micro', 'ampli'),
			fc.integer({ min: 0, max: 25 }),
			fc.integer({ min: 1, max: 8 }),
			fc.integer({ min: 1, max: 2 })
		)
		.map(([resource, from, length, quantity]): UseOf => ({
			...useOf(resource, '2026-11-22T08:00', '2026-11-22T08:01', quantity),
			from: minute(from),
			to: minute(from + length)
		}));
	const resources = {
		kit: {
			capacity: 3,
			parts: [
				{ resource: id('micro'), quantity: 2 },
				{ resource: id('ampli'), quantity: 1 }
			],
			turnaround: { before: 1, after: 0 }
		},
		micro: { capacity: 4 },
		ampli: { capacity: 2, turnaround: { before: 0, after: 2 } }
	};
	fc.assert(
		fc.property(
			fc.array(anyUse, { maxLength: 6 }),
			fc.constantFrom('kit', 'micro', 'ampli'),
			fc.integer({ min: 1, max: 2 }),
			(uses, name, quantity) => {
				const places = placesWith(resources, uses, {
					micro: [{ from: minute(3), to: minute(9), units: 1 }]
				});
				const spans = freeSpans(places, id(name), quantity, minute(0), minute(30));
				for (let from = 0; from < 30; from++) {
					for (let length = 1; length <= Math.min(5, 30 - from); length++) {
						const wanted = {
							...wantedOf(name, '2026-11-22T08:00', '2026-11-22T09:00', quantity),
							from: minute(from),
							to: minute(from + length)
						};
						const free = isFree(places, wanted, 0);
						expect(reasonsAgainst(places, wanted, 0).length === 0).toBe(free);
						expect(unitsFree(places, id(name), wanted.from, wanted.to) >= quantity).toBe(free);
						expect(spans.some((span) => span.from <= wanted.from && span.to >= wanted.to)).toBe(
							free
						);
					}
				}
			}
		),
		{ numRuns: 60 }
	);
});
