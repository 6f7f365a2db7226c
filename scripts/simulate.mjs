import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { projectNodeOrExit } from './house/node.mjs';
import { ROOT } from './house/place.mjs';

/**
 * `npm run simulate`: 10,000 villages, each through one bad day of its own seed; `--seeds N` for
 * another number, `--from N` for others, `--seed N` to be told one of them step by step.
 */
process.chdir(ROOT);
const { values } = parseArgs({
	options: {
		seeds: { type: 'string', default: '10000' },
		from: { type: 'string', default: '1' },
		seed: { type: 'string' }
	}
});
const number = (name) => {
	const value = Number(values[name]);
	if (Number.isInteger(value) && value >= 0) return value;
	console.error(`--${name} wants a whole number, not “${values[name]}”.`);
	process.exit(2);
};
const node = projectNodeOrExit();
const MANY = 'tests/convergence/many.ts';

/** Ends with the exit code. */
const run = (words, heard) =>
	new Promise((resolve) => {
		const child = spawn(node, [MANY, ...words.map(String)], {
			stdio: ['ignore', heard ? 'pipe' : 'inherit', 'inherit']
		});
		if (heard) createInterface({ input: child.stdout }).on('line', heard);
		child.on('close', resolve);
	});

if (values.seed !== undefined) {
	process.exit(await run([number('seed')]));
}

const seeds = number('seeds');
const from = number('from');
const workers = Math.max(1, Math.min(availableParallelism(), seeds));
const sums = {};
const failed = [];
let done = 0;
const began = performance.now();
const seconds = () => (performance.now() - began) / 1000;
const rate = () => (done / seconds()).toFixed(1);

const hear = (line) => {
	const { seed, figures, failure } = JSON.parse(line);
	done += 1;
	if (failure !== undefined) {
		failed.push(seed);
		console.log(`\n${failure}\n`);
	}
	for (const [what, value] of Object.entries(figures ?? {})) sums[what] = (sums[what] ?? 0) + value;
};
const progress = setInterval(() => {
	console.log(`${done} of ${seeds} seeds, ${failed.length} failed, ${rate()} a second`);
}, 10_000);
const codes = await Promise.all(
	Array.from({ length: workers }, (_, worker) =>
		run([from + worker, seeds - worker, workers], hear)
	)
);
clearInterval(progress);

const kept = Math.max(1, done - failed.length);
for (const [what, value] of Object.entries(sums))
	console.log(
		`  ${what.padEnd(14)} ${String(value).padStart(9)}  ${(value / kept).toFixed(2)} a seed`
	);
console.log(
	`${done} seeds in ${seconds().toFixed(0)} s (${rate()} a second): ` +
		(failed.length === 0 ? 'none failed' : `${failed.length} failed: ${failed.join(' ')}`)
);
process.exitCode =
	failed.length === 0 && done === seeds && codes.every((code) => code === 0) ? 0 : 1;
