import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureChromium } from './house/browser.mjs';
import { projectNodeOrExit } from './house/node.mjs';
import { ROOT } from './house/place.mjs';
import { run } from './house/run.mjs';

/**
 * `npm run bench [name…]`: builds, then runs every file of tests/bench that measures something (or
 * those named), and prints each figure beside its budget. Figures depend on the machine; nothing
 * fails for being slow, only for not being measured.
 */
process.chdir(ROOT);
await import('./build.mjs');
await ensureChromium();
const node = projectNodeOrExit();

const SHARED = [
	'client.ts',
	'figure.ts',
	'ground.ts',
	'line.ts',
	'plain-start.ts',
	'plain.ts',
	'season.ts',
	'servers.ts'
];
const wanted = process.argv.slice(2);
const benches = (await readdir(join(ROOT, 'tests/bench')))
	.filter((file) => file.endsWith('.ts') && !SHARED.includes(file))
	.map((file) => file.slice(0, -'.ts'.length))
	.filter((name) => wanted.length === 0 || wanted.includes(name))
	.sort();

const amount = ({ value, unit }) =>
	`${Number(value.toPrecision(value >= 1000 ? 5 : 3)).toLocaleString('en')}${unit && ' '}${unit}`;
const verdict = (figure) => {
	if (figure.budget === undefined) return '';
	const within = figure.least ? figure.value >= figure.budget : figure.value <= figure.budget;
	return `${within ? 'within' : 'OVER'} ${figure.least ? '≥' : '≤'} ${amount({ ...figure, value: figure.budget })}`;
};

let broken = 0;
for (const name of benches) {
	const { code, output } = await run(node, ['--expose-gc', `tests/bench/${name}.ts`], {
		quiet: true
	});
	const figures = output
		.split('\n')
		.filter((line) => line.startsWith('figure '))
		.map((line) => JSON.parse(line.slice('figure '.length)));
	console.log(`\n${name}`);
	for (const figure of figures) {
		const words = [figure.what.padEnd(58), amount(figure).padStart(12), verdict(figure).padEnd(20)];
		console.log(`  ${words.join('  ')}${figure.note ? `  ${figure.note}` : ''}`.trimEnd());
	}
	if (code !== 0 || figures.length === 0) {
		broken += 1;
		console.log(output.trim());
		console.log(`  ${name} could not be measured.`);
	}
}
process.exitCode = broken === 0 ? 0 : 1;
