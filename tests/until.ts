import { vi } from 'vitest';

/** Beyond this a test hangs, ms; of itself vitest gives up after a second, which a busy machine needs. */
const PATIENCE = 60_000;

/** Asks again until the check holds, and answers what it answers: what a tap leads to comes when it comes. */
export const until = <T>(check: () => T | Promise<T>): Promise<T> =>
	vi.waitFor(check, { timeout: PATIENCE, interval: 20 });
