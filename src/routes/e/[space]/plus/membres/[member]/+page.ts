import type { PageLoad } from './$types';

/** Kept when the phone is idle (scripts/bundle/later.ts): roles and access are the relay's to grant. */
export const load: PageLoad = async () => ({
	Screen: (await import('$lib/features/space/MemberPage.svelte')).default
});
