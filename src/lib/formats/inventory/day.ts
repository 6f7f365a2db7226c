import { isDate } from '../../domain/time/date.ts';
import type { LocalDate, Weekday } from '../../domain/time/types.ts';

const MONTHS = [
	'janvier',
	'fevrier',
	'mars',
	'avril',
	'mai',
	'juin',
	'juillet',
	'aout',
	'septembre',
	'octobre',
	'novembre',
	'decembre'
];
const DAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

/** Seven names, as a part of an expression. */
export const DAY_WORDS = `(${DAYS.join('|')})s?`;

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
export const weekdayNamed = (word: string): Weekday | undefined =>
	WEEKDAYS[DAYS.indexOf(word.replace(/s$/, ''))];

/** `15/01/2027`, `15-1-27`, `15 janvier 2027`, `1er mars 2027`, in plain text; undefined when no such day exists. */
export function dateIn(text: string): LocalDate | undefined {
	const figures = /\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b/.exec(text);
	const words = new RegExp(`\\b(\\d{1,2})(?:er)? (${MONTHS.join('|')}) (\\d{4})\\b`).exec(text);
	const day = figures?.[1] ?? words?.[1];
	const month = figures?.[2] ?? (words?.[2] && String(MONTHS.indexOf(words[2]) + 1));
	const year = figures?.[3] ?? words?.[3];
	if (!day || !month || !year) return undefined;
	const full = year.length === 2 ? `20${year}` : year;
	const date = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	return isDate(date) ? date : undefined;
}
