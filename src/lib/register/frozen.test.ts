import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { KINDS } from './facts/kinds.ts';
import { everyKind } from './testing/every-kind.fixture.ts';
import { keyOf, readFact } from './text.ts';

/** Written once by the release that first wrote version 1, and never again. */
const path = new URL('../../../tests/fixtures/logs/v1.json', import.meta.url);
const frozen = v.parse(
	v.array(v.object({ key: v.string(), text: v.string(), fact: v.unknown() })),
	JSON.parse(readFileSync(path, 'utf8'))
);

test('[R2] texts of version 1 keep their keys', () => {
	expect(frozen.map(({ text }) => keyOf(text))).toEqual(frozen.map(({ key }) => key));
});

test('[R1] texts of version 1 read as they always have', () => {
	for (const { key, text, fact } of frozen) {
		expect(readFact(text)).toEqual({ ok: true, value: { key, text, fact } });
	}
});

test('[R1] today’s facts are written byte for byte as then', () => {
	expect(everyKind().map(({ text }) => text)).toEqual(frozen.map(({ text }) => text));
});

test('every kind there is has a frozen text', () => {
	const kinds = new Set(everyKind().map(({ fact }) => fact.kind));
	expect([...kinds].sort()).toEqual(Object.keys(KINDS).sort());
});
