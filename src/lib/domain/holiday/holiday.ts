import type { Holiday, LocalDate } from '../time/types.ts';
import { publicHolidays } from './public.ts';
import {
	schoolHolidaysOf,
	schoolHolidaysOfZone,
	type SchoolHoliday,
	type SchoolHolidays
} from './school.ts';

/** Digits of a commune's INSEE code that name its département: `31`, `2A`, `974`. */
export const departementOf = (insee: string) =>
	insee.startsWith('97') || insee.startsWith('98') ? insee.slice(0, 3) : insee.slice(0, 2);

/**
 * Tells for any date what kind of holiday it is in a département (T6). Without a département only
 * the national days are known, and the school holidays of a `zone` someone chose; without a table
 * no school holidays; nothing is guessed.
 */
export function holidaysIn(
	departement: string | undefined,
	table: SchoolHolidays | undefined,
	zone?: string
): (date: LocalDate) => Holiday {
	const school = table === undefined ? [] : schoolIn(departement, table, zone);
	const years = new Map<string, ReadonlySet<LocalDate>>();
	const publicDays = (year: string) => {
		const known = years.get(year);
		if (known !== undefined) return known;
		const days = new Set(publicHolidays(Number(year), departement).map((day) => day.date));
		years.set(year, days);
		return days;
	};
	return (date) => {
		const national = publicDays(date.slice(0, 4)).has(date);
		const off = school.some(({ first, last }) => first <= date && date <= last);
		if (national) return off ? 'both' : 'public';
		return off ? 'school' : 'none';
	};
}

/** The same by département, each worked out once: hundreds of things lie in few of them. */
export function holidaysByDepartement(
	table: SchoolHolidays | undefined,
	zone?: string
): (departement: string | undefined) => (date: LocalDate) => Holiday {
	const known = new Map<string | undefined, (date: LocalDate) => Holiday>();
	return (departement) => {
		const found = known.get(departement) ?? holidaysIn(departement, table, zone);
		known.set(departement, found);
		return found;
	};
}

function schoolIn(
	departement: string | undefined,
	table: SchoolHolidays,
	zone: string | undefined
): readonly SchoolHoliday[] {
	if (departement !== undefined) return schoolHolidaysOf(departement, table);
	return zone === undefined ? [] : schoolHolidaysOfZone(zone, table);
}
