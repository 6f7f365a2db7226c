import { beforeAll, expect, test } from 'vitest';
import {
	builtFiles,
	closureOf,
	firstScreen,
	later,
	precached,
	readBuilt,
	requireBuild,
	routeNodes,
	totalBytes,
	workers
} from './built.ts';

const kB = 1000;
/** A sentence only Yjs's own source holds. */
const YJS = '__ $YJS$ __';

beforeAll(requireBuild);

/** Where a phone lands: for the first time, and every day. */
test.each(['/', '/e/[space]/aujourdhui'])(
	'before %s can be used at most 90 kB of JavaScript has come, in few files, and no Yjs',
	(route) => {
		const modules = firstScreen(route);
		// Each asking costs a phone with one bar of signal: docs/decisions/0025.
		expect(modules.length).toBeLessThanOrEqual(15);
		expect(totalBytes(modules)).toBeLessThanOrEqual(90 * kB);
		expect(modules.filter((path) => readBuilt(path).includes(YJS))).toEqual([]);
	}
);

test('the shell announces all that a first visit runs: nothing is asked for a round trip later', () => {
	const shell = readBuilt('200.html');
	const announced = [...shell.matchAll(/href="\/([^"]+)" rel="modulepreload"/g)].map(
		([, path]) => path
	);
	expect(announced.sort()).toEqual(firstScreen('/'));
});

test('Yjs is in the build, so that its absence above means something', () => {
	const scripts = builtFiles().filter((path) => path.endsWith('.js'));
	expect(scripts.some((path) => readBuilt(path).includes(YJS))).toBe(true);
});

/** The budget; it was passed once, and joining files brought it back: docs/decisions/0016 and 0025. */
const MOST_STORED = 400 * kB;

test('one visit stores every screen, and no more than was decided', () => {
	const stored = new Set(precached());
	for (const [route, nodes] of routeNodes()) {
		for (const node of nodes) expect(stored, `${route}: ${node}`).toContain(node);
	}
	expect(stored).toContain('200.html');
	expect(totalBytes([...stored])).toBeLessThanOrEqual(MOST_STORED);
});

test('no screen waits for what is kept later: each opens with what one visit stores', () => {
	const stored = new Set(precached());
	for (const [route, nodes] of routeNodes()) {
		const absent = closureOf(nodes).filter((path) => !stored.has(path));
		expect(absent, route).toEqual([]);
	}
});

/** Sentences only these libraries' own sources hold. */
const DEXIE = 'Transaction has already completed or failed';
const SVELTE = 'https://svelte.dev/e/';

test('a first visit runs nothing that opens the database: docs/decisions/0027', () => {
	expect(firstScreen('/').filter((path) => readBuilt(path).includes(DEXIE))).toEqual([]);
	expect(firstScreen('/e/[space]/aujourdhui').some((path) => readBuilt(path).includes(DEXIE))).toBe(
		true
	);
	expect(totalBytes(firstScreen('/'))).toBeLessThanOrEqual(50 * kB);
});

test('the engine and what makes copies run the files pages have, and nothing that asks for a document', () => {
	const all = workers().map((worker) => closureOf([worker]));
	const holds = (runs: readonly string[], sentence: string) =>
		runs.some((path) => readBuilt(path).includes(sentence));
	// Beside it one reads calendars, and one makes photos smaller, which needs next to nothing.
	const beside = all.filter((worker) => !holds(worker, YJS));
	expect(beside).toHaveLength(2);
	expect(Math.min(...beside.map(totalBytes))).toBeLessThanOrEqual(3 * kB);
	expect(beside.filter((worker) => holds(worker, SVELTE) || holds(worker, DEXIE))).toEqual([]);
	// Another of its kind makes copies and reads them.
	const engines = all.filter((worker) => holds(worker, YJS));
	expect(engines).toHaveLength(2);
	const holding = (paths: readonly string[], sentence: string): string[] =>
		paths.filter((path) => readBuilt(path).includes(sentence));
	expect(holding(firstScreen('/'), SVELTE)).not.toEqual([]);
	for (const runs of engines) {
		expect(holding(runs, YJS)).toHaveLength(1);
		expect(holding(runs, DEXIE)).toEqual(holding(builtFiles(), DEXIE));
		expect(holding(runs, SVELTE)).toEqual([]);
	}
});

test('English comes with the first screens, and waits in one file for the others', () => {
	const holding = (sentence: string): string[] =>
		builtFiles().filter((path) => path.endsWith('.js') && readBuilt(path).includes(sentence));
	const first = new Set(firstScreen('/'));
	const [start = '', ...more] = holding('for your association');
	expect(more).toEqual([]);
	expect(first).toContain(start);
	const [waiting = '', ...others] = holding('What people write stays as it is.');
	expect(others).toEqual([]);
	expect(waiting).toContain('/later/');
	expect(precached()).not.toContain(waiting);
	// Since 170: whole copies and what phones hand each other, 12 kB; screens moved here from ahead, 15 kB;
	// the example and a space's own page, moved here too, 6 kB; the styles of all of these, 8 kB;
	// dates and slips understood by the search, 3 kB; saying anew what a booking is for, 2 kB; joining an
	// open booking and the page of languages, moved here from ahead, 1 kB; what moves bookings about in
	// the week, moved here too, 6 kB.
	expect(totalBytes(later())).toBeLessThanOrEqual(221 * kB);
});

/** Addresses that stand in texts and names, and are never asked for. */
const NAMED = [
	'http://www.w3.org/',
	'http://schemas.openxmlformats.org/',
	'https://svelte.dev/',
	'https://github.com/',
	'http://bit.ly/',
	'https://tinyurl.com/',
	'https://dexie.org/',
	'https://bit.ly/',
	'http://localhost',
	'https://developer.mozilla.org/',
	'https://developers.google.com/',
	'https://paraglidejs.com/',
	'http://fallback.com',
	'http://example.com'
];

test('nothing in the build points to another origin', () => {
	const texts = builtFiles().filter((path) => /\.(js|css|html|webmanifest|svg)$/.test(path));
	const found = texts.flatMap((path) =>
		(readBuilt(path).match(/\b(?:https?|wss?):\/\/[^\s"'`<>)\\]+/g) ?? [])
			.filter((address) => !NAMED.some((known) => address.startsWith(known)))
			.map((address) => `${path}: ${address}`)
	);
	expect(found).toEqual([]);
});

test('the page holds no style of its own and no script but the one that starts the app', () => {
	const page = readBuilt('200.html');
	expect(page.match(/<style|\sstyle=|\son\w+=/g) ?? []).toEqual([]);
	const scripts = page.match(/<script\b[^>]*>/g) ?? [];
	expect(scripts.length).toBeLessThanOrEqual(2);
	expect(scripts.filter((tag) => /\ssrc="(?!\/)/.test(tag))).toEqual([]);
});
