import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { deviceOf, fact, founding, nonceOf } from './testing/facts.fixture.ts';
import { MOST_BYTES, keyOf, readFact, refusalOf, writeFact } from './text.ts';

// A property is as long as it is, on a busy machine too.
vi.setConfig({ testTimeout: 60_000 });

const ada = deviceOf('Ada');
const space = founding('Ada');

test('[R2] the key is the first 128 bits of SHA-256 of the text, in base64url', () => {
	// echo -n abc | sha256sum: ba7816bf8f01cfea414140de5dae2223b00361a3…
	expect(keyOf('abc')).toBe('ungWv48Bz-pBQUDeXa4iIw');
	expect(keyOf('café')).not.toBe(keyOf('cafe\u0301'));
});

test('[R2] one fact has one text, whatever the order of its fields', () => {
	const one = writeFact(space.fact);
	const { body, ...frame } = space.fact;
	const two = writeFact({ body: { ...body }, ...frame } as typeof space.fact);
	expect(two.text).toBe(one.text);
	expect(one.text.startsWith('{"v":1,"n":')).toBe(true);
});

test('[R1] what is written is composed and well-formed, and reads back as it is', () => {
	const words = fact('words.written', { text: 'cafe\u0301 \ud800 fin' }, { by: ada, n: 1 });
	expect(words.fact.body).toEqual({ text: 'café \ufffd fin' });
	const read = readFact(words.text);
	expect(read).toEqual({ ok: true, value: words });
});

test('[R1] any words survive writing and reading, byte for byte', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), (text) => {
			const written = fact('words.written', { text }, { by: ada, n: 2 });
			expect(readFact(written.text)).toEqual({ ok: true, value: written });
			expect(written.fact.body).toEqual({ text: text.normalize('NFC') });
		})
	);
});

const why = (text: string) => {
	const read = readFact(text);
	return read.ok ? 'read' : read.refusal.type;
};
const raw = {
	v: 1,
	n: nonceOf(3),
	kind: 'words.written',
	by: ada as string,
	at: 1,
	body: { text: 'oui' } as unknown
};

test.each([
	['', 'NotJson'],
	['[]', 'NotJson'],
	['{"v":1', 'NotJson'],
	['['.repeat(20_000), 'NotJson'],
	['\ud800', 'NotWellFormed'],
	[JSON.stringify({ ...raw, body: { text: 'a\udc00' } }), 'NotWellFormed'],
	[JSON.stringify({ ...raw, body: { text: 'a\\udc00' } }), 'read'],
	[JSON.stringify({ ...raw, body: { text: 'x'.repeat(MOST_BYTES) } }), 'TooLarge'],
	[JSON.stringify({ ...raw, body: { text: 'é'.repeat(MOST_BYTES / 2) } }), 'TooLarge'],
	[JSON.stringify(raw), 'read'],
	[JSON.stringify({ ...raw, by: 'someone' }), 'NotAFact'],
	[JSON.stringify({ ...raw, at: 1.5 }), 'NotAFact'],
	[JSON.stringify({ ...raw, extra: 1 }), 'NotAFact'],
	[JSON.stringify({ ...raw, body: { text: 'oui', more: 1 } }), 'NotAFact'],
	[JSON.stringify({ ...raw, about: space.key }), 'NotAFact'],
	[JSON.stringify({ ...raw, kind: 'resource.retired', body: {} }), 'NotAFact'],
	['{"__proto__":{"v":1}}', 'NotAFact'],
	[JSON.stringify({ ...raw, kind: 'constructor' }), 'UnknownKind'],
	[JSON.stringify({ ...raw, kind: 'meeting.called', body: [1] }), 'UnknownKind'],
	[JSON.stringify({ ...raw, kind: 'meeting.called', need: 2 }), 'NeedsRules'],
	[JSON.stringify({ ...raw, need: 1 }), 'read'],
	[JSON.stringify({ ...raw, v: 2 }), 'Newer'],
	[JSON.stringify({ ...raw, v: 0 }), 'NotAFact']
])('[R5] %.60s… → %s', (text, expected) => {
	expect(why(text)).toBe(expected);
});

test('[R5] nothing that comes in makes reading throw', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
			expect(readFact(text).ok).toBe(false);
		})
	);
});

test('the relay says too large, unreadable or newer', () => {
	expect(refusalOf({ type: 'TooLarge' })).toEqual({ type: 'TooLarge' });
	expect(refusalOf({ type: 'NotJson' })).toEqual({ type: 'Unreadable' });
	expect(refusalOf({ type: 'Newer', version: 2 })).toEqual({ type: 'NewerVersion' });
});
