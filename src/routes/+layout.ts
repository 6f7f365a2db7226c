import { FIRST_SCREENS } from '$lib/i18n/first-screens.ts';
import { overwriteGetLocale } from '$lib/i18n/paraglide/runtime';
import { readWords } from '$lib/i18n/said.ts';
import { spokenLocale } from '$lib/i18n/spoken.ts';
import type { LayoutLoad } from './$types';

export const ssr = false;
export const prerender = false;

// A page speaks one language until it is loaded again: worked out once, not for every word.
const locale = spokenLocale();
overwriteGetLocale(() => locale);

/** A screen is shown once its words are there; the first ones bring theirs. */
export const load: LayoutLoad = async ({ route }) => {
	if (!FIRST_SCREENS.includes(route.id ?? '')) await readWords();
};
