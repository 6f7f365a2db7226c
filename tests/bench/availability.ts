import { findFree, type Thing, type Wish } from '../../src/lib/domain/availability/find.ts';
import { monthOf } from '../../src/lib/domain/availability/month.ts';
import { needsOf, type Need } from '../../src/lib/domain/availability/needs.ts';
import type { Places, Use } from '../../src/lib/domain/availability/places.ts';
import { holidaysIn } from '../../src/lib/domain/holiday/holiday.ts';
import type {
	AssociationId,
	BookingId,
	FactKey,
	LineId,
	OccurrenceId,
	ResourceId
} from '../../src/lib/domain/ids.ts';
import { repeat } from '../../src/lib/domain/recurrence/repeat.ts';
import { createBook } from '../../src/lib/domain/standing/book.ts';
import { Oracle } from '../../src/lib/domain/standing/oracle.test-support.ts';
import type { Book, ResourceTerms } from '../../src/lib/domain/standing/types.ts';
import { addDays } from '../../src/lib/domain/time/date.ts';
import type {
	LocalDate,
	LocalDateTime,
	LocalTime,
	Range,
	Zone
} from '../../src/lib/domain/time/types.ts';
import { at, rangeBetween, startOfDay } from '../../src/lib/domain/time/zoned.ts';
import { report, timeOf } from './figure.ts';

const PARIS = 'Europe/Paris' as Zone;
const BOOKINGS = 10_000;
const FIRST = '2026-09-01' as LocalDate;

const terms: ResourceTerms = {
	capacity: 1,
	parts: [],
	turnaround: { before: 0, after: 30 },
	opening: {},
	policy: { confirm: 'itself' },
	retired: false
};
const range = (start: LocalDateTime, end: LocalDateTime): Range => {
	const made = rangeBetween(start, end, PARIS);
	if (!made.ok) throw new Error(`${start} – ${end}`);
	return made.value;
};

/** Bookings of one to eight hours, spread over a season and `count` resources, the same each run. */
function bookingsOver(count: number) {
	let seed = 7;
	const draw = (most: number) => {
		seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
		return Math.floor((seed / 2 ** 32) * most);
	};
	return Array.from({ length: BOOKINGS }, (_, n) => {
		const hour = 8 + draw(8);
		const date = addDays(FIRST, draw(365));
		const time = (hours: number) => `${String(hours).padStart(2, '0')}:00` as LocalTime;
		const when = range(at(date, time(hour)), at(date, time(hour + 1 + draw(8))));
		return { id: `b${n}` as BookingId, resource: `r${draw(count)}` as ResourceId, when };
	});
}

function askAll(book: Pick<Book, 'ask'>, bookings: ReturnType<typeof bookingsOver>): void {
	for (const [n, { id, resource, when }] of bookings.entries()) {
		const wish = {
			key: id as string as FactKey,
			together: false,
			lines: [{ id: 'l' as LineId, resource, quantity: 1 }],
			occurrences: [{ id: 'o' as OccurrenceId, range: when, holiday: 'none' as const }]
		};
		book.ask(id, `a${n % 12}` as AssociationId, wish, 1_780_000_000_000 + n);
	}
}

function bookOf(count: number): Book {
	const book = createBook(PARIS);
	for (let n = 0; n < count; n++) book.setResource(`r${n}` as ResourceId, terms, n + 1);
	return book;
}

/** The rows of a phone as the availability function reads them. */
function placesOf(bookings: ReturnType<typeof bookingsOver>): Places {
	const uses = new Map<ResourceId, Use[]>();
	for (const { id, resource, when } of bookings) {
		const list = uses.get(resource) ?? [];
		list.push({ from: when.from, to: when.to + 1_800_000, quantity: 1, booking: id });
		uses.set(resource, list);
	}
	const known = new Map<ResourceId, readonly Need[]>();
	const termsOf = () => terms;
	return {
		termsOf,
		needsOf: (id) => known.get(id) ?? needsOf(id, termsOf, known),
		usesOver: (id, from, to) =>
			(uses.get(id) ?? []).filter((use) => use.from < to && use.to > from),
		outagesOf: () => [],
		closuresOf: () => []
	};
}

const overThreeHundred = bookingsOver(300);
report({
	what: 'standings of 10,000 claims from nothing, 300 resources',
	value: timeOf(() => askAll(bookOf(300), overThreeHundred)),
	unit: 'ms',
	budget: 60,
	note: 'the book alone, without reading facts'
});
report({
	what: '… beside a filter over all bookings for each claim',
	value: timeOf(() => {
		for (const [n, { resource, when }] of overThreeHundred.entries()) {
			overThreeHundred.filter(
				(other, before) =>
					before < n &&
					other.resource === resource &&
					other.when.from < when.to &&
					other.when.to > when.from
			);
		}
	}, 1),
	unit: 'ms',
	note: 'finds who is in the way, judges nothing'
});

/** It tries everything again at every fact: a hundred claims are enough to see. */
const FEW = 100;
const few = bookingsOver(FEW / 10).slice(0, FEW);
const ofFew = (book: Pick<Book, 'setResource' | 'ask'>) => {
	for (let n = 0; n < FEW / 10; n++) book.setResource(`r${n}` as ResourceId, terms, n + 1);
	askAll(book, few);
};
report({
	what: 'standings of 100 claims from nothing, 10 resources',
	value: timeOf(() => ofFew(createBook(PARIS))),
	unit: 'ms'
});
report({
	what: '… beside the oracle, minute by minute',
	value: timeOf(() => ofFew(new Oracle()), 1),
	unit: 'ms',
	note: 'the slow, plain statement of the rules that the tests compare with'
});

const full = bookOf(300);
askAll(full, overThreeHundred);
const [one] = bookingsOver(300).slice(-1);
if (one === undefined) throw new Error('no booking');
let turn = 0;
report({
	what: 'one more claim, on a fork, and its standing',
	value:
		timeOf(() => {
			for (let n = 0; n < 100; n++) {
				const fork = full.fork();
				const id = `more${turn++}` as BookingId;
				askAll(fork, [{ ...one, id }]);
				fork.standings(id);
			}
		}) / 100,
	unit: 'ms',
	budget: 1
});

const ids = Array.from({ length: 300 }, (_, n) => `r${n}` as ResourceId);
const places = placesOf(overThreeHundred);
const month = timeOf(() => void monthOf(places, ids, '2027-03-15' as LocalDate, PARIS), 15);
report({ what: 'a month of 300 resources', value: month, unit: 'ms', budget: 10 });
report({
	what: '… beside asking every booking about every day',
	value: timeOf(() => {
		const days = Array.from({ length: 32 }, (_, day) =>
			startOfDay(addDays('2027-03-01' as LocalDate, day), PARIS)
		);
		for (const id of ids) {
			for (const [day, from] of days.slice(0, -1).entries()) {
				const to = days[day + 1] ?? from;
				overThreeHundred.filter(
					({ resource, when }) => resource === id && when.from < to && when.to > from
				);
			}
		}
	}, 3),
	unit: 'ms'
});

const overThousand = bookingsOver(1000);
const things = Array.from({ length: 1000 }, (_, n): Thing => ({
	id: `r${n}` as ResourceId,
	kind: (['room', 'equipment', 'technical', 'vehicle'] as const)[n % 4] ?? 'room',
	search: n % 4 === 0 ? `salle ${n}` : `chose ${n}`,
	capacity: 1,
	room: n % 4 === 0 ? { seats: n % 200, stepFree: n % 8 === 0 } : undefined
}));
const wishes: Wish[] = [
	{ quantity: 1, kind: 'room', seats: 80, stepFree: true },
	{ quantity: 1, kind: 'equipment' },
	{ quantity: 1, kind: 'technical' },
	{ quantity: 1, kind: 'vehicle' },
	{ quantity: 1, words: 'salle' }
];
const wanted = range('2027-03-13T09:00' as LocalDateTime, '2027-03-13T18:00' as LocalDateTime);
report({
	what: 'what is free for 5 wishes, 1,000 resources, 10,000 bookings',
	value: timeOf(
		() => void findFree(placesOf(overThousand), things, wishes, wanted, 'none', 1_780_000_000_000),
		15
	),
	unit: 'ms',
	budget: 15,
	note: 'rows sorted by resource each time'
});
report({
	what: '… beside a filter over all bookings for each resource',
	value: timeOf(() => {
		for (const { id } of things) {
			overThousand.filter(
				({ resource, when }) => resource === id && when.from < wanted.to && when.to > wanted.from
			);
		}
	}, 3),
	unit: 'ms'
});

const table = {
	departements: { '31': 'C' },
	zones: {
		C: [
			{ name: 'Toussaint', lastClassDay: '2026-10-17', back: '2026-11-02' },
			{ name: 'Noël', lastClassDay: '2026-12-19', back: '2027-01-04' }
		]
	}
};
report({
	what: 'a weekly repeat over a season with holidays',
	value: timeOf(() => {
		const made = repeat(
			{
				start: '2026-09-03T18:00' as LocalDateTime,
				end: '2026-09-03T20:00' as LocalDateTime,
				zone: PARIS,
				rule: { every: 'week', interval: 1, days: [4] },
				skips: 'both'
			},
			holidaysIn('31', table)
		);
		if (!made.ok) throw new Error('no dates');
	}, 25),
	unit: 'ms',
	budget: 1
});

const before =
	globalThis.gc === undefined ? NaN : (globalThis.gc(), process.memoryUsage().heapUsed);
const kept = bookOf(300);
askAll(kept, overThreeHundred);
globalThis.gc?.();
report({
	what: 'memory of the book of 10,000 claims',
	value: (process.memoryUsage().heapUsed - before) / 1000,
	unit: 'kB',
	budget: 20_000,
	note: `${kept.standings('b0' as BookingId).length} item of the first booking still known`
});
