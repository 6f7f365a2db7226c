import { createBook } from '../../src/lib/domain/standing/book.ts';
import type { Zone } from '../../src/lib/domain/time/types.ts';
import { appendEntry, appendFact } from '../../src/lib/register/fold/append.ts';
import { createState, takeTouched, type SpaceState } from '../../src/lib/register/fold/state.ts';
import { median, report, timeOf } from './figure.ts';
import { Author, roomOf, season } from './season.ts';

const BOOKINGS = 10_000;
const WARM_UPS = 4;
const ROUNDS = 7;
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

/** Measured in a function of its own, so that nothing of it is left to be swept later, kB. */
function memoryOfSeason(): number {
	globalThis.gc?.();
	const unfolded = process.memoryUsage().heapUsed;
	const kept = empty();
	for (const { room, entry } of facts) {
		appendEntry(kept, room, { number: entry.number, mac: entry.mac, text: entry.text });
	}
	// As on a phone, where the rows have been written.
	takeTouched(kept);
	globalThis.gc?.();
	if (kept.bookings.size !== BOOKINGS) throw new Error(`only ${kept.bookings.size} kept`);
	return (process.memoryUsage().heapUsed - unfolded) / 1000;
}
// The first time, half a megabyte of it is code that was compiled meanwhile.
const first = memoryOfSeason();
report({
	what: 'memory of the folded season, its facts included',
	value: memoryOfSeason(),
	unit: 'kB',
	budget: 20_000,
	note: `${BOOKINGS} bookings; the log's own texts stand apart; with the code compiled on the way ${Math.round(first)}`
});

/** Folds the season's bookings over what came before them, and says how long they took. */
function foldBookings(): { readonly ms: number; readonly cpu: number } {
	const state = folded(before);
	// What earlier rounds left is not this round's to sweep up.
	globalThis.gc?.();
	const began = performance.now();
	const worked = process.cpuUsage();
	for (const { room, entry } of facts.slice(before)) appendFact(state, room, entry);
	const ms = performance.now() - began;
	const cpu = process.cpuUsage(worked).user / 1000;
	if (state.bookings.size !== BOOKINGS)
		throw new Error(`only ${state.bookings.size} bookings folded`);
	return { ms, cpu };
}

const cold = foldBookings();
for (let round = 0; round < WARM_UPS; round += 1) foldBookings();
const rounds = Array.from({ length: ROUNDS }, foldBookings);
report({
	what: 'fold of 10,000 booking facts from nothing',
	value: median(rounds.map(({ ms }) => ms)),
	unit: 'ms',
	budget: 60,
	note: `facts read and checked beforehand; ${Math.round(median(rounds.map(({ cpu }) => cpu)))} ms of its own CPU`
});
report({ what: '… the first time, before it is compiled', value: cold.ms, unit: 'ms' });

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
const took: number[] = [];
for (let round = 0; round < 5 && last; round += 1) {
	const state = folded(facts.length - 1);
	const began = performance.now();
	appendFact(state, last.room, last.entry);
	took.push(performance.now() - began);
}
report({
	what: 'one more fact',
	value: took.sort((a, b) => a - b)[2] ?? NaN,
	unit: 'ms',
	budget: 1
});
