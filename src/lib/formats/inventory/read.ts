import { searchable } from '../../domain/text/search.ts';
import type { Table } from '../table/read.ts';
import type { Columns } from './columns.ts';
import { readRow, type Correction, type ReadRow } from './row.ts';

export type Inventory = {
	readonly rows: readonly ReadRow[];
	/** Lines below the headings without a single filled cell: skipped, and counted. */
	readonly emptyLines: readonly number[];
};

/** What the row is called and whose it is, however it is typed. */
export const nameAndOwner = (row: ReadRow) => `${searchable(row.owner)}|${searchable(row.name)}`;

/** Rows read before: a row whose columns and correction are the same isn't read again. */
export type ReadBefore = Map<
	number,
	{
		readonly columns: Columns;
		readonly owner: string;
		readonly correction: Correction | undefined;
		readonly row: ReadRow;
		readonly same: string;
	}
>;

/** To begin with. */
export const nothingReadBefore = (): ReadBefore => new Map();

/** One row, from memory if it can be. */
export function readOne(
	record: Table['records'][number],
	columns: Columns,
	owner: string,
	correction: Correction | undefined,
	before: ReadBefore
): { readonly row: ReadRow; readonly same: string } {
	const known = before.get(record.line);
	if (known?.columns === columns && known.owner === owner && known.correction === correction) {
		return known;
	}
	const row = readRow(record, columns, owner, correction);
	const read = { columns, owner, correction, row, same: nameAndOwner(row) };
	before.set(record.line, read);
	return read;
}

/**
 * Reads every row below the headings. A row whose name and owner were met before is kept and
 * flagged with the line of the first: whether they are one thing is for a person to say.
 */
export function readInventory(
	table: Table,
	columns: Columns,
	owner: string,
	corrections: ReadonlyMap<number, Correction> = new Map(),
	readBefore = nothingReadBefore()
): Inventory {
	const first = new Map<string, number>();
	const rows = table.records
		.filter((record) => record.line > columns.headingLine)
		.map((record) => {
			const correction = corrections.get(record.line);
			const { row, same } = readOne(record, columns, owner, correction, readBefore);
			const before = row.name === '' ? undefined : first.get(same);
			if (before === undefined) {
				first.set(same, row.line);
				return row;
			}
			const oddity = {
				field: 'name',
				text: row.nameInFile,
				code: 'Duplicate',
				line: before
			} as const;
			return { ...row, oddities: [oddity, ...row.oddities] };
		});
	const emptyLines = table.emptyLines.filter((line) => line > columns.headingLine);
	return { rows, emptyLines };
}
