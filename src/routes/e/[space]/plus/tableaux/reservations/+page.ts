import type { PageLoad } from './$types';

/** Kept when the phone is idle (scripts/bundle/later.ts): few import, and not at once. */
export const load: PageLoad = async () => ({
	Screen: (await import('$lib/features/exchange/in/BookingsIn.svelte')).default
});
