import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Files under a folder of the project whose path ends as asked, forward slashes, sorted. */
export function filesUnder(folder: string, ending: RegExp): string[] {
	return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length).split(sep).join('/'))
		.filter((path) => ending.test(path) && !path.includes('/paraglide/'))
		.sort();
}

export const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
