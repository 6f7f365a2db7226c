import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { FIRST_SCREENS } from '../../src/lib/i18n/first-screens.ts';
import { firstSources, read, routeFiles, saidIn, sourcesFrom, SRC } from './first.ts';
import { isLater } from './later.ts';
import { MESSAGES, readMessage } from './words.ts';

/** What workers run: none of it may come with what pages alone need (decision 9). */
const WORKERS = [
	'lib/engine/worker/main.ts',
	'lib/engine/copy/worker.ts',
	'lib/features/calendar/read.worker.ts'
];

/** It needs next to nothing: what it runs of ours comes with what is smallest. */
const SMALLEST = 'lib/features/media/shrink.ts';

/** What screens call when somebody writes, reads a table or shows a code: not with what they draw. */
const NOT_DRAWN = /\/lib\/(?:engine|register|formats\/table)\/|\/lib\/ui\/qr\.ts$/;

type Group = {
	readonly name: string;
	readonly test: RegExp | ((id: string) => boolean);
	readonly minShareCount?: number;
	readonly priority: number;
};

const asksDexie = (file: string): boolean => /from 'dexie'/.test(read(file));

/** Of each first screen: what it needs beyond the workers' files and the screens before it, with its words. */
function screenGroups(ofWorkers: ReadonlySet<string>): Group[] {
	const taken = new Set(ofWorkers);
	const said = saidIn(ofWorkers);
	return FIRST_SCREENS.map((route, index) => {
		const files = new Set([...sourcesFrom(routeFiles(route))].filter((file) => !taken.has(file)));
		const words = new Set([...saidIn(files)].filter((word) => !said.has(word)));
		for (const file of files) taken.add(file);
		for (const word of words) said.add(word);
		const isWord = (id: string): boolean =>
			dirname(id) === MESSAGES &&
			/^[^_].*\.js$/.test(basename(id)) &&
			words.has(readMessage(basename(id)).name);
		return {
			name: `first-${index}`,
			test: (id) => files.has(id) || isWord(id),
			priority: 20 - index
		};
	});
}

/** Whether a screen kept ahead draws with it, and neither it nor what it imports writes or reads tables. */
function drawn(): (id: string) => boolean {
	const known = new Map<string, boolean>();
	return (id) => {
		if (!id.startsWith(SRC) || id.includes('/paraglide/') || isLater(id)) return false;
		const is = known.get(id) ?? ![...sourcesFrom([id])].some((file) => NOT_DRAWN.test(file));
		known.set(id, is);
		return is;
	};
}

/** A group brings along what its modules import, unless a group before it has that already. */
function groups(): Group[] {
	const ofWorkers = sourcesFrom([...WORKERS, SMALLEST].map((path) => join(SRC, path)));
	const first = firstSources();
	const smallest = sourcesFrom([join(SRC, SMALLEST)]);
	smallest.delete(join(SRC, SMALLEST));
	const asks = (file: string): boolean => [...sourcesFrom([file])].some(asksDexie);
	const plain = new Set([...ofWorkers].filter((file) => !asks(file) && !NOT_DRAWN.test(file)));
	const isDrawn = drawn();
	return [
		{ name: 'dexie', test: /\/node_modules\/dexie\//, priority: 30 },
		{ name: 'svelte', test: /\/node_modules\/(?:svelte|@sveltejs|esm-env|clsx)\//, priority: 29 },
		// Two of the workers read and draw, and store nothing.
		{
			name: 'plain',
			test: (id) => plain.has(id) && (first.has(id) || smallest.has(id)),
			priority: 28
		},
		{ name: 'store', test: (id) => ofWorkers.has(id) && first.has(id), priority: 27 },
		...screenGroups(ofWorkers),
		{ name: 'judging', test: (id) => plain.has(id) && !isLater(id), minShareCount: 2, priority: 6 },
		{ name: 'facts', test: /\/node_modules\/valibot\/|\/src\/lib\/register\/facts\//, priority: 5 },
		{ name: 'table', test: /\/src\/lib\/formats\/table\//, priority: 4 },
		{
			name: 'booking',
			test: (id) => isDrawn(id) && id.includes('/features/booking/'),
			minShareCount: 2,
			priority: 1
		},
		{
			name: 'ui',
			test: (id) => isDrawn(id) && /\/lib\/(?:i18n|store|ui)\//.test(id),
			minShareCount: 2,
			priority: 0
		},
		{ name: 'drawn', test: isDrawn, minShareCount: 3, priority: 0 }
	];
}

/**
 * Puts the small files a screen is made of together: what the first screen needs in one, what
 * Aujourd'hui adds in another, what three screens or more draw with in a third
 * (docs/decisions/0025-few-files.md).
 */
export const together = (): Plugin => ({
	name: 'together',
	apply: 'build',
	outputOptions(output) {
		const { codeSplitting } = output;
		const others = typeof codeSplitting === 'object' ? (codeSplitting.groups ?? []) : [];
		return { ...output, codeSplitting: { groups: [...others, ...groups()] } };
	}
});
