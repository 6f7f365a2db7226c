import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Wish } from '../booking/types.ts';
import {
	type AssociationId,
	type BookingId,
	type ClosureId,
	type FactKey,
	type LineId,
	type OccurrenceId,
	type OutageId,
	type ResourceId
} from '../ids.ts';
import type { Opening } from '../resource/types.ts';
import type { LocalDateTime, LocalTime, Zone } from '../time/types.ts';
import { createBook } from './book.ts';
import { Oracle } from './oracle.test-support.ts';
import type { Book, Effect, ItemStanding } from './types.ts';

/** A Monday; the bookings of these tests lie within its first hour, or around midnight before it. */
const MONDAY = Date.UTC(2026, 10, 23);
const MINUTE = 60_000;
const UTC = 'UTC' as Zone;
const at = (minute: number) => MONDAY + minute * MINUTE;
const wall = (minute: number) => new Date(at(minute)).toISOString().slice(0, 16) as LocalDateTime;
const time = (text: string) => text as LocalTime;

const openings: Opening[] = [
	{},
	{ hours: [] },
	{ hours: [{ days: [1], from: time('00:04'), to: time('00:22') }] },
	{
		hours: [
			{ days: [1], from: time('00:00'), to: time('00:10') },
			{ days: [7, 1], from: time('00:08'), to: time('24:00') }
		]
	},
	{
		packagesOnly: true,
		packages: [
			{ name: 'matin', startDay: 1, startTime: time('00:05'), endDay: 1, endTime: time('00:15') }
		]
	},
	{ shortest: 4, longest: 9 },
	{ notice: 6 },
	{ horizonDays: 0, notOn: [7] },
	{ notInSchoolHolidays: true },
	{ notOnPublicHolidays: true, notice: 0 }
];

const resourceName = fc.integer({ min: 0, max: 4 }).map((n) => `r${n}` as ResourceId);
const span = fc
	.tuple(fc.integer({ min: -6, max: 24 }), fc.integer({ min: 1, max: 9 }))
	.map(([from, length]) => ({ from, to: from + length }));
/** Told again with the same dates now and then. */
const often = fc.oneof(span, fc.constant({ from: 2, to: 14 }));
const lines = fc.uniqueArray(
	fc.record({
		id: fc.constantFrom('l1', 'l2').map((id) => id as LineId),
		resource: resourceName,
		quantity: fc.integer({ min: 1, max: 3 })
	}),
	{ minLength: 1, maxLength: 2, selector: (line) => line.id }
);
const dates = fc.uniqueArray(
	fc.record({
		id: fc.constantFrom('o1', 'o2').map((id) => id as OccurrenceId),
		holiday: fc.constantFrom('none', 'none', 'public', 'school', 'both'),
		range: span.map(({ from, to }) => ({
			from: at(from),
			to: at(to),
			start: wall(from),
			end: wall(to),
			zone: UTC
		}))
	}),
	{ minLength: 1, maxLength: 2, selector: (date) => date.id }
);
const wish = fc.record({
	lines,
	occurrences: dates,
	together: fc.boolean(),
	key: fc.constant('' as FactKey)
});
const scope = fc.record({
	lines: fc.constantFrom(undefined, undefined, ['l1' as LineId], ['l2' as LineId]),
	occurrences: fc.constantFrom(undefined, undefined, ['o1' as OccurrenceId])
});
const terms = fc.record({
	capacity: fc.integer({ min: 0, max: 4 }),
	parts: fc.uniqueArray(
		fc.record({ resource: resourceName, quantity: fc.integer({ min: 1, max: 2 }) }),
		{ maxLength: 2, selector: (part) => part.resource }
	),
	turnaround: fc.constantFrom(
		{ before: 0, after: 0 },
		{ before: 0, after: 0 },
		{ before: 1, after: 2 },
		{ before: 0, after: 3 }
	),
	opening: fc.oneof(
		{ weight: 3, arbitrary: fc.constant({}) },
		{ weight: 2, arbitrary: fc.constantFrom(...openings) }
	),
	policy: fc.record({
		confirm: fc.constantFrom('itself', 'steward'),
		quotaPerSeason: fc.constantFrom(undefined, undefined, 1, 2)
	}),
	retired: fc.constantFrom(false, false, false, false, true)
});
const bookingNumber = fc.integer({ min: 0, max: 7 });
const minutes = fc.constantFrom(0, 0, 0, 1, 3);

const step = fc.oneof(
	{
		weight: 2,
		arbitrary: fc.record({ do: fc.constant('resource'), id: resourceName, terms, wait: minutes })
	},
	{
		weight: 1,
		arbitrary: fc.record({
			do: fc.constant('outage'),
			id: fc.constantFrom('x1', 'x2').map((id) => id as OutageId),
			outage: fc.option(
				fc.record({ resource: resourceName, units: fc.integer({ min: 1, max: 2 }), span: often }),
				{ nil: undefined }
			),
			wait: minutes
		})
	},
	{
		weight: 1,
		arbitrary: fc.record({
			do: fc.constant('closure'),
			id: fc.constantFrom('c1', 'c2').map((id) => id as ClosureId),
			closure: fc.option(
				fc.record({
					resources: fc.oneof(
						fc.constant('all' as const),
						fc.array(resourceName, { minLength: 1, maxLength: 2 })
					),
					span: often
				}),
				{ nil: undefined }
			),
			wait: minutes
		})
	},
	{
		weight: 6,
		arbitrary: fc.record({
			do: fc.constant('wish'),
			booking: bookingNumber,
			association: fc.constantFrom('a1', 'a2').map((id) => id as AssociationId),
			wish,
			wait: fc.constantFrom(0, 0, 0, 1, 3, -4)
		})
	},
	{
		weight: 4,
		arbitrary: fc.record({
			do: fc.constant('decide'),
			how: fc.constantFrom('confirm', 'refuse', 'withdraw', 'settle', 'confirm'),
			booking: bookingNumber,
			scope,
			older: fc.constantFrom(false, false, false, false, true),
			wait: minutes
		})
	}
);
/** A village with its things in place, few of them, so that bookings meet. */
const begun = fc.tuple(terms, terms, terms, terms).map((each) =>
	each.map((known, n) => ({
		do: 'resource' as const,
		id: `r${n}` as ResourceId,
		terms: known,
		wait: 0 as const
	}))
);
const story = fc
	.tuple(begun, fc.array(step, { minLength: 1, maxLength: 28 }))
	.map(([before, after]) => [...before, ...after]);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

type Engine = Pick<
	Book,
	| 'setResource'
	| 'setOutage'
	| 'setClosure'
	| 'ask'
	| 'change'
	| 'transfer'
	| 'withdraw'
	| 'confirm'
	| 'refuse'
	| 'settle'
	| 'standings'
>;

const idOf = (n: number) => `b${n}` as BookingId;
const spanAt = (minuteSpan: { from: number; to: number }) => ({
	from: at(minuteSpan.from),
	to: at(minuteSpan.to)
});

/** Does one step; `turn` makes wish keys distinct and the log's clock run. */
function perform(
	engine: Engine,
	one: Step,
	turn: number,
	number: number,
	wishes: ReadonlyMap<BookingId, FactKey>
): Effect | undefined {
	switch (one.do) {
		case 'resource':
			return void engine.setResource(one.id, one.terms as never, number);
		case 'outage': {
			const { outage } = one;
			const { resource, units, span: out } = outage ?? {};
			return void engine.setOutage(
				one.id,
				resource && units && out ? { resource, units, ...spanAt(out) } : undefined,
				number
			);
		}
		case 'closure': {
			const { closure } = one;
			return void engine.setClosure(
				one.id,
				closure && { resources: closure.resources, ...spanAt(closure.span) },
				number
			);
		}
		case 'wish': {
			const id = idOf(one.booking);
			const asked = { ...one.wish, key: keyAt(turn) } as Wish;
			const back = one.wait < 0;
			if (engine.standings(id).length > 0) {
				engine.transfer(id, one.association);
				return engine.change(id, asked, number, back);
			}
			return void engine.ask(id, one.association, asked, number, back);
		}
		case 'decide': {
			const id = idOf(one.booking);
			const named = one.older ? keyAt(-1) : (wishes.get(id) ?? keyAt(-1));
			if (one.how === 'withdraw' || one.how === 'settle') {
				return engine[one.how](id, one.scope, number);
			}
			return engine[one.how](id, named, one.scope, number);
		}
	}
}

const keyAt = (turn: number) => `w${turn}` as FactKey;

/** Lists whose order means nothing are compared as sets. */
const plain = (items: readonly ItemStanding[]) =>
	items.map((item) => ({
		...item,
		clashesWith: item.clashesWith.toSorted(),
		settle: item.settle.toSorted(),
		reasons: item.reasons
			.map((reason) =>
				JSON.stringify(reason.type === 'Taken' ? { ...reason, by: reason.by.toSorted() } : reason)
			)
			.sort()
	}));

const all = Array.from({ length: 8 }, (_, n) => idOf(n));
const everything = (engine: Engine) => all.map((id) => plain(engine.standings(id)));

function follow(steps: readonly Step[]): void {
	const book = createBook(UTC);
	const oracle = new Oracle();
	const wishes = new Map<BookingId, FactKey>();
	let last = at(-10);
	let before = everything(book);
	for (const [turn, one] of steps.entries()) {
		// Below the last number, it comes back from before a restore.
		const number = last + one.wait * MINUTE + 1;
		last = Math.max(last, number);
		const fork = book.fork();
		perform(fork, one, turn, number, wishes);
		const onFork = everything(fork);
		expect(everything(book), 'a fork leaves its book alone').toEqual(before);

		book.takeTouched();
		const effect = perform(book, one, turn, number, wishes);
		const expected = perform(oracle, one, turn, number, wishes);
		expect(effect, `effect of step ${turn}`).toEqual(expected);
		const after = everything(book);
		expect(after, `after step ${turn}`).toEqual(everything(oracle));
		expect(onFork, 'a fork answers as the book does').toEqual(after);

		const touched = book.takeTouched();
		for (const [index, id] of all.entries()) {
			const changed = JSON.stringify(after[index]) !== JSON.stringify(before[index]);
			if (changed) expect(touched.has(id), `${id} changed in step ${turn}`).toBe(true);
			expectNotLowered(one, id, before[index] ?? [], after[index] ?? []);
		}
		if (one.do === 'wish') wishes.set(idOf(one.booking), keyAt(turn));
		before = after;
	}
}

/**
 * R4, BK4: what was told yes stays so, unless a fact names this booking. One that does is a change of
 * its own that waited: when it swaps in, what was confirmed was another wish (BK6, BK8).
 */
function expectNotLowered(
	one: Step,
	id: BookingId,
	before: ReturnType<typeof plain>,
	after: ReturnType<typeof plain>
): void {
	if ((one.do === 'wish' || one.do === 'decide') && idOf(one.booking) === id) return;
	for (const [index, item] of before.entries()) {
		const now = after[index]?.standing;
		if (item.standing === 'held' || item.changeWaits) expect(['held', 'confirmed']).toContain(now);
		else if (item.standing !== 'waiting') expect(now).toBe(item.standing);
	}
}

test('[BK2] [BK3] [BK3a] [BK4] [BK5] [BK6] [BK7] [BK8] [R3] [R4] after each fact, on a fork or not, the book says what the rules say from nothing', () => {
	fc.assert(
		fc.property(story, (steps) => follow(steps)),
		{ numRuns: Number(process.env['RUNS'] ?? 500) }
	);
}, 120_000);
