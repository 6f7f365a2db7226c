import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { appendToLog, logLength, readLog, watchLog } from './log.ts';

const entry = (n: number) => ({ number: n, mac: 'k1.x', text: `texte ${String(n)}` });

test('[R3] the log is read in the order it was appended, from any index', () => {
	const doc = new Y.Doc();
	appendToLog(doc, [entry(1), entry(2)]);
	appendToLog(doc, [entry(3)]);
	expect(logLength(doc)).toBe(3);
	expect(readLog(doc)).toEqual([entry(1), entry(2), entry(3)]);
	expect(readLog(doc, 2)).toEqual([entry(3)]);
	expect(readLog(doc, 9)).toEqual([]);
});

test('[R5] an element that is no entry reads as a text nobody can read', () => {
	const doc = new Y.Doc();
	doc.getArray('log').push([['x'], 'y', { number: 1 }, [1.5, 'm', 't']]);
	expect(readLog(doc)).toEqual(Array(4).fill({ number: 0, mac: '', text: '' }));
});

test('[R7] whoever watches hears of new entries, and of erased ones', () => {
	const doc = new Y.Doc();
	const heard: boolean[] = [];
	const stop = watchLog(doc, (rewritten) => heard.push(rewritten));
	appendToLog(doc, [entry(1)]);
	doc.getArray('log').delete(0, 1);
	stop();
	appendToLog(doc, [entry(2)]);
	expect(heard).toEqual([false, true]);
});

test('entries that come between others are not taken for new ones at the end', () => {
	const whole = new Y.Doc();
	whole.clientID = 2;
	appendToLog(whole, [entry(1), entry(2)]);
	const behind = new Y.Doc();
	Y.applyUpdate(behind, Y.encodeStateAsUpdate(whole));
	behind.clientID = 1;
	appendToLog(whole, [entry(3)]);
	appendToLog(behind, [entry(4)]);
	const heard: boolean[] = [];
	const stop = watchLog(whole, (rewritten) => heard.push(rewritten));
	Y.applyUpdate(whole, Y.encodeStateAsUpdate(behind));
	stop();
	expect(readLog(whole).map(({ number }) => number)).toEqual([1, 2, 4, 3]);
	expect(heard).toEqual([true]);
});
