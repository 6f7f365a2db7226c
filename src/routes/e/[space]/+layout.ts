import { error } from '@sveltejs/kit';
import { isKey, type SpaceId } from '$lib/domain/ids.ts';
import { openAhead } from '$lib/features/space/open.svelte.ts';
import type { LayoutLoad } from './$types';

/** The address names a space by its id: anything else is no page of ours. */
export const load: LayoutLoad = ({ params }) => {
	if (!isKey<SpaceId>(params.space)) error(404);
	openAhead();
	return { space: params.space };
};
