import type { PageLoad } from './$types';

/** Kept when the phone is idle (scripts/bundle/later.ts): the relay has to hear of an invitation anyway. */
export const load: PageLoad = async () => ({
	Screen: (await import('$lib/features/space/InvitePage.svelte')).default
});
