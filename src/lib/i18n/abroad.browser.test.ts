import { expect, test } from 'vitest';
import type { Zone } from '../domain/time/types.ts';
import { clockOf } from './clock.ts';

test('[T1] every component test runs on a phone abroad, and reads the space’s time', () => {
	expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe('Pacific/Auckland');
	const kermesse = Date.UTC(2026, 5, 20, 22, 30);
	expect(clockOf(kermesse, 'Europe/Paris' as Zone)).toEqual({ date: '2026-06-21', time: '00:30' });
});
