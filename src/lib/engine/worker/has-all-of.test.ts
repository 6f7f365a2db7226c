import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { appendToLog, type LogEntry } from '../../register/log.ts';
import { hasAllOf } from './has-all-of.ts';

const entry = (number: number, text: string): LogEntry => ({ number, mac: 'm', text });
function copyOf(...entries: readonly LogEntry[]): Y.Doc {
	const doc = new Y.Doc();
	appendToLog(doc, entries);
	return doc;
}
const nothing = () => false;

test('[R1] a new copy may take the place of the old one when it has each of its entries', () => {
	const old = copyOf(entry(1, 'un'), entry(2, 'deux'));
	expect(hasAllOf(copyOf(entry(1, 'un')), old, nothing)).toBe(false);
	expect(hasAllOf(copyOf(entry(2, 'deux'), entry(1, 'un')), old, nothing)).toBe(true);
});

test('[R4] one that is there under a later number alone is not all that was told', () => {
	const old = copyOf(entry(5, 'un'));
	const again = entry(9, 'un');
	expect(hasAllOf(copyOf(again), old, nothing)).toBe(false);
	expect(hasAllOf(copyOf(again, entry(5, 'un')), old, nothing)).toBe(true);
	expect(hasAllOf(copyOf(entry(5, 'un')), copyOf(again), nothing)).toBe(true);
});
