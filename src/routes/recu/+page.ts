import type { PageLoad } from './$types';

/** Kept when the phone is idle (scripts/bundle/later.ts): files are seldom sent to the app. */
export const load: PageLoad = async () => ({
	Screen: (await import('$lib/features/received/ReceivedPage.svelte')).default
});
