import type { PageLoad } from './$types';

/** Kept when the phone is idle (scripts/bundle/later.ts), as all that makes and reads copies. */
export const load: PageLoad = async () => ({
	Screen: (await import('$lib/features/space/copy/HandPage.svelte')).default
});
