import type { PageLoad } from './$types';

/** Kept when the phone is idle (scripts/bundle/later.ts): a page is published once. */
export const load: PageLoad = async () => ({
	Screen: (await import('$lib/features/catalogue/CataloguePage.svelte')).default
});
