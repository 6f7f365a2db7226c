import { strToU8, Zip, ZipDeflate } from 'fflate';
import { dayNumber, isDate } from '../../../domain/time/date.ts';
import { cellText, type Cell, type Sheet } from '../cell.ts';
import { sheetFoot, sheetHead, STYLES, workbookParts } from './parts.ts';
import { escaped } from './xml.ts';

/** Rows between two moments in which a page may do something else. */
const ROWS_AT_ONCE = 100;
/** Days from the workbook's day 0 to 1970-01-01. */
const EPOCH = 25_569;
const NARROWEST = 8;
const WIDEST = 50;
/** Rows looked at for a column's width. */
const LOOK_AT = 200;
/** The same table makes the same file: the time in a ZIP is nobody's. */
const MTIME = '1980-06-01T12:00:00';

/** `A`, `B` … `Z`, `AA`. */
export function columnName(at: number): string {
	const letter = String.fromCharCode(65 + (at % 26));
	return at < 26 ? letter : columnName(Math.floor(at / 26) - 1) + letter;
}

const number = (where: string, value: number, style?: number) =>
	`<c r="${where}"${style === undefined ? '' : ` s="${style}"`}><v>${value}</v></c>`;

const words = (where: string, text: string, style: number) =>
	`<c r="${where}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

function written(cell: Cell, where: string): string {
	if (cell === undefined || cell === '') return '';
	if (typeof cell === 'number') return number(where, cell);
	if (typeof cell === 'string') {
		return words(where, cell, cell.includes('\n') ? STYLES.lines : STYLES.words);
	}
	if ('cents' in cell) return number(where, cell.cents / 100, STYLES.euros);
	if ('time' in cell) {
		const [hours = 0, minutes = 0] = cell.time.split(':').map(Number);
		return number(where, (hours * 60 + minutes) / 1440, STYLES.time);
	}
	// Workbooks count a 29 February 1900 that never was.
	return isDate(cell.date) && cell.date >= '1900-03-01'
		? number(where, dayNumber(cell.date) + EPOCH, STYLES.date)
		: words(where, cellText(cell), STYLES.words);
}

const row = (cells: readonly Cell[], line: number) =>
	`<row r="${line}">${cells.map((cell, at) => written(cell, columnName(at) + line)).join('')}</row>`;

const headings = (names: readonly string[]) =>
	`<row r="1">${names.map((name, at) => words(`${columnName(at)}1`, name, STYLES.heading)).join('')}</row>`;

const widths = ({ headings, rows }: Sheet) =>
	headings.map((heading, at) => {
		const lengths = rows.slice(0, LOOK_AT).map((cells) => cellText(cells[at]).length);
		return Math.min(WIDEST, Math.max(NARROWEST, heading.length, ...lengths)) + 2;
	});

/**
 * A workbook of these tables, in which dates are dates, sums are sums and words are words. In parts,
 * to be joined. Throws if deflating fails, which is a bug.
 */
export function* xlsxParts(sheets: readonly Sheet[]): Generator<readonly Uint8Array[]> {
	let ready: Uint8Array[] = [];
	const zip = new Zip((error, bytes) => {
		if (error) throw error;
		ready.push(bytes);
	});
	const taken = () => {
		const parts = ready;
		ready = [];
		return parts;
	};
	const begin = (path: string) => {
		const file = new ZipDeflate(path, { level: 6 });
		file.mtime = MTIME;
		zip.add(file);
		return file;
	};
	for (const [path, text] of workbookParts(sheets.map(({ name }) => name))) {
		begin(path).push(strToU8(text), true);
	}
	for (const [at, sheet] of sheets.entries()) {
		const file = begin(`xl/worksheets/sheet${at + 1}.xml`);
		file.push(strToU8(sheetHead(widths(sheet), at === 0) + headings(sheet.headings)));
		for (let from = 0; from < sheet.rows.length; from += ROWS_AT_ONCE) {
			const some = sheet.rows.slice(from, from + ROWS_AT_ONCE);
			file.push(strToU8(some.map((cells, n) => row(cells, from + n + 2)).join('')));
			yield taken();
		}
		const corner = columnName(sheet.headings.length - 1) + (sheet.rows.length + 1);
		file.push(strToU8(sheetFoot(corner)), true);
	}
	zip.end();
	yield taken();
}
