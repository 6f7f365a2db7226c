import type { PageLoad } from './$types';

/** Kept when the phone is idle (scripts/bundle/later.ts): it takes a bad day to need it. */
export const load: PageLoad = async () => ({
	Screen: (await import('$lib/features/space/copy/RestorePage.svelte')).default
});
