import { redirect } from '@sveltejs/kit';
import { whereToStart } from '$lib/features/welcome/start.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url }) => {
	const start = await whereToStart(url.searchParams);
	if (start.at === 'space') redirect(307, start.href);
};
