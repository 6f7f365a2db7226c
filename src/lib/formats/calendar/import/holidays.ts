import { searchable } from '../../../domain/text/search.ts';
import type { ReadCalendar } from '../read/read.ts';

const NAMED = /\b(ferie|vacance|holiday|conge)\b/;
const DAYS =
	/\b(jour de l an|1er janvier|paque|lundi de paque|1er mai|fete du travail|8 mai|victoire|ascension|pentecote|14 juillet|fete nationale|assomption|15 aout|toussaint|11 novembre|armistice|noel|vacance)\b/;

/** Whole days without a place that bear the names of holidays: nobody has booked anything. */
export function isHolidays({ name, events }: ReadCalendar): boolean {
	if (events.length === 0 || events.some(({ allDay, place }) => !allDay || place !== ''))
		return false;
	if (NAMED.test(searchable(name))) return true;
	const named = events.filter(({ title }) => DAYS.test(searchable(title)));
	return named.length >= 3 && named.length >= 0.8 * events.length;
}
