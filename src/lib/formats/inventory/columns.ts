import type { Table } from '../table/read.ts';
import { fieldOf, type Field } from './field.ts';

/** One column of the file and what it is taken to say; `undefined` is kept among the remarks. */
export type Column = { readonly heading: string; readonly field: Field | undefined };

/** Where the headings stand and what each column says. */
export type Columns = { readonly headingLine: number; readonly columns: readonly Column[] };

/** Headings may stand below a title, but not far down. */
const LOOK_AT = 12;

function recognise(cells: readonly string[]): readonly Column[] {
	const guesses = cells.map((heading) => fieldOf(heading));
	// Two columns can't say the same thing: the surer guess keeps it, the first of equals.
	const owner = new Map<Field, number>();
	guesses.forEach((guess, at) => {
		if (!guess) return;
		const held = owner.get(guess.field);
		if (held === undefined || guess.sure > (guesses[held]?.sure ?? 0)) owner.set(guess.field, at);
	});
	return cells.map((heading, at) => {
		const field = guesses[at]?.field;
		return { heading: heading.trim(), field: field && owner.get(field) === at ? field : undefined };
	});
}

const known = (columns: readonly Column[]) => columns.filter((column) => column.field).length;

/**
 * Finds the line of headings: the one with the most known words among the first. When none is known
 * the first line is taken, and the person says which column is which.
 */
export function recogniseColumns(table: Table): Columns {
	let best: Columns | undefined;
	for (const record of table.records.slice(0, LOOK_AT)) {
		const columns = recognise(record.cells);
		if (!best || known(columns) > known(best.columns)) {
			best = { headingLine: record.line, columns };
		}
	}
	const widest = Math.max(0, ...table.records.map((record) => record.cells.length));
	const found = best ?? { headingLine: 0, columns: [] };
	const missing = Array.from({ length: Math.max(0, widest - found.columns.length) }, () => ({
		heading: '',
		field: undefined
	}));
	return { ...found, columns: [...found.columns, ...missing] };
}

/** The person's word for one column; another column that said the same says nothing any more. */
export function assignColumn(found: Columns, at: number, field: Field | undefined): Columns {
	return {
		...found,
		columns: found.columns.map((column, index) =>
			index === at
				? { ...column, field }
				: field !== undefined && column.field === field
					? { ...column, field: undefined }
					: column
		)
	};
}
