import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { firstSources, read, saidIn, SRC } from './first.ts';

const I18N = join(SRC, 'lib/i18n');
export const MESSAGES = join(I18N, 'paraglide/messages');

/** Files that hold one message each, as Paraglide compiles them. */
export const messageFiles = (): string[] =>
	readdirSync(MESSAGES).filter((file) => /^[^_].*\.js$/.test(file));

type Message = {
	/** As screens call it. */
	readonly name: string;
	/** JavaScript: a string, or a function of what the sentence is told. */
	readonly fr: string;
	readonly en: string;
};

const callPlural = (_all: string, told: string, type: string | undefined): string =>
	type ? `plural(${told}, ${type})` : `plural(${told})`;

/** What Paraglide compiled into one file, without what chooses between languages. */
export function readMessage(file: string): Message {
	const code = read(join(MESSAGES, file)).replace(/\/\*\*[\s\S]*?\*\/ ?/g, '');
	const name = /^export (?:const (\w+) =|\{ \w+ as "(\w+)")/m.exec(code);
	const words = (language: string): string => {
		const found = new RegExp(
			`^const ${language}_\\w+ =\\s*(\\(i?\\)) => (\\{[\\s\\S]*?\\n\\});$`,
			'm'
		).exec(code);
		if (!found) throw new Error(`${file}: Paraglide no longer compiles messages this way.`);
		const [, told = '', body = ''] = found;
		const sentence = /^\{\s*return \(([`"][\s\S]*[`"])\)\s*\}$/.exec(body)?.[1];
		if (sentence !== undefined) return told === '()' ? sentence : `${told} => ${sentence}`;
		const plain = body
			.replace(/\bregistry\.plural\((.*?), \{(?: type: ("ordinal") )?\}\)/g, callPlural)
			.replace(/if \(p === "other"\) (return [^\n]*)\n\treturn [^\n]*/, '$1');
		if (/\bregistry\b/.test(plain)) throw new Error(`${file}: it asks for more than plurals.`);
		return `${told} => ${plain}`;
	};
	return { name: name?.[1] ?? name?.[2] ?? '', fr: words('fr'), en: words('en') };
}

/** Short names by file: as many letters of a hash as set it apart from those before it. */
function shortNames(files: readonly string[]): Map<string, string> {
	const taken = new Set<string>();
	return new Map(
		files.toSorted().map((file) => {
			const hash = createHash('sha256').update(file).digest('base64url').replace(/[-_]/g, '');
			let length = 4;
			while (taken.has(hash.slice(0, length))) length += 1;
			taken.add(hash.slice(0, length));
			return [file, hash.slice(0, length)];
		})
	);
}

/**
 * Leaves English out of every screen but the first ones, in one file that is read when English is
 * spoken and stored when the phone is idle (docs/decisions/0018-english-when-spoken.md). In
 * development and in tests each message carries both languages, as Paraglide compiles them.
 */
export function words(): Plugin {
	let names = new Map<string, string>();
	let first = new Set<string>();
	const isSharedWord = (id: string): boolean => {
		const file = basename(id);
		return dirname(id) === MESSAGES && names.has(file) && !first.has(readMessage(file).name);
	};
	return {
		name: 'words',
		apply: 'build',
		enforce: 'pre',
		buildStart() {
			names = shortNames(messageFiles());
			first = saidIn(firstSources());
		},
		// What several screens say beyond the first ones comes with whichever is opened first: eighty
		// files of one word each cost more to ask for than their words.
		outputOptions: (output) => ({
			...output,
			codeSplitting: {
				groups: [
					// Apart, or the first screens, which say things too, would ask for all the words.
					{ name: 'said', test: /\/i18n\/said\.ts$/, priority: 26 },
					{ name: 'words', test: isSharedWord, minShareCount: 2, priority: 1 }
				]
			}
		}),
		transform(_code, id, options) {
			if (options?.ssr) return null;
			const helpers = JSON.stringify(join(I18N, 'said.ts'));
			if (dirname(id) === MESSAGES && names.has(basename(id))) {
				const { name, fr, en } = readMessage(basename(id));
				const made = first.has(name)
					? `both(${fr}, ${en})`
					: `said(${fr}, '${names.get(basename(id))}')`;
				const code = `import { both, plural, said } from ${helpers};\nconst words = /*#__PURE__*/ ${made};\nexport { words as ${name} };`;
				return { code, map: null };
			}
			if (id === join(I18N, 'english.ts')) {
				const rows = [...names].flatMap(([file, short]) => {
					const { name, en } = readMessage(file);
					return first.has(name) ? [] : [`'${short}': ${en}`];
				});
				const code = `import { plural } from ${helpers};\nexport const ENGLISH = {\n${rows.join(',\n')}\n};`;
				return { code, map: null };
			}
			return null;
		}
	};
}
