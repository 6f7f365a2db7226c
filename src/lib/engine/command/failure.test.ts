import { expect, test } from 'vitest';
import { storageRefusal } from './failure.ts';

const named = (name: string, more: object = {}) => Object.assign(new Error(name), { name }, more);

test('a full disk is told apart, however deep IndexedDB hides it', () => {
	const deep = named('AbortError', { inner: named('QuotaExceededError') });
	const bulk = named('BulkError', { failures: [named('QuotaExceededError')] });
	for (const cause of [named('QuotaExceededError'), deep, bulk])
		expect(storageRefusal(cause)).toEqual({ type: 'DiskFull' });
});

test('storage that went away has its own words', () => {
	expect(storageRefusal(named('DatabaseClosedError'))).toEqual({ type: 'StorageGone' });
	expect(storageRefusal(named('OpenFailedError', { inner: named('UnknownError') }))).toEqual({
		type: 'StorageGone'
	});
});

test('anything else is a bug and stays one', () => {
	expect(storageRefusal(new TypeError('x is undefined'))).toBeUndefined();
	expect(storageRefusal(undefined)).toBeUndefined();
});
