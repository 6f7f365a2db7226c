import type { PageLoad } from './$types';

/** Kept when the phone is idle (scripts/bundle/later.ts): a printed sheet needs the relay anyway. */
export const load: PageLoad = async () => ({
	Screen: (await import('$lib/features/welcome/RecoverSpace.svelte')).default
});
