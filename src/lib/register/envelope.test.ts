import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodeEnvelope, readEnvelope } from './envelope.ts';

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
