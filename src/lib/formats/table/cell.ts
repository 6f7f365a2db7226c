import type { Cents } from '../../domain/resource/types.ts';
import { isDate } from '../../domain/time/date.ts';
import type { LocalDate, LocalTime } from '../../domain/time/types.ts';

/** What one cell says; nothing when absent. A string is words, never a formula. */
export type Cell =
	| undefined
	| string
	| number
	| { readonly cents: Cents }
	| { readonly date: LocalDate }
	| { readonly time: LocalTime };

/** A table to be given out: headings, then rows of as many cells. */
export type Sheet = {
	readonly name: string;
	readonly headings: readonly string[];
	readonly rows: readonly (readonly Cell[])[];
};

/** `26/11/2026` */
export const dateText = (date: LocalDate): string =>
	isDate(date) ? `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}` : date;

/** As a French table has it: decimal comma, `jj/mm/aaaa`, `14:30`. Sums without their sign. */
export function cellText(cell: Cell): string {
	if (cell === undefined) return '';
	if (typeof cell === 'string') return cell;
	if (typeof cell === 'number') return String(cell).replace('.', ',');
	if ('cents' in cell) return (cell.cents / 100).toFixed(2).replace('.', ',');
	return 'date' in cell ? dateText(cell.date) : cell.time;
}
