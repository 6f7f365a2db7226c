import { plain } from '../inventory/plain.ts';
import type { Table } from './read.ts';

/** The field a heading names, and how sure that is: above 100 word for word. */
export type Guess<F extends string> = (
	heading: string
) => { readonly field: F; readonly sure: number } | undefined;

/** Letters and digits alone, so that "N° de tél." and "no de tel" are the same heading. */
const words = (heading: string) =>
	plain(heading)
		.replaceAll('°', 'o')
		.replaceAll('²', '2')
		.replace(/[^a-z0-9]+/g, ' ')
		.trim();

/**
 * Guesses by headings met in the field, without accents or case. A heading belongs to the first field
 * of which it equals a word list, and failing that to the one of which it contains the longest.
 */
export const guessBy =
	<F extends string>(
		fields: readonly F[],
		headings: Readonly<Record<F, readonly string[]>>
	): Guess<F> =>
	(heading) => {
		const typed = words(heading);
		if (typed === '') return undefined;
		let best: { field: F; sure: number } | undefined;
		for (const field of fields) {
			for (const known of headings[field]) {
				const within = ` ${typed} `.includes(` ${known} `) ? known.length : 0;
				const sure = typed === known ? 100 + known.length : within;
				if (sure > (best?.sure ?? 0)) best = { field, sure };
			}
		}
		return best;
	};

/** One column of the file and what it is taken to say; `undefined` is kept among the remarks. */
export type Column<F extends string> = {
	readonly heading: string;
	readonly field: F | undefined;
};

/** Where the headings stand and what each column says. */
export type Columns<F extends string> = {
	readonly headingLine: number;
	readonly columns: readonly Column<F>[];
};

/** Headings may stand below a title, but not far down. */
const LOOK_AT = 12;

function recognise<F extends string>(
	cells: readonly string[],
	guess: Guess<F>
): readonly Column<F>[] {
	const guesses = cells.map((heading) => guess(heading));
	// Two columns can't say the same thing: the surer guess keeps it, the first of equals.
	const owner = new Map<F, number>();
	guesses.forEach((one, at) => {
		if (!one) return;
		const held = owner.get(one.field);
		if (held === undefined || one.sure > (guesses[held]?.sure ?? 0)) owner.set(one.field, at);
	});
	return cells.map((heading, at) => {
		const field = guesses[at]?.field;
		return { heading: heading.trim(), field: field && owner.get(field) === at ? field : undefined };
	});
}

const known = (columns: readonly Column<string>[]) =>
	columns.filter((column) => column.field).length;

/**
 * Finds the line of headings: the one with the most known words among the first. When none is known
 * the first line is taken, and the person says which column is which.
 */
export function recogniseColumns<F extends string>(table: Table, guess: Guess<F>): Columns<F> {
	let best: Columns<F> | undefined;
	for (const record of table.records.slice(0, LOOK_AT)) {
		const columns = recognise(record.cells, guess);
		if (!best || known(columns) > known(best.columns)) {
			best = { headingLine: record.line, columns };
		}
	}
	const widest = Math.max(0, ...table.records.map((record) => record.cells.length));
	const found: Columns<F> = best ?? { headingLine: 0, columns: [] };
	const missing = Array.from({ length: Math.max(0, widest - found.columns.length) }, () => ({
		heading: '',
		field: undefined
	}));
	return { ...found, columns: [...found.columns, ...missing] };
}

/** The person's word for one column; another column that said the same says nothing any more. */
export function assignColumn<F extends string>(
	found: Columns<F>,
	at: number,
	field: F | undefined
): Columns<F> {
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
