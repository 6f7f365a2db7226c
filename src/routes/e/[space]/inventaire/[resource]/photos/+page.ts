import type { PageLoad } from './$types';

/** Kept when the phone is idle (scripts/bundle/later.ts): pictures are looked at on the thing's own page. */
export const load: PageLoad = async () => ({
	Screen: (await import('$lib/features/media/FilesPage.svelte')).default
});
