import { isDate } from '../../../domain/time/date.ts';
import { seasonEnd, seasonOf, seasonStart } from '../../../domain/time/season.ts';
import type { LocalDate } from '../../../domain/time/types.ts';

export const SUBJECTS = ['inventory', 'bookings', 'handovers', 'people'] as const;
export type Subject = (typeof SUBJECTS)[number];
export const FILE_FORMATS = ['xlsx', 'csv'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** First and last day, both included. */
export type Days = { readonly first: LocalDate; readonly last: LocalDate };

/** What a table can be limited to by dates. */
export const isDated = (subject: Subject): boolean =>
	subject === 'bookings' || subject === 'handovers';

const NAMES: { readonly [S in Subject]: string } = {
	inventory: 'inventaire',
	bookings: 'reservations',
	handovers: 'remises',
	people: 'personnes'
};

/** What the address asks for: `?quoi=reservations`. The inventory, failing that. */
export const subjectIn = (params: URLSearchParams): Subject =>
	SUBJECTS.find((subject) => NAMES[subject] === params.get('quoi')) ?? 'inventory';

/** The screen that leads here with a choice made, and is gone back to. */
export function cameFrom(params: URLSearchParams): 'inventaire' | 'planning' | 'plus' {
	if (!params.has('quoi')) return 'plus';
	return subjectIn(params) === 'inventory' ? 'inventaire' : 'planning';
}

/** The days typed; undefined when one is missing or they end before they begin. */
export function daysOf(first: string, last: string): Days | undefined {
	return isDate(first) && isDate(last) && first <= last ? { first, last } : undefined;
}

/** The season a day is in (T4): what a table is about unless somebody says otherwise. */
export function seasonDays(today: LocalDate): Days {
	const season = seasonOf(today);
	return { first: seasonStart(season), last: seasonEnd(season) };
}
