import {
	baseLocale,
	extractLocaleFromNavigator,
	getLocale,
	toLocale,
	type Locale
} from './paraglide/runtime.js';

/** Before the language of one visit in the tab's own name, which outlives a reload and is no storage. */
export const VISIT = 'la-remise/';

/** The language chosen for this visit alone: where nothing can be kept the tab's name says it. */
export const visitLocale = (): Locale | undefined =>
	window.name.startsWith(VISIT) ? toLocale(window.name.slice(VISIT.length)) : undefined;

/**
 * The language a page speaks: the one chosen on this phone, else the browser's own. A browser that
 * lets nothing be kept refuses even to say what was chosen.
 */
export function spokenLocale(): Locale {
	try {
		return visitLocale() ?? getLocale();
	} catch {
		return extractLocaleFromNavigator() ?? baseLocale;
	}
}
