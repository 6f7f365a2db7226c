import { mkdir, rm } from 'node:fs/promises';
import { ensureChromium } from './house/browser.mjs';
import { install } from './house/install.mjs';
import { projectNodeOrExit } from './house/node.mjs';
import { CACHE, ROOT } from './house/place.mjs';
import { nothing, readPlaywright, readVitest } from './house/report.mjs';
import { run, seconds } from './house/run.mjs';

/**
 * `npm test`: checks, build, unit, Chromium components, then the stories. The last line says
 * `N passed, N failed` with what the runners themselves counted; a check that fails, a runner that
 * breaks, or one that ran nothing, counts as a failure.
 */
process.chdir(ROOT);
const began = performance.now();
await install();
await ensureChromium();
const node = projectNodeOrExit();
const tool = (path) => `node_modules/${path}`;
await mkdir(CACHE, { recursive: true });

const report = (name) => `${CACHE}/${name}.json`;
const vitest = (name, projects, ...more) => ({
	name,
	words: [
		tool('vitest/vitest.mjs'),
		'run',
		...projects.flatMap((project) => ['--project', project]),
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${report(name)}`,
		...more
	],
	read: () => readVitest(report(name))
});

/** @type {{ name: string, words: string[], read?: () => Promise<import('./house/report.mjs').Count> }[]} */
const suites = [
	{ name: 'build', words: ['scripts/build.mjs'] },
	{ name: 'check', words: ['scripts/check.mjs'] },
	// Three on two cores: those that kill relays mostly wait for them.
	vitest('unit', ['unit', 'relay'], '--maxWorkers=3'),
	vitest('browser', ['browser']),
	{
		name: 'e2e',
		words: [tool('@playwright/test/cli.js'), 'test'],
		read: () => readPlaywright(report('e2e'))
	}
];

const lines = [];
const failures = [];
const total = { passed: 0, failed: 0 };
for (const { name, words, read } of suites) {
	console.log(`\n— ${name}`);
	await rm(report(name), { force: true });
	const { code, ms } = await run(node, words, { env: { CI: '1' } });
	const counted = (await read?.()) ?? nothing();
	const ranNothing = read !== undefined && counted.passed + counted.failed === 0;
	if (counted.failed === 0 && (code !== 0 || ranNothing)) counted.failed = 1;
	failures.push(...counted.failures);
	total.passed += counted.passed;
	total.failed += counted.failed;
	const what = read
		? `${counted.passed} passed, ${counted.failed} failed${ranNothing ? ' (ran nothing)' : ''}`
		: code === 0
			? 'ok'
			: 'failed';
	lines.push(`${name}: ${what} in ${seconds(ms)}`);
}

if (failures.length > 0) console.log(`\n${failures.join('\n\n')}`);
console.log(`\n${lines.join('\n')}\nall: ${seconds(performance.now() - began)}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
