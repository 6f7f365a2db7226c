import type { PageLoad } from './$types';

/** Kept when the phone is idle (scripts/bundle/later.ts): few look for calendars, and not at once. */
export const load: PageLoad = async () => ({
	Screen: (await import('$lib/features/calendar/CalendarsPage.svelte')).default
});
