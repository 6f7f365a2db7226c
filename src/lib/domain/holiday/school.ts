import { addDays } from '../time/date.ts';
import type { LocalDate } from '../time/types.ts';

/**
 * School holidays as the education ministry publishes them. `lastClassDay` and `back` are class days:
 * the holiday lies strictly between them (T6).
 */
export type SchoolHolidays = {
	/** Département → zone: A, B, C, `Corse`, one per overseas territory. */
	readonly departements: Readonly<Record<string, string>>;
	readonly zones: Readonly<
		Record<
			string,
			readonly { readonly name: string; readonly lastClassDay: string; readonly back: string }[]
		>
	>;
};

/** A holiday's first and last day off. */
export type SchoolHoliday = {
	readonly name: string;
	readonly first: LocalDate;
	readonly last: LocalDate;
};

/** The school zone of a département; Corsica's two share one, known by either number or as 20. */
export function schoolZoneOf(departement: string, table: SchoolHolidays): string | undefined {
	const known = departement === '2A' || departement === '2B' ? '20' : departement;
	return table.departements[known];
}

/** School holidays of a département, as far as they are published. */
export function schoolHolidaysOf(departement: string, table: SchoolHolidays): SchoolHoliday[] {
	const zone = schoolZoneOf(departement, table);
	return zone === undefined ? [] : schoolHolidaysOfZone(zone, table);
}

export function schoolHolidaysOfZone(zone: string, table: SchoolHolidays): SchoolHoliday[] {
	return (table.zones[zone] ?? []).map(({ name, lastClassDay, back }) => ({
		name,
		// The table is checked where it is loaded.
		first: addDays(lastClassDay as LocalDate, 1),
		last: addDays(back as LocalDate, -1)
	}));
}
