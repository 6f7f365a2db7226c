import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { afterEach, expect, test } from 'vitest';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import {
	MESSAGE,
	step1Message,
	step2Message,
	updateMessage
} from '../../../../sync-server/wire/message.ts';
import { appendToLog, readLog } from '../../register/log.ts';
import { guardFirstSync } from './first-sync.ts';

const entry = (number: number) => ({ number, mac: '', text: String(number) });
const docs: Y.Doc[] = [];
afterEach(() => {
	for (const doc of docs.splice(0)) doc.destroy();
});

function logOf(numbers: readonly number[], from?: Y.Doc): Y.Doc {
	const doc = new Y.Doc();
	docs.push(doc);
	if (from) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
	appendToLog(doc, numbers.map(entry));
	return doc;
}

/** A phone that had what `had` holds, and how it takes what a relay says. */
function phoneWith(had: Y.Doc) {
	const doc = logOf([], had);
	const provider = new WebsocketProvider('ws://nowhere.invalid', 'room', doc, {
		connect: false,
		disableBc: true
	});
	let lost = 0;
	guardFirstSync(provider, doc, () => (lost += 1));
	const hear = (message: Uint8Array): void => {
		const decoder = decoding.createDecoder(message);
		const type = decoding.readVarUint(decoder);
		provider.messageHandlers[type]?.(encoding.createEncoder(), decoder, provider, true, type);
	};
	return {
		hear,
		numbers: () => readLog(doc).map(({ number }) => number),
		get synced() {
			return provider.synced;
		},
		get lost() {
			return lost;
		},
		end: () => provider.destroy()
	};
}

/** What a relay says to a phone's first word, in its order. */
function greet(phone: ReturnType<typeof phoneWith>, relay: Y.Doc, had: Y.Doc): void {
	const missing = Y.encodeStateAsUpdate(relay, Y.encodeStateVector(had));
	phone.hear(step2Message(missing));
	phone.hear(step1Message(Y.encodeStateVector(relay)));
}

test('what a relay has more is taken in once it has shown that it lacks nothing', () => {
	const had = logOf([1, 2]);
	const relay = logOf([3], had);
	const phone = phoneWith(had);
	phone.hear(step2Message(Y.encodeStateAsUpdate(relay)));
	expect([phone.numbers(), phone.synced]).toEqual([[1, 2], false]);
	phone.hear(step1Message(Y.encodeStateVector(relay)));
	expect([phone.numbers(), phone.synced, phone.lost]).toEqual([[1, 2, 3], true, 0]);
	const before = Y.encodeStateVector(relay);
	appendToLog(relay, [entry(4)]);
	phone.hear(updateMessage(Y.encodeStateAsUpdate(relay, before)));
	expect(phone.numbers()).toEqual([1, 2, 3, 4]);
	phone.end();
});

test('a relay restored with fewer entries is told apart, and nothing of it slips in between', () => {
	const backup = logOf([1, 2]);
	const had = logOf([3], backup);
	const restored = logOf([5], backup);
	const phone = phoneWith(had);
	greet(phone, restored, had);
	expect([phone.numbers(), phone.synced, phone.lost]).toEqual([[1, 2, 3], false, 1]);
	phone.end();
});

test('a relay that lost the end of its log and has written nothing since is told apart too', () => {
	const backup = logOf([1, 2]);
	const had = logOf([3], backup);
	const phone = phoneWith(had);
	greet(phone, backup, had);
	expect([phone.numbers(), phone.synced, phone.lost]).toEqual([[1, 2, 3], false, 1]);
	phone.end();
});

test('an empty phone takes everything', () => {
	const had = logOf([]);
	const relay = logOf([1, 2]);
	const phone = phoneWith(had);
	greet(phone, relay, had);
	expect([phone.numbers(), phone.synced, phone.lost]).toEqual([[1, 2], true, 0]);
	phone.end();
});

// MESSAGE.sync is what all of the above travels as.
test('only syncing is guarded', () => {
	expect(step1Message(Uint8Array.of(0))[0]).toBe(MESSAGE.sync);
});
