import { createDecoder, readVarUint } from 'lib0/decoding';
import { expect, test } from 'vitest';
import { idFrom, type FactKey } from '../../src/lib/domain/ids.ts';
import {
	readMessage,
	readRefusal,
	refusalMessage,
	step1Message,
	step2Message,
	updateMessage
} from './message.ts';

test('sync messages are read as they were written', () => {
	const bytes = Uint8Array.of(1, 2, 3);
	expect(readMessage(step1Message(bytes))).toEqual({ type: 'step1', stateVector: bytes });
	const update = { type: 'update', update: bytes };
	expect(readMessage(updateMessage(bytes))).toEqual({ ...update, isAnswer: false });
	expect(readMessage(step2Message(bytes))).toEqual({ ...update, isAnswer: true });
});

test('presence is heard and passed over', () => {
	expect(readMessage(Uint8Array.of(1, 1, 0))).toEqual({ type: 'other' });
});

test.each([[[]], [[0]], [[0, 2]], [[0, 2, 9, 1]], [[0, 255]]])('%j is no message', (bytes) => {
	expect(readMessage(Uint8Array.from(bytes))).toBeUndefined();
});

test('a refusal travels with its key and its reason', () => {
	const key = idFrom<FactKey>('k'.repeat(22));
	const decoder = createDecoder(refusalMessage(key, { type: 'TooLarge' }));
	expect(readVarUint(decoder)).toBe(7);
	expect(readRefusal(decoder)).toEqual([key, { type: 'TooLarge' }]);
});
