import { addDays } from '../time/date.ts';
import type { LocalDate } from '../time/types.ts';

/** The 11 national days, and the two of Alsace-Moselle (T6). */
export type PublicHolidayName =
	| 'newYear'
	| 'goodFriday'
	| 'easterMonday'
	| 'labourDay'
	| 'victoryDay'
	| 'ascension'
	| 'whitMonday'
	| 'bastilleDay'
	| 'assumption'
	| 'allSaints'
	| 'armistice'
	| 'christmas'
	| 'saintStephen';

export type PublicHoliday = { readonly date: LocalDate; readonly name: PublicHolidayName };

const ALSACE_MOSELLE = ['57', '67', '68'];

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
export function easterOf(year: number): LocalDate {
	const a = year % 19;
	const b = Math.floor(year / 100);
	const c = year % 100;
	const leaps = b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
	const h = (19 * a + leaps + 15) % 30;
	const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
	const m = Math.floor((a + 11 * h + 22 * l) / 451);
	const days = h + l - 7 * m + 114;
	const month = String(Math.floor(days / 31)).padStart(2, '0');
	const day = String((days % 31) + 1).padStart(2, '0');
	return `${year}-${month}-${day}` as LocalDate;
}

/** Public holidays of a year, in order; `departement` as in an INSEE code, `67`. */
export function publicHolidays(year: number, departement?: string): readonly PublicHoliday[] {
	const easter = easterOf(year);
	const on = (monthDay: string) => `${year}-${monthDay}` as LocalDate;
	const national: PublicHoliday[] = [
		{ date: on('01-01'), name: 'newYear' },
		{ date: addDays(easter, 1), name: 'easterMonday' },
		{ date: on('05-01'), name: 'labourDay' },
		{ date: on('05-08'), name: 'victoryDay' },
		{ date: addDays(easter, 39), name: 'ascension' },
		{ date: addDays(easter, 50), name: 'whitMonday' },
		{ date: on('07-14'), name: 'bastilleDay' },
		{ date: on('08-15'), name: 'assumption' },
		{ date: on('11-01'), name: 'allSaints' },
		{ date: on('11-11'), name: 'armistice' },
		{ date: on('12-25'), name: 'christmas' }
	];
	const local: PublicHoliday[] =
		departement !== undefined && ALSACE_MOSELLE.includes(departement)
			? [
					{ date: addDays(easter, -2), name: 'goodFriday' },
					{ date: on('12-26'), name: 'saintStephen' }
				]
			: [];
	return [...national, ...local].sort((a, b) => (a.date < b.date ? -1 : 1));
}
