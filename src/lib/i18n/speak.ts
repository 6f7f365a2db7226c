import { setLocale, type Locale } from './paraglide/runtime.js';
import { VISIT } from './spoken.ts';

/**
 * Chooses the language pages speak from their next loading on: on this phone, or, where the browser
 * can't keep the choice (full, or refused meanwhile), for this visit in this tab.
 */
export function speak(locale: Locale): void {
	try {
		setLocale(locale, { reload: false });
		window.name = '';
	} catch {
		window.name = VISIT + locale;
	}
}
