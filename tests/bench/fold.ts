import { createBook } from '../../src/lib/domain/standing/book.ts';
import type { Zone } from '../../src/lib/domain/time/types.ts';
import { appendEntry, appendFact } from '../../src/lib/register/fold/append.ts';
import { createState, takeTouched, type SpaceState } from '../../src/lib/register/fold/state.ts';
import { report, timeOf } from './figure.ts';
import { Author, roomOf, season } from './season.ts';

const BOOKINGS = 10_000;
const author = await Author.make();
const facts = [author.founding, ...season(author, BOOKINGS)].map((written, index) => ({
	room: roomOf(written),
	entry: { ...written, number: 1_800_000_000_000 + index, mac: 'bench' }
}));
const before = facts.length - BOOKINGS;

const empty = (): SpaceState => createState(author.space, createBook('Europe/Paris' as Zone));
function folded(upTo: number): SpaceState {
	const state = empty();
	for (const { room, entry } of facts.slice(0, upTo)) appendFact(state, room, entry);
	return state;
}

globalThis.gc?.();
const unfolded = process.memoryUsage().heapUsed;
const kept = empty();
for (const { room, entry } of facts) {
	appendEntry(kept, room, { number: entry.number, mac: entry.mac, text: entry.text });
}
// As on a phone, where the rows have been written.
takeTouched(kept);
globalThis.gc?.();
report({
	what: 'memory of the folded season, its facts included',
	value: (process.memoryUsage().heapUsed - unfolded) / 1000,
	unit: 'kB',
	budget: 20_000,
	note: `${kept.bookings.size} bookings; the log's own texts stand apart`
});

let start = folded(before);
const times: number[] = [];
for (let round = 0; round < 7; round += 1) {
	start = folded(before);
	const began = performance.now();
	for (const { room, entry } of facts.slice(before)) appendFact(start, room, entry);
	times.push(performance.now() - began);
}
if (start.bookings.size !== BOOKINGS)
	throw new Error(`only ${start.bookings.size} bookings folded`);
report({
	what: 'fold of 10,000 booking facts from nothing',
	value: times.sort((a, b) => a - b)[3] ?? NaN,
	unit: 'ms',
	budget: 60,
	note: 'facts read and checked beforehand'
});

report({
	what: '… reading, hashing and checking their texts too',
	value: timeOf(() => {
		const state = empty();
		for (const { room, entry } of facts) {
			appendEntry(state, room, { number: entry.number, mac: entry.mac, text: entry.text });
		}
	}, 5),
	unit: 'ms'
});

const [last] = facts.slice(-1);
const rounds: number[] = [];
for (let round = 0; round < 5 && last; round += 1) {
	const state = folded(facts.length - 1);
	const began = performance.now();
	appendFact(state, last.room, last.entry);
	rounds.push(performance.now() - began);
}
report({
	what: 'one more fact',
	value: rounds.sort((a, b) => a - b)[2] ?? NaN,
	unit: 'ms',
	budget: 1
});
