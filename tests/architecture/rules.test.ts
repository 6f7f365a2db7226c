import { expect, test } from 'vitest';
import { filesUnder, textOf } from './files.ts';

const numbered = (prefix: string, last: number): string[] =>
	Array.from({ length: last }, (_, index) => `${prefix}${index + 1}`);

/** Every rule of docs/rules.md. */
const RULES = [
	...numbered('T', 6),
	...numbered('R', 7),
	...numbered('RS', 10),
	...numbered('BK', 15),
	'BK3a'
];

/**
 * Rules that have no test yet, each with what it waits for. This list only gets shorter: an id
 * that a test names must leave it.
 */
const WAITING: Readonly<Record<string, string>> = {};

/** Ids in a test's name: `[BK4] …`, `[T1, T3] …`. */
const idsIn = (code: string): string[] =>
	[...code.matchAll(/\[((?:T|RS?|BK)\d+a?(?:[,–\s/-]+(?:T|RS?|BK)\d+a?)*)\]/g)].flatMap(
		([, list = '']) => list.match(/(?:T|RS?|BK)\d+a?/g) ?? []
	);

const named = new Set(
	['src', 'sync-server', 'tests']
		.flatMap((folder) => filesUnder(folder, /\.(test|spec)\.ts$/))
		.filter((path) => !path.startsWith('tests/architecture/'))
		.flatMap((path) => idsIn(textOf(path)))
);

test('every rule is cited by the name of a test, or is waiting by name', () => {
	const missing = RULES.filter((id) => !named.has(id) && !(id in WAITING));
	expect(missing).toEqual([]);
});

test('what is waiting has no test yet, and is a rule', () => {
	expect(Object.keys(WAITING).filter((id) => named.has(id) || !RULES.includes(id))).toEqual([]);
});

test('tests cite only rules that exist', () => {
	expect([...named].filter((id) => !RULES.includes(id))).toEqual([]);
});

test('ids are read from names, alone and in lists', () => {
	expect(idsIn("test('[BK4] late'); test('[T1, T3] spring'); values[index1]")).toEqual([
		'BK4',
		'T1',
		'T3'
	]);
});
