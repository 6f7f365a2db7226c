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
	const stop = watchLog(doc, (erased) => heard.push(erased));
	appendToLog(doc, [entry(1)]);
	doc.getArray('log').delete(0, 1);
	stop();
	appendToLog(doc, [entry(2)]);
	expect(heard).toEqual([false, true]);
});
