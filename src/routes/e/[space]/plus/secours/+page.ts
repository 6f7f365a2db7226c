import type { PageLoad } from './$types';

/** Kept when the phone is idle (scripts/bundle/later.ts): what it makes goes on paper. */
export const load: PageLoad = async () => ({
	Screen: (await import('$lib/features/space/RecoveryPage.svelte')).default
});
