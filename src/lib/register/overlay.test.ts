import { expect, test } from 'vitest';
import { createBook } from '../domain/standing/book.ts';
import {
	idFrom,
	type BookingId,
	type LineId,
	type OccurrenceId,
	type ResourceId
} from '../domain/ids.ts';
import { KINDS } from './facts/kinds.ts';
import type { Written } from './facts/fact.ts';
import { layOver, shownItems } from './overlay.ts';
import { fold } from './testing/fold.fixture.ts';
import { PARIS, deviceOf, june } from './testing/facts.fixture.ts';
import { LogWriter } from './testing/space.fixture.ts';
import { createState } from './fold/state.ts';

const NOW = 1_800_100_000_000;
const line = 'l' as LineId;
const date = 'd' as OccurrenceId;

function village(confirm: 'itself' | 'steward' = 'steward') {
	const writer = new LogWriter('Ada');
	const foyer = writer.association('Ada', 'Foyer');
	const ben = writer.join('Ada', 'Ben', { role: 'own' });
	const school = writer.association('Ben', 'École');
	const hall: ResourceId = writer.say('Ada', 'resource.added', {
		kind: 'room',
		association: foyer,
		name: 'Grande salle',
		capacity: 1,
		policy: { confirm }
	});
	const asking = (by: string, from: number, to: number) =>
		writer.write(by, 'booking.asked', {
			association: by === 'Ada' ? foyer : school,
			lines: [{ id: line, resource: hall, quantity: 1 }],
			occurrences: [{ id: date, range: june(from, to), holiday: 'none' }]
		});
	return { writer, hall, ben, asking };
}

const unsent = ({ key, text, fact }: Written) => ({ room: KINDS[fact.kind].room, key, text });
const idOf = (written: Written): BookingId => idFrom<BookingId>(written.key);

test('[R3] what is only on this phone is asked: free, or already taken, as far as it knows', () => {
	const { writer, asking } = village();
	writer.add(asking('Ada', 10, 12));
	const [free, taken] = [asking('Ben', 12, 14), asking('Ben', 11, 13)];
	const overlay = layOver(fold(writer), [unsent(free), unsent(taken)], NOW);
	expect(shownItems(overlay, idOf(free))[0]?.shown).toBe('askedFree');
	expect(shownItems(overlay, idOf(taken))[0]?.shown).toBe('askedTaken');
});

test('[R3] an unsent fact changes nothing in what the log says of others', () => {
	const { writer, asking } = village();
	const first = writer.add(asking('Ben', 10, 12));
	const second = writer.add(asking('Ada', 10, 12));
	const withdrawn = writer.write('Ben', 'booking.withdrawn', {}, { about: idOf(first) });
	const log = fold(writer);
	const overlay = layOver(log, [unsent(withdrawn)], NOW);
	expect(shownItems(overlay, idOf(first))[0]).toMatchObject({
		shown: 'withdrawn',
		pending: 'withdrawn'
	});
	expect(overlay.state.book.standings(idOf(second))[0]?.standing).toBe('held');
	expect(shownItems(overlay, idOf(second))[0]?.shown).toBe('waiting');
	expect(log.book.standings(idOf(first))[0]?.standing).toBe('held');
});

test('[R3] a confirmation not yet sent is not called final', () => {
	const { writer, asking } = village();
	const booking = writer.add(asking('Ben', 10, 12));
	const confirmed = writer.write(
		'Ada',
		'booking.confirmed',
		{ wish: booking.key },
		{ about: idOf(booking) }
	);
	const overlay = layOver(fold(writer), [unsent(confirmed)], NOW);
	expect(shownItems(overlay, idOf(booking))[0]).toMatchObject({
		shown: 'held',
		pending: 'confirmed'
	});
	writer.add(confirmed);
	expect(shownItems(layOver(fold(writer), [], NOW), idOf(booking))[0]?.shown).toBe('confirmed');
});

test('[R3] a move not yet sent is asked; what does not move keeps its standing', () => {
	const { writer, asking } = village();
	const booking = writer.add(asking('Ben', 10, 12));
	const moved = writer.write(
		'Ben',
		'booking.changed',
		{ occurrences: { set: [{ id: date, range: june(20, 22), holiday: 'none' }] } },
		{ about: idOf(booking) }
	);
	const counted = writer.write(
		'Ben',
		'booking.changed',
		{ headcount: 30 },
		{ about: idOf(booking) }
	);
	const show = (fact: Written) =>
		shownItems(layOver(fold(writer), [unsent(fact)], NOW), idOf(booking))[0]?.shown;
	expect(show(moved)).toBe('askedFree');
	expect(show(counted)).toBe('held');
});

test('[R2] a fact that has been read back counts once, as received', () => {
	const { writer, asking } = village();
	const booking = writer.add(asking('Ben', 10, 12));
	const overlay = layOver(fold(writer), [unsent(booking)], NOW);
	expect(shownItems(overlay, idOf(booking))[0]?.shown).toBe('held');
	expect(overlay.state.bookings.takeTouched().size).toBe(0);
});

test('[R3] a space that has never met a relay is all overlay', () => {
	const { writer, asking } = village();
	const booking = asking('Ada', 10, 12);
	const all = [...writer.log.map(({ written }) => written), booking].map(unsent);
	const empty = createState(writer.space, createBook(PARIS));
	const overlay = layOver(empty, all, NOW);
	expect(overlay.state.trust.devices.get(deviceOf('Ada'))?.member).toBe(writer.founder);
	expect(shownItems(overlay, idOf(booking))[0]?.shown).toBe('askedFree');
	expect(empty.bookings.size).toBe(0);
});
