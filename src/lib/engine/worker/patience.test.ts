import { expect, test } from 'vitest';
import { CLOSE } from '../../../../sync-server/wire/close.ts';
import { LONGEST_WAIT } from './backoff.ts';
import { createPatience } from './patience.ts';

test('a relay that says “later” on and on is asked less and less, and after a while as at first', () => {
	const patience = createPatience();
	let now = 0;
	const waits = Array.from({ length: 12 }, () => {
		const wait = patience.wait(CLOSE.storeBusy, now, 1) ?? 0;
		now += wait;
		return wait;
	});
	expect(patience.isTried).toBe(true);
	expect(waits.slice(0, 4)).toEqual([200, 400, 800, 1600]);
	expect(waits.at(-1)).toBe(LONGEST_WAIT);
	now += 2 * LONGEST_WAIT;
	expect(patience.wait(CLOSE.tooMany, now, 1)).toBe(200);
	// Once is no trouble.
	expect(patience.isTried).toBe(false);
});

test('what is final, or no word of the relay’s, is not for patience', () => {
	const patience = createPatience();
	for (const code of [undefined, 1001, 1006, CLOSE.ticketNotValid, CLOSE.deviceRevoked])
		expect(patience.wait(code, 0, 1)).toBeUndefined();
	for (const code of [CLOSE.storeBusy, CLOSE.tooSlow, CLOSE.tooMany])
		expect(patience.wait(code, 0, 0)).toBeDefined();
});
