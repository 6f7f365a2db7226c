import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './place.mjs';
import { run } from './run.mjs';

const read = (path) => {
	try {
		return JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
	} catch {
		return undefined;
	}
};

/**
 * Whether node_modules is what package-lock.json says. npm leaves its own account there when an
 * install has ended, so an interrupted one is seen too.
 */
function isInstalled() {
	const wanted = read('package-lock.json')?.packages;
	const there = read('node_modules/.package-lock.json')?.packages;
	if (!wanted || !there) return false;
	return Object.entries(wanted).every(([path, { version, optional }]) => {
		if (path === '') return true;
		return there[path] ? there[path].version === version : optional === true;
	});
}

/** `npm ci`, when something is missing. */
export async function install() {
	if (isInstalled()) return;
	console.log('Installing what is missing (npm ci)…');
	const { code } = await run(
		'npm',
		['ci', '--include=dev', '--include=optional', '--loglevel=error'],
		{
			shell: process.platform === 'win32'
		}
	);
	if (code !== 0) {
		console.error('npm could not install the packages; what it said is above. Nothing was built.');
		process.exit(1);
	}
}
