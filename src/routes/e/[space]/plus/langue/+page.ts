import type { PageLoad } from './$types';

/** Kept when the phone is idle (scripts/bundle/later.ts), as the words of the other language are. */
export const load: PageLoad = async () => ({
	Screen: (await import('$lib/features/space/LanguagePage.svelte')).default
});
