import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { projectNodeOrExit } from './house/node.mjs';
import { ROOT } from './house/place.mjs';
import { run, seconds } from './house/run.mjs';

/**
 * `npm run draws [times]`: the properties of the unit tests, that many times (20), each time with
 * another seed, where `npm test` always draws the same. `DRAWS=<seed> npm run draws` draws as one
 * that failed did.
 */
process.chdir(ROOT);
const node = projectNodeOrExit();
const files = readdirSync('src', { recursive: true })
	.filter((path) => /(?<!\.browser|\.svelte)\.test\.ts$/.test(path))
	.map((path) => `src/${path}`)
	.filter((path) => readFileSync(path, 'utf8').includes("from 'fast-check'"));

const given = process.env['DRAWS'];
const [times = '20'] = process.argv.slice(2);
const seeds = given
	? [given]
	: Array.from({ length: Number(times) }, () => String(randomInt(2 ** 31)));
const failed = [];
for (const seed of seeds) {
	const words = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', ...files];
	const { code, output, ms } = await run(node, words, { env: { DRAWS: seed }, quiet: true });
	console.log(`DRAWS=${seed}: ${code === 0 ? 'held' : 'failed'} in ${seconds(ms)}`);
	if (code === 0) continue;
	failed.push(seed);
	console.log(output);
}
console.log(`${seeds.length} draws, ${failed.length} failed ${failed.join(' ')}`.trim());
process.exitCode = failed.length === 0 && seeds.length > 0 ? 0 : 1;
