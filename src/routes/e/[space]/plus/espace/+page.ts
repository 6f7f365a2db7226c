import type { PageLoad } from './$types';

/** Kept when the phone is idle (scripts/bundle/later.ts): a space is named and its zone chosen once. */
export const load: PageLoad = async () => ({
	Screen: (await import('$lib/features/space/AboutSpacePage.svelte')).default
});
