import { error } from '@sveltejs/kit';
import { isKey, type BookingId } from '$lib/domain/ids.ts';
import type { PageLoad } from './$types';

/**
 * The address names a booking by its id: anything else is no page of ours. The page is kept when the
 * phone is idle (scripts/bundle/later.ts): few print, and not at once.
 */
export const load: PageLoad = async ({ params }) => {
	if (!isKey<BookingId>(params.booking)) error(404);
	const { default: Screen } = await import('$lib/features/paper/SlipScreen.svelte');
	return { booking: params.booking, Screen };
};
