import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BookingId } from '../ids.ts';
import type { Reason } from '../standing/types.ts';
import { createBook } from '../standing/book.ts';
import { partOf, Village } from '../standing/village.test-support.ts';
import { isFree, reasonsAgainst } from './judge.ts';
import { PARIS, placesWith, useOf, wantedOf } from './test-space.test-support.ts';

const RESOURCES = {
	salle: { parts: [partOf('petite'), partOf('grande')], turnaround: { before: 30, after: 30 } },
	petite: {},
	grande: { opening: { longest: 300 } },
	chaises: { capacity: 5 }
};

const time = (hour: number) => `13 ${String(hour).padStart(2, '0')}:00`;
const booking = fc.record({
	resource: fc.constantFrom(...Object.keys(RESOURCES)),
	quantity: fc.integer({ min: 1, max: 3 }),
	from: fc.integer({ min: 6, max: 16 }),
	hours: fc.integer({ min: 1, max: 6 })
});

test('[BK14] the rows of a phone and the book answer every question alike', () => {
	fc.assert(
		fc.property(fc.array(booking, { maxLength: 8 }), booking, (bookings, question) => {
			const village = new Village(createBook(PARIS));
			for (const [name, terms] of Object.entries(RESOURCES)) village.resource(name, terms);
			const ask = (name: string, asked: typeof question) =>
				village.ask(name, {
					lines: [{ resource: asked.resource, quantity: asked.quantity }],
					dates: [[time(asked.from), time(asked.from + asked.hours)]]
				});
			for (const [n, each] of bookings.entries()) ask(`b${n}`, each);

			// What a screen has: rows of what stands.
			const rows = bookings.flatMap((_, n) =>
				village.book
					.taken(`b${n}` as BookingId)
					.filter(({ standing }) => standing === 'held' || standing === 'confirmed')
					.map(({ resource, quantity, from, to }) => ({
						...useOf(resource, '2027-06-13T00:00', '2027-06-13T01:00', quantity, `b${n}`),
						from,
						to
					}))
			);
			const places = placesWith(RESOURCES, rows);
			const day = (hour: number) => `2027-06-13T${String(hour).padStart(2, '0')}:00`;
			const end = question.from + question.hours;
			const wanted = wantedOf(question.resource, day(question.from), day(end), question.quantity);
			ask('question', question);
			const answer = village.item('question');
			expect(isFree(places, wanted, village.number)).toBe(answer.standing === 'held');
			// Who is in the way is a set: rows and book may name them in another order.
			const sorted = (reasons: readonly Reason[]) =>
				reasons
					.map((each) => (each.type === 'Taken' ? { ...each, by: each.by.toSorted() } : each))
					.map((each) => JSON.stringify(each))
					.sort();
			expect(sorted(reasonsAgainst(places, wanted, village.number))).toEqual(
				sorted(answer.reasons)
			);
		})
	);
});
