import { expect, test } from 'vitest';
import { lookOf } from './look.ts';

test.each([
	['Mozilla/5.0 (Linux; Android 14; Pixel 7) … Mobile Safari/537.36', 5, 'phone', 'android'],
	['Mozilla/5.0 (Linux; Android 13; SM-X200) … Safari/537.36', 10, 'tablet', 'android'],
	['Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) …', 5, 'phone', 'ios'],
	['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) …', 5, 'tablet', 'ios'],
	['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) …', 0, 'computer', 'macos'],
	['Mozilla/5.0 (Windows NT 10.0; Win64; x64) …', 10, 'computer', 'windows'],
	['Mozilla/5.0 (X11; Linux x86_64) …', 0, 'computer', 'linux']
])('%s', (userAgent, touchPoints, sort, system) => {
	expect(lookOf(userAgent, touchPoints)).toEqual({ sort, system });
});

test('a browser that says nothing of itself is a computer', () => {
	expect(lookOf('', 0)).toEqual({ sort: 'computer' });
});
