import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';

const KEPT_FOR = 30 * 24 * 60 * 60 * 1000;
const LIST = 'retired.json';

/** Paths under `folder`, with forward slashes; none when it isn't there. */
async function listed(folder) {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) =>
			join(entry.parentPath, entry.name)
				.slice(folder.length + 1)
				.split(sep)
				.join('/')
		);
}

/**
 * A phone that still runs an older page asks for that page's hashed files. They stay thirty days
 * after the build that dropped them, and `retired.json` says since when.
 * @param {string} previous folder of the build before
 * @param {string} current folder of the build just made
 * @param {number} now
 */
export async function keepRetired(previous, current, now) {
	/** @type {Record<string, number>} */
	const since = await readFile(join(previous, LIST), 'utf8')
		.then((text) => JSON.parse(text))
		.catch(() => ({}));
	const hashed = join('_app', 'immutable');
	const alive = new Set(await listed(join(current, hashed)));
	/** @type {Record<string, number>} */
	const retired = {};
	for (const path of await listed(join(previous, hashed))) {
		const gone = since[path] ?? now;
		if (alive.has(path) || now - gone > KEPT_FOR) continue;
		const to = join(current, hashed, path);
		await mkdir(dirname(to), { recursive: true });
		await cp(join(previous, hashed, path), to);
		retired[path] = gone;
	}
	await writeFile(join(current, LIST), JSON.stringify(retired) + '\n');
}
