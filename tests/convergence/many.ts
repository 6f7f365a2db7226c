import { trySeed } from './report.ts';
import { runSeed } from './run.ts';

/**
 * `node many.ts <first> <count> <step>` runs every `step`th seed and says each result as one line of
 * JSON; `node many.ts <seed>` tells all of one seed.
 */
const [first = 0, count, step = 1] = process.argv.slice(2).map(Number);
if (count === undefined) {
	const { end, ...figures } = runSeed(first, (line) => console.log(line));
	console.log(figures, `the end: ${String(end.length)} characters`);
} else {
	for (let seed = first; seed < first + count; seed += step) {
		const result = trySeed(seed);
		const told =
			'failure' in result ? result : { seed, figures: { ...result.figures, end: undefined } };
		console.log(JSON.stringify(told));
	}
}
