import { addDays, daysInMonth } from '../../../domain/time/date.ts';
import { formatDayLong, formatDays, formatMonth } from '../../../i18n/dates.ts';
import { m } from '../../../i18n/paraglide/messages.js';
import type { Near } from './forgive.ts';
import type { Days } from './when.ts';

/** More than these are too many to read. */
const SAID = 3;

/** « Rien pour « kermese ». Proche : « kermesse ». » Without the first half when something was found as typed. */
export function nearWords({ words }: Near, needle: string, few: boolean): string {
	const close = words.slice(0, SAID).map((title) => m.booking_quoted({ title }));
	const said = { words: close.join(', ') };
	return few ? m.search_near_too(said) : m.search_near({ ...said, needle: needle.trim() });
}

/** « Samedi 12 juin 2027 », « Juin 2027 », « Du samedi 12 au dimanche 13 juin ». */
export function daysTitle({ first, last }: Days): string {
	const words =
		first === last
			? formatDayLong(first)
			: first.endsWith('-01') && last === addDays(first, daysInMonth(first) - 1)
				? formatMonth(first)
				: formatDays(first, last);
	return words.charAt(0).toUpperCase() + words.slice(1);
}
