import type { PageLoad } from './$types';

/** Kept when the phone is idle (scripts/bundle/later.ts): whoever leaves takes a copy along. */
export const load: PageLoad = async () => ({
	Screen: (await import('$lib/features/space/LeavePage.svelte')).default
});
