import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodeEnvelope } from './envelope.ts';
import { appendToLog, readLog } from './log.ts';
import { readEntries, readEnvelope } from './read-envelope.ts';

test('[R1] an envelope gives back texts and signatures in the order they went in', () => {
	const items = Array.from({ length: 50 }, (_, i) => ({
		text: `fait ${String(i)}`,
		sig: `s${String(i)}`
	}));
	expect(readEnvelope(encodeEnvelope(items))).toEqual({ ok: true, value: items });
});

test('[R2] the same text twice is one', () => {
	const item = { text: 'un', sig: 's' };
	expect(readEnvelope(encodeEnvelope([item, item]))).toEqual({ ok: true, value: [item] });
});

test('an envelope taken in by a stock document reads the same when that document is sent', () => {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, encodeEnvelope([{ text: 'un', sig: 'a' }]));
	doc.getText('other').insert(0, 'anything');
	doc.getArray('log').push([[1, 'mac', 'text']]);
	expect(readEnvelope(Y.encodeStateAsUpdate(doc))).toEqual({
		ok: true,
		value: [{ text: 'un', sig: 'a' }]
	});
});

test('the entries of a log are found in what a phone shows of it, and nothing else is taken for one', () => {
	const doc = new Y.Doc();
	const entries = [1, 70_000, 2 ** 31, 1_790_000_000_123].map((number) => ({
		number,
		mac: 'a123456789012',
		text: `{"n":${String(number)}}`
	}));
	appendToLog(doc, entries.slice(0, 3));
	doc
		.getArray('log')
		.push([[1.5, 'mac', 'text'], [1, 2, 3], ['1', 'mac', 'text'], [1, 'mac'], [[[]]]]);
	appendToLog(doc, entries.slice(3));
	const update = Y.encodeStateAsUpdate(doc);
	expect(readEntries(update)).toEqual(entries);
	expect(readEntries(update).length).toBeLessThan(readLog(doc).length);
	expect(readEnvelope(update)).toEqual({ ok: true, value: [] });
	expect(readEntries(update.subarray(0, 40))).toEqual([]);
});

test('[R5] hostile bytes never throw', () => {
	const good = encodeEnvelope([{ text: 'un', sig: 'a' }]);
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(), (noise, at) => {
			readEnvelope(noise);
			const broken = good.slice();
			broken.set(noise.subarray(0, 3), at % (good.length - 3));
			readEnvelope(broken);
			return true;
		})
	);
	expect(readEnvelope(good.subarray(0, good.length - 4)).ok).toBe(false);
});
