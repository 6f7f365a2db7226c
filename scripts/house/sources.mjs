import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { ROOT } from './place.mjs';

/** What the built app is made of. */
const ORIGINS = [
	'src',
	'static',
	'sync-server/wire',
	'scripts/build.mjs',
	'scripts/house',
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts'
];
const GENERATED = join('src', 'lib', 'i18n', 'paraglide');
const isTest = (path) => /\.test\.ts$/.test(path);

function* filesUnder(path) {
	let entries;
	try {
		entries = readdirSync(join(ROOT, path), { withFileTypes: true });
	} catch (error) {
		if (error.code === 'ENOTDIR') yield path;
		return;
	}
	for (const entry of entries) {
		const inside = join(path, entry.name);
		if (inside === GENERATED) continue;
		if (entry.isDirectory()) yield* filesUnder(inside);
		else if (!isTest(inside)) yield inside;
	}
}

/** One hash over the names and bytes of every source: the same sources are the same build. */
export function hashSources() {
	const hash = createHash('sha256');
	for (const path of ORIGINS.flatMap((origin) => [...filesUnder(origin)]).sort()) {
		hash.update(path.split(sep).join('/')).update('\0');
		hash.update(readFileSync(join(ROOT, path))).update('\0');
	}
	return hash.digest('hex').slice(0, 16);
}
