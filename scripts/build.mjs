import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { install } from './house/install.mjs';
import { projectNodeOrExit } from './house/node.mjs';
import { BUILD, CACHE, ROOT } from './house/place.mjs';
import { keepRetired } from './house/retired.mjs';
import { run, seconds } from './house/run.mjs';
import { announceFirst } from './house/shell.mjs';
import { hashSources } from './house/sources.mjs';

/**
 * Builds the app into `build/`, unless it is already there from the same sources: messages,
 * bundles, brotli and gzip beside each file, `version.json`, and what phones of the last thirty
 * days may still ask for. It is made beside and put in place at the end, so a build that fails
 * takes nothing away. `--force` builds anyway.
 */
process.chdir(ROOT);
await install();
const folder = join(ROOT, BUILD);
const build = hashSources();

async function isFresh() {
	const version = await readFile(join(folder, 'version.json'), 'utf8').catch(() => '{}');
	return JSON.parse(version).build === build && existsSync(join(folder, '200.html'));
}

async function make() {
	console.log('Building the app…');
	const began = performance.now();
	const node = projectNodeOrExit();
	const next = join(ROOT, CACHE, 'next-build');
	const last = join(ROOT, CACHE, 'last-build');
	await rm(next, { recursive: true, force: true });
	await mkdir(join(ROOT, CACHE), { recursive: true });
	const steps = [
		['scripts/messages.mjs'],
		['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']
	];
	for (const step of steps) {
		const env = { BUILD_ID: build, BUILD_DIR: next };
		const { code, output } = await run(node, step, { quiet: true, env });
		if (code !== 0) {
			console.error(output);
			console.error('The app could not be built; the reason is above.');
			process.exit(1);
		}
		if (process.env.VERBOSE) console.log(output);
	}
	await announceFirst(next);
	await keepRetired(folder, next, Date.now());
	const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
	await writeFile(join(next, 'version.json'), JSON.stringify({ version, build }) + '\n');
	await rm(last, { recursive: true, force: true });
	if (existsSync(folder)) await rename(folder, last);
	await rename(next, folder);
	await rm(last, { recursive: true, force: true });
	console.log(`Built in ${seconds(performance.now() - began)}.`);
}

if (process.argv.includes('--force') || !(await isFresh())) await make();
