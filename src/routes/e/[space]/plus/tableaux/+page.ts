import type { PageLoad } from './$types';

/** Kept when the phone is idle (scripts/bundle/later.ts): tables are taken away now and then. */
export const load: PageLoad = async () => ({
	Screen: (await import('$lib/features/exchange/out/TablesOut.svelte')).default
});
