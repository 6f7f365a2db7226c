import {
	baseLocale,
	extractLocaleFromNavigator,
	getLocale,
	type Locale
} from './paraglide/runtime.js';

/**
 * The language a page speaks: the one chosen on this phone, else the browser's own. A browser that
 * lets nothing be kept refuses even to say what was chosen.
 */
export function spokenLocale(): Locale {
	try {
		return getLocale();
	} catch {
		return extractLocaleFromNavigator() ?? baseLocale;
	}
}
