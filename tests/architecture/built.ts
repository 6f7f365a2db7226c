import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { ROOT, textOf } from './files.ts';

/** The app as built, read from disk: what the relay will serve. */
export const BUILD = join(ROOT, process.env.BUILD_DIR ?? 'build');

export function requireBuild(): void {
	if (!existsSync(join(BUILD, 'version.json')))
		throw new Error('There is no build to look at: npm run build');
}

export const readBuilt = (path: string): string => readFileSync(join(BUILD, path), 'utf8');

/** Paths in the build, without the compressed copies and what only older pages ask for. */
export function builtFiles(): string[] {
	const retired = new Set(
		Object.keys(JSON.parse(readBuilt('retired.json'))).map((path) => `_app/immutable/${path}`)
	);
	return readdirSync(BUILD, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) =>
			join(entry.parentPath, entry.name)
				.slice(BUILD.length + 1)
				.split(sep)
				.join('/')
		)
		.filter((path) => !/\.(br|gz)$/.test(path) && !retired.has(path))
		.sort();
}

/** Bytes on the wire: the brotli copy beside the file, or the file when it is compressed already. */
export function wireBytes(path: string): number {
	const compressed = join(BUILD, `${path}.br`);
	if (existsSync(compressed)) return statSync(compressed).size;
	if (/\.(woff2|png|jpe?g|webp|avif)$/.test(path)) return statSync(join(BUILD, path)).size;
	return brotliCompressSync(readFileSync(join(BUILD, path)), {
		params: { [constants.BROTLI_PARAM_QUALITY]: 11 }
	}).length;
}

const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+\.js)["']/g;

/** These modules and all they import at once (not what they load later). */
export function closureOf(modules: readonly string[]): string[] {
	const seen = new Set<string>();
	const visit = (path: string): void => {
		if (seen.has(path)) return;
		seen.add(path);
		for (const [, target = ''] of readBuilt(path).matchAll(STATIC_IMPORT))
			visit(posix.join(posix.dirname(path), target));
	};
	modules.forEach(visit);
	return [...seen].sort();
}

const ENTRY = '_app/immutable/entry/';

/** The page for what is amiss: the router loads it with every screen. */
const ERROR = 1;

/** Route id → the node files (layouts and error page, then page) the router loads for it. */
export function routeNodes(): Map<string, string[]> {
	const app = builtFiles().find((path) => path.startsWith(`${ENTRY}app.`));
	if (!app) throw new Error('The build has no app entry.');
	const code = readBuilt(app);
	const nodes = [...code.matchAll(/import\(\s*["'`]\.\.\/nodes\/(\d+)\.([\w-]+)\.js["'`]\s*\)/g)];
	const fileOf = new Map(
		nodes.map(([, index = '', hash = '']) => [
			Number(index),
			`_app/immutable/nodes/${index}.${hash}.js`
		])
	);
	const routes = new Map<string, string[]>();
	for (const [, id = '', page = '', layouts = ''] of code.matchAll(
		/["'`](\/[^"'`]*)["'`]\s*:\s*\[\s*~?(\d+)\s*(?:,\s*\[([\d,\s]*)\])?/g
	)) {
		const indices = [0, ERROR, ...layouts.split(',').filter(Boolean).map(Number), Number(page)];
		routes.set(
			id,
			[...new Set(indices)].flatMap((index) => fileOf.get(index) ?? [])
		);
	}
	return routes;
}

/** What a phone runs before the first screen of a route can be used. */
export function firstScreen(route: string): string[] {
	const nodes = routeNodes().get(route);
	if (!nodes) throw new Error(`The build has no route ${route}.`);
	const entries = builtFiles().filter((path) => path.startsWith(ENTRY));
	return closureOf([...entries, ...nodes]);
}

const WORKER = /new Worker\(new URL\(["'`]([^"'`]+)["'`]/g;

/** The modules that pages start as workers. */
export function workers(): string[] {
	const scripts = builtFiles().filter((path) => path.startsWith('_app/') && path.endsWith('.js'));
	return scripts.flatMap((path) =>
		[...readBuilt(path).matchAll(WORKER)].map(([, file = '']) =>
			posix.join(posix.dirname(path), file)
		)
	);
}

/** What the service worker leaves for later, as its source says. */
function leftForLater(): RegExp[] {
	const [, list = ''] = /const NOT_AHEAD = \[(.*)\];/.exec(textOf('src/service-worker.ts')) ?? [];
	return list.split(', ').flatMap((literal) => {
		const [, source] = /^\/(.*)\/$/.exec(literal) ?? [];
		return source === undefined ? [] : [new RegExp(source)];
	});
}

/** What the service worker stores at its first visit, as its own list says. */
export function precached(): string[] {
	const worker = readBuilt('service-worker.js');
	const quoted = new Set([...worker.matchAll(/["'`]\/?([^"'`\s]+)["'`]/g)].map(([, path]) => path));
	const later = leftForLater();
	return builtFiles().filter(
		(path) =>
			quoted.has(path) &&
			path !== 'service-worker.js' &&
			!later.some((pattern) => pattern.test(`/${path}`))
	);
}

/** What the service worker stores once the phone has nothing better to do. */
export const later = (): string[] => builtFiles().filter((path) => path.includes('/later/'));

export const totalBytes = (paths: readonly string[]): number =>
	paths.reduce((sum, path) => sum + wireBytes(path), 0);
