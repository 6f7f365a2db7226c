import { copyFile, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { BUILD, builtFiles, readBuilt, routeNodes } from '../architecture/built.ts';

const TEXT = /\.(js|html|json)$/;
const ENTRY = '_app/immutable/entry/app.';

/**
 * The app as a next version would be built, in a folder of its own: under another build id, with the
 * page of `route`, and one of the files kept for later, under other names (`nextnext`), and the old
 * ones gone. The screens are the same.
 */
export async function nextBuild(route: string): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'la-remise-next-'));
	const files = builtFiles();
	const { build }: { build: string } = JSON.parse(readBuilt('version.json'));
	// A file's name holds its hash: where the page's changes, so does that of the one that names it.
	const renamed = [
		routeNodes().get(route)?.at(-1),
		files.find((path) => path.startsWith(ENTRY)),
		files.find((path) => path.includes('/later/') && path.endsWith('.js'))
	];
	const changes = new Map([[build, build.replaceAll(/\w/g, '0')]]);
	for (const path of renamed) {
		if (path === undefined) throw new Error(`The build has no route ${route}.`);
		changes.set(basename(path), basename(path).replace(/[\w-]{8}\.js$/, 'nextnext.js'));
	}
	const changed = (text: string): string =>
		[...changes].reduce((now, [from, to]) => now.replaceAll(from, to), text);
	for (const path of files) {
		const to = join(folder, changed(path));
		await mkdir(dirname(to), { recursive: true });
		if (!TEXT.test(path)) await copyFile(join(BUILD, path), to);
		else await writeFile(to, changed(await readFile(join(BUILD, path), 'utf8')));
	}
	return folder;
}
