import * as v from 'valibot';
import { expect, test } from 'vitest';
import { ok, refused } from '../../domain/refusal.ts';
import { idFrom, type SpaceId } from '../../domain/ids.ts';
import { keyOf } from '../../register/text.ts';
import { giveBack, inParts } from './hand-in.ts';

const space = idFrom<SpaceId>('s'.repeat(22));
const entryOf = (number: number, text = `fait ${String(number)}`) => ({
	number,
	mac: 'm',
	text
});

/** A relay that has some entries already, loses its answers now and then, and takes the rest. */
function relay(has: readonly string[], lost: readonly number[] = []) {
	const known = new Set<string>(has.map((text) => keyOf(text)));
	const took: string[] = [];
	let asked = 0;
	type Ask = { facts?: [string, number][]; entries?: [number, string, string][] };
	const post: Parameters<typeof giveBack>[1] = async (_path, body, schema) => {
		asked += 1;
		const { facts, entries } = body as Ask;
		for (const [, , text] of entries ?? []) {
			if (!known.has(keyOf(text))) took.push(text);
			known.add(keyOf(text));
		}
		if (lost.includes(asked)) return refused({ type: 'RelayAway' });
		const answer = facts
			? { generation: 2, lacks: facts.flatMap(([key]) => (known.has(key) ? [] : [key])) }
			: { generation: 3, taken: entries?.length ?? 0, known: 0, erased: 0, foreign: 0 };
		return Promise.resolve(ok(v.parse(schema, answer)));
	};
	return { post, took };
}

const copy = (count: number) => ({
	space,
	room: 'register' as const,
	generation: 1,
	entries: Array.from({ length: count }, (_, at) => entryOf(at + 1)),
	ticket: 't'
});

test('only what the relay lacks goes, in the order of the copy', async () => {
	const { post, took } = relay(['fait 1', 'fait 3']);
	expect(await giveBack(copy(5), post)).toEqual({ how: 'given', generation: 3 });
	expect(took).toEqual(['fait 2', 'fait 4', 'fait 5']);
});

test('a relay that lacks nothing is given nothing', async () => {
	const { post, took } = relay(['fait 1', 'fait 2']);
	expect(await giveBack(copy(2), post)).toEqual({ how: 'given', generation: 2 });
	expect(took).toEqual([]);
});

test('[R2] what was interrupted is begun again, and nothing comes twice or is left out', async () => {
	const all = copy(2500);
	const { post, took } = relay([], [2, 7]);
	expect(await giveBack(all, post)).toEqual({ how: 'later' });
	expect(await giveBack(all, post)).toEqual({ how: 'later' });
	expect((await giveBack(all, post)).how).toBe('given');
	expect(took).toEqual(all.entries.map(({ text }) => text));
});

test('marks the relay didn’t make leave the copy where it is', async () => {
	const answer = { generation: 1, taken: 1, known: 0, erased: 0, foreign: 1 };
	const { post } = relay([]);
	const how = await giveBack(copy(2), (path, body, schema) =>
		path === '/api/hand-in'
			? Promise.resolve(ok(v.parse(schema, answer)))
			: post(path, body, schema)
	);
	expect(how).toEqual({ how: 'foreign' });
});

test('parts are no larger than a relay takes, and one entry always fits', () => {
	const large = entryOf(2, 'é'.repeat(60_000));
	const entries = [entryOf(1), large, entryOf(3), ...Array.from({ length: 900 }, () => entryOf(4))];
	const parts = inParts(entries);
	expect(parts.flat()).toEqual(entries);
	expect(parts.map(({ length }) => length)).toEqual([1, 1, 400, 400, 101]);
});
