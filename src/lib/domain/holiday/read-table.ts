import { isDate } from '../time/date.ts';
import type { SchoolHolidays } from './school.ts';

type Row = SchoolHolidays['zones'][string][number];

/** A table from a file or from the phone's disk; undefined when it is not one. */
export function readSchoolHolidays(value: unknown): SchoolHolidays | undefined {
	const departements = mapOf(field(value, 'departements'), textOf);
	const zones = mapOf(field(value, 'zones'), rowsOf);
	if (departements === undefined || zones === undefined) return undefined;
	const known = Object.values(departements).every((zone) => zone in zones);
	return known && lastKnown({ departements, zones }) !== '' ? { departements, zones } : undefined;
}

/** The last day the table tells of in any zone: of two tables, the one that sees further is newer. */
export const lastKnown = ({ zones }: SchoolHolidays): string =>
	Object.values(zones)
		.flat()
		.reduce((last, { back }) => (back > last ? back : last), '');

const field = (value: unknown, name: string): unknown =>
	typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

function mapOf<T>(
	value: unknown,
	read: (each: unknown) => T | undefined
): Record<string, T> | undefined {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
	const found: [string, T][] = [];
	for (const [name, each] of Object.entries(value)) {
		const one = read(each);
		if (one === undefined) return undefined;
		found.push([name, one]);
	}
	return Object.fromEntries(found);
}

const textOf = (value: unknown): string | undefined =>
	typeof value === 'string' && value !== '' ? value : undefined;

function rowsOf(value: unknown): readonly Row[] | undefined {
	if (!Array.isArray(value)) return undefined;
	const rows = value.map(rowOf).filter((row) => row !== undefined);
	return rows.length === value.length ? rows : undefined;
}

function rowOf(value: unknown): Row | undefined {
	const name = textOf(field(value, 'name'));
	const lastClassDay = textOf(field(value, 'lastClassDay'));
	const back = textOf(field(value, 'back'));
	if (name === undefined || lastClassDay === undefined || back === undefined) return undefined;
	const ordered = isDate(lastClassDay) && isDate(back) && lastClassDay < back;
	return ordered ? { name, lastClassDay, back } : undefined;
}
