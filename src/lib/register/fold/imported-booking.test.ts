import { expect, test } from 'vitest';
import type { BookingId, OccurrenceId } from '../../domain/ids.ts';
import { june, nonceOf } from '../testing/facts.fixture.ts';
import { DATE, LINE, Village } from '../testing/village.fixture.ts';

const source = { system: 'ics', id: 'danse@montbrun.example', part: '2026-2027' };

function imports(v: Village, n: number, hours: readonly [number, number] = [10, 12]): BookingId {
	const hall = [...v.state().resources.values()][0]?.id ?? v.resource('Ada', v.foyer);
	return v.say(
		'Cam',
		'booking.asked',
		{
			association: v.school,
			lines: [{ id: LINE, resource: hall, quantity: 1 }],
			occurrences: [{ id: DATE, range: june(...hours), holiday: 'none' }]
		},
		{ source, batch: nonceOf(n) }
	);
}
const undo = (v: Village, n: number) =>
	v.outcome('Cam', 'batch.undone', { batch: nonceOf(n) }, { about: v.space });

test('[R2] two phones that import one calendar make one booking of each event', () => {
	const v = new Village();
	const first = imports(v, -1);
	const second = imports(v, -2);
	expect(v.why(second)).toBe('AlreadySo');
	expect([...v.state().bookings.values()].map(({ id }) => id)).toEqual([first]);
	expect(v.standing(first)).toBe('held');
});

test('[R2] an import that was undone can be made again', () => {
	const v = new Village();
	const first = imports(v, -1);
	expect(undo(v, -1)).toBe('done');
	const second = imports(v, -2);
	expect([v.standing(first), v.standing(second)]).toEqual(['withdrawn', 'held']);
});

test('[R1] undoing an import gives a changed booking its date, its field and its dropped date back', () => {
	const v = new Village();
	const booking = imports(v, -1);
	const second = 'e' as OccurrenceId;
	const about = booking;
	v.say('Cam', 'booking.changed', { occurrences: { set: [more(second, 20)] } }, { about });
	v.say(
		'Cam',
		'booking.changed',
		{
			headcount: 12,
			occurrences: { set: [more(DATE, 14), more('f', 30)], drop: [second] }
		},
		{ about, batch: nonceOf(-2) }
	);
	v.say('Cam', 'booking.changed', { headcount: 15 }, { about });
	expect(undo(v, -2)).toBe('done');
	const after = v.state().bookings.get(booking);
	expect(after?.wish.occurrences.map(({ id, range }) => [id, range.from])).toEqual([
		[DATE, june(10, 12).from],
		[second, june(20, 22).from]
	]);
	// Somebody has said otherwise since.
	expect(after?.body.headcount).toBe(15);
	expect(
		v
			.state()
			.book.standings(booking)
			.map(({ standing }) => standing)
	).toEqual(['held', 'held']);
});

test('[BK5] undoing an import asks again for what it had withdrawn, behind whoever asked since', () => {
	const v = new Village();
	const booking = imports(v, -1);
	v.say('Cam', 'booking.withdrawn', {}, { about: booking, batch: nonceOf(-2) });
	expect(v.standing(booking)).toBe('withdrawn');
	expect(undo(v, -2)).toBe('done');
	expect(v.standing(booking)).toBe('held');

	const other = new Village();
	const late = imports(other, -1);
	other.say('Cam', 'booking.withdrawn', {}, { about: late, batch: nonceOf(-2) });
	const [hall] = other.state().resources.values();
	if (hall === undefined) throw new Error('no hall');
	const meanwhile = other.ask('Dot', other.foyer, hall.id);
	undo(other, -2);
	expect([other.standing(meanwhile), other.standing(late)]).toEqual(['held', 'waiting']);
});

const more = (id: string, hour: number) => ({
	id: id as OccurrenceId,
	range: june(hour, hour + 2),
	holiday: 'none' as const
});
