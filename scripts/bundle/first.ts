import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FIRST_SCREENS } from '../../src/lib/i18n/first-screens.ts';

export const SRC = join(import.meta.dirname, '../../src');

export const read = (path: string): string => readFileSync(path, 'utf8');

const IMPORT =
	/(?:^|\n)\s*(?:import|export)\s(?!\s*type\b)(?:[^'"()]*?\sfrom\s*)?['"]([^'"]+)['"]/g;

/** Layouts, error pages and page of a route. */
export function routeFiles(route: string): string[] {
	const segments = route.split('/').filter(Boolean);
	const folders = segments.reduce<string[]>(
		(above, segment) => [...above, join(above.at(-1) ?? '', segment)],
		[join(SRC, 'routes')]
	);
	const layouts = folders.flatMap((folder) => [
		join(folder, '+layout.svelte'),
		join(folder, '+layout.ts'),
		// It comes with every screen, whether anything is amiss or not.
		join(folder, '+error.svelte')
	]);
	const last = folders.at(-1) ?? '';
	return [...layouts, join(last, '+page.svelte'), join(last, '+page.ts')].filter(existsSync);
}

/** These and all of our own sources that they import at once. */
export function sourcesFrom(paths: readonly string[]): Set<string> {
	const seen = new Set<string>();
	const visit = (path: string): void => {
		if (seen.has(path) || !existsSync(path) || path.includes('/paraglide/')) return;
		seen.add(path);
		for (const [, target = ''] of read(path).matchAll(IMPORT)) {
			if (target.startsWith('$lib/')) visit(join(SRC, 'lib', target.slice('$lib/'.length)));
			else if (target.startsWith('.')) visit(join(dirname(path), target));
		}
	};
	paths.forEach(visit);
	return seen;
}

/** Our own sources that must have come before the first screens can be used. */
export const firstSources = (): Set<string> => sourcesFrom(FIRST_SCREENS.flatMap(routeFiles));

/** Names of the messages that these files say. */
export const saidIn = (paths: Iterable<string>): Set<string> =>
	new Set(
		[...paths].flatMap((path) =>
			[...read(path).matchAll(/\bm\.(\w+)/g)].map(([, name = '']) => name)
		)
	);
