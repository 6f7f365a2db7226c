import { expect, test } from 'vitest';
import { installWay } from './install-way.ts';

test.each([
	['Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15', 5, 'ios'],
	['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15', 5, 'ios'],
	['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15', 0, 'desktop'],
	['Mozilla/5.0 (Linux; Android 14; SM-A135F) AppleWebKit/537.36', 5, 'android'],
	['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36', 0, 'desktop']
] as const)('%s', (userAgent, touchPoints, way) => {
	expect(installWay(userAgent, touchPoints)).toBe(way);
});
