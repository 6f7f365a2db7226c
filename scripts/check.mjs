import { install } from './house/install.mjs';
import { projectNodeOrExit } from './house/node.mjs';
import { ROOT } from './house/place.mjs';
import { run, seconds } from './house/run.mjs';

/**
 * `npm run check`: everything that can be judged without running the app. Each check is named with
 * its time; what a failing one says follows it.
 */
process.chdir(ROOT);
await install();
const node = projectNodeOrExit();
const tool = (path) => `node_modules/${path}`;

const preparations = [[tool('@sveltejs/kit/svelte-kit.js'), 'sync'], ['scripts/messages.mjs']];
const checks = [
	['format', tool('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
	['lint', tool('eslint/bin/eslint.js'), '--max-warnings', '0', '.'],
	['types', tool('typescript/bin/tsc'), '--noEmit', '-p', '.'],
	['types of the pure domain', tool('typescript/bin/tsc'), '-p', 'tsconfig.domain.json'],
	['components', tool('svelte-check/bin/svelte-check'), '--fail-on-warnings', '--output', 'human'],
	[
		'who may import whom',
		tool('dependency-cruiser/bin/dependency-cruiser.mjs'),
		'--output-type',
		'err',
		'src',
		'sync-server'
	],
	['unused', tool('knip/bin/knip.js'), '--no-progress']
];

for (const words of preparations) {
	const { code, output } = await run(node, words, { quiet: true });
	if (code !== 0) {
		console.error(output);
		process.exit(1);
	}
}

let failed = 0;
const waiting = [...checks];
async function lane() {
	for (let check = waiting.shift(); check; check = waiting.shift()) {
		const [name, ...words] = check;
		const { code, output, ms } = await run(node, words, { quiet: true });
		console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds(ms)})`);
		if (code !== 0) {
			failed += 1;
			console.log(output.trim());
		}
	}
}
await Promise.all([lane(), lane()]);
console.log(failed === 0 ? 'All checks hold.' : `${failed} of ${checks.length} checks fail.`);
process.exit(failed === 0 ? 0 : 1);
