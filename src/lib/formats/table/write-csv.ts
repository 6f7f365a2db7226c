import { cellText, type Cell, type Sheet } from './cell.ts';
import { defused } from './formula.ts';

/** Without it a spreadsheet takes UTF-8 for Windows-1252. */
const BYTE_ORDER_MARK = '\uFEFF';
/** Rows between two moments in which a page may do something else. */
const ROWS_AT_ONCE = 200;

const quoted = (text: string): string =>
	/[";\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

const written = (cell: Cell): string =>
	quoted(typeof cell === 'string' ? defused(cell) : cellText(cell));

const line = (cells: readonly Cell[]): string => `${cells.map(written).join(';')}\r\n`;

/**
 * A table as a French spreadsheet opens it with a double click: UTF-8 with its mark, semicolons,
 * decimal commas, `jj/mm/aaaa`, and no cell of words that would run. In parts, to be joined.
 */
export function* csvParts({ headings, rows }: Sheet): Generator<string> {
	yield BYTE_ORDER_MARK + line(headings);
	for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
		yield rows
			.slice(at, at + ROWS_AT_ONCE)
			.map(line)
			.join('');
	}
}
