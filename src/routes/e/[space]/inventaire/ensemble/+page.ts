import type { PageLoad } from './$types';

/** Kept when the phone is idle (scripts/bundle/later.ts): few change many things at once. */
export const load: PageLoad = async () => ({
	Screen: (await import('$lib/features/inventory/BulkPage.svelte')).default
});
