import { error } from '@sveltejs/kit';
import { isKey, type BookingId } from '$lib/domain/ids.ts';
import type { PageLoad } from './$types';

/** The address names a booking by its id: anything else is no page of ours. */
export const load: PageLoad = ({ params }) => {
	if (!isKey<BookingId>(params.booking)) error(404);
	return { booking: params.booking };
};
