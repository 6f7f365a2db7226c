import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Where the framework writes what each screen is made of, a file a screen. */
const NODES = '.svelte-kit/generated/client-optimized/nodes';
/** What a phone opening the app for the first time runs beyond what the framework announces. */
const FIRST = ['src/routes/+error.svelte', 'src/routes/+page.svelte'];

/**
 * Has the shell announce the files of the first screen: left alone, a phone asks for them once the
 * router runs, a round trip later.
 * @param {string} folder of the build just made
 */
export async function announceFirst(folder) {
	const sources = await readdir(NODES);
	const texts = await Promise.all(sources.map((file) => readFile(join(NODES, file), 'utf8')));
	const built = await readdir(join(folder, '_app/immutable/nodes'));
	const links = FIRST.map((path) => {
		const number = sources[texts.findIndex((text) => text.includes(`/${path}"`))]?.split('.')[0];
		const file = built.find((name) => name.endsWith('.js') && name.split('.')[0] === number);
		if (!file) throw new Error(`The build has no file for ${path}.`);
		return `\t\t<link href="/_app/immutable/nodes/${file}" rel="modulepreload">\n`;
	});
	const shell = join(folder, '200.html');
	const html = await readFile(shell, 'utf8');
	const [before, ...after] = html.split('\t</head>');
	if (after.length !== 1) throw new Error('The shell has no head to announce files in.');
	const text = `${before}${links.join('')}\t</head>${after[0]}`;
	await writeFile(shell, text);
	const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
	await writeFile(`${shell}.br`, brotliCompressSync(text, quality));
	await writeFile(`${shell}.gz`, gzipSync(text, { level: 9 }));
}
