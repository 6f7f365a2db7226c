import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './place.mjs';

/** What the built app is made of. */
const ORIGINS = [
	'src',
	'static',
	'sync-server/wire',
	'scripts/build.mjs',
	'scripts/bundle',
	'scripts/house',
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts'
];
/** Tests, pages for readers, and what the message compiler writes beside its settings. */
const LEFT_OUT =
	/\.test\.ts$|\.md$|\/i18n\/paraglide\/|\/project\.inlang\/(?!settings\.json$)|\/\.[^/]+$/;

function* filesUnder(path) {
	let entries;
	try {
		entries = readdirSync(join(ROOT, path), { withFileTypes: true });
	} catch (error) {
		if (error.code === 'ENOTDIR') yield path;
		return;
	}
	for (const entry of entries) {
		const inside = `${path}/${entry.name}`;
		if (entry.isDirectory()) yield* filesUnder(inside);
		else if (!LEFT_OUT.test(inside)) yield inside;
	}
}

/** One hash over the names and bytes of every source: the same sources are the same build. */
export function hashSources() {
	const hash = createHash('sha256');
	for (const path of ORIGINS.flatMap((origin) => [...filesUnder(origin)]).sort()) {
		hash.update(path).update('\0');
		hash.update(readFileSync(join(ROOT, path))).update('\0');
	}
	return hash.digest('hex').slice(0, 16);
}
