import { existsSync } from 'node:fs';
import { findChromium } from '../chromium.mjs';
import { run } from './run.mjs';

const mayInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** Makes sure a Chromium is there for the tests, or says how to get one and ends. */
export async function ensureChromium() {
	if (findChromium()) return;
	if (mayInstall()) {
		console.log('Installing Chromium (apt-get install chromium)…');
		const env = { DEBIAN_FRONTEND: 'noninteractive' };
		await run('apt-get', ['update', '-qq'], { quiet: true, env });
		const words = ['install', '-y', '-qq', '--no-install-recommends', 'chromium'];
		const { output } = await run('apt-get', words, { quiet: true, env });
		if (findChromium()) return;
		console.error(output);
	}
	console.error(
		'The tests need Chromium and none is on PATH. Install it (Debian: apt install chromium) ' +
			'or say where it is: CHROMIUM=/path/to/chromium npm test.'
	);
	process.exit(1);
}
