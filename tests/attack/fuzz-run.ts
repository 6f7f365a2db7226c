import { fuzz } from './fuzz.ts';
import { heapAfterCollecting } from './heap.ts';

/** `npm run fuzz`: told how many frames and from which seed, says what became of them. */
const [frames = 10_000_000, seed = 1] = process.argv.slice(2).map(Number);

const began = performance.now();
const heap = heapAfterCollecting();
const grown = (): string => `${((heapAfterCollecting() - heap) / 1e6).toFixed(1)} MB`;
let last = 0;
const tally = fuzz(frames, seed, ({ frames: done, slowest }) => {
	if (done - last < frames / 20) return;
	last = done;
	const rate = done / ((performance.now() - began) / 1000);
	console.log(
		`${done.toLocaleString('en')} frames, ${rate.toFixed(0)} a second, ` +
			`slowest ${slowest.toFixed(1)} ms, heap grown by ${grown()}`
	);
});
console.log(
	`${tally.frames.toLocaleString('en')} frames from seed ${String(seed)} in ` +
		`${((performance.now() - began) / 1000).toFixed(0)} s: nothing threw, hung or got in. ` +
		`${tally.unreadable.toLocaleString('en')} unreadable, ${tally.numbered.toLocaleString('en')} facts numbered, ` +
		`${tally.refused.toLocaleString('en')} refused, slowest ${tally.slowest.toFixed(1)} ms, heap grown by ${grown()}.`
);
