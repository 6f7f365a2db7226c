import { dateText } from '../cell.ts';
import { isDate } from '../../../domain/time/date.ts';
import { looksIn, numberText, type Look } from './number.ts';
import { attribute, element, elements, plainText, prefixOf, type Element } from './tags.ts';
import { unpack } from './unpack.ts';

/** Cells as they would be typed, row by row; empty rows among them. */
export type SheetRows = readonly (readonly string[])[];

/** Columns looked at: far more than a table of a village has, far less than a sheet can have. */
const MOST_COLUMNS = 1000;

type Book = {
	readonly shared: readonly string[];
	readonly looks: readonly Look[];
	readonly from1904: boolean;
};

/** What stands in an element, without the elements of that name. Walks it once. */
function without(inside: string, name: string): string {
	let rest = '';
	let at = 0;
	for (;;) {
		const open = inside.indexOf(`<${name}`, at);
		const close = open < 0 ? -1 : inside.indexOf(`</${name}>`, open);
		if (close < 0) return rest + inside.slice(at);
		rest += inside.slice(at, open);
		at = close + name.length + 3;
	}
}

/** All words in an element, also in pieces of different looks; not how to pronounce them. */
function wordsIn(inside: string, prefix: string): string {
	let words = '';
	for (const text of elements(without(inside, `${prefix}rPh`), `${prefix}t`)) {
		words += plainText(text.inside);
	}
	return words.replaceAll('\r\n', '\n');
}

/** `AB12` → 27; undefined for anything else. */
export function columnOf(where: string | undefined): number | undefined {
	const [letters] = /^[A-Z]{1,3}(?=\d)/.exec(where ?? '') ?? [];
	if (letters === undefined) return undefined;
	return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellIn(cell: Element, prefix: string, book: Book): string {
	const type = attribute(cell, 't') ?? 'n';
	if (type === 'inlineStr') return wordsIn(cell.inside, prefix);
	const value = plainText(element(cell.inside, `${prefix}v`)?.inside ?? '');
	if (type === 's') return book.shared[Number(value)] ?? '';
	if (type === 'b') return value === '1' ? 'oui' : 'non';
	if (type === 'd') {
		const date = value.slice(0, 10);
		return isDate(date) ? dateText(date) : value;
	}
	if (type !== 'n') return value;
	const look = book.looks[Number(attribute(cell, 's') ?? 0)] ?? { is: 'number' };
	return numberText(value, look, book.from1904) ?? value;
}

async function rowsIn(
	sheet: string,
	book: Book,
	most: number,
	breathe: () => Promise<void>
): Promise<SheetRows> {
	const prefix = prefixOf(sheet);
	const rows: string[][] = [];
	for (const row of elements(sheet, `${prefix}row`)) {
		const line = Number(attribute(row, 'r') ?? rows.length + 1);
		const cells: string[] = [];
		for (const cell of elements(row.inside, `${prefix}c`)) {
			const at = columnOf(attribute(cell, 'r')) ?? cells.length;
			const text = cellIn(cell, prefix, book);
			if (text === '' || at > MOST_COLUMNS) continue;
			while (cells.length < at) cells.push('');
			cells[at] = text;
		}
		if (cells.length === 0) continue;
		if (!Number.isInteger(line) || line <= rows.length || line > most * 2) rows.push(cells);
		else {
			while (rows.length < line - 1) rows.push([]);
			rows.push(cells);
		}
		if (rows.length > most * 2) return rows;
		await breathe();
	}
	return rows;
}

/** Where the sheets are that people see, in their order. */
function sheetNames(parts: ReadonlyMap<string, string>): string[] {
	const workbook = parts.get('xl/workbook.xml') ?? '';
	const prefix = prefixOf(workbook);
	const targets = new Map(
		[...elements(parts.get('xl/_rels/workbook.xml.rels') ?? '', 'Relationship')].map((one) => [
			attribute(one, 'Id'),
			attribute(one, 'Target') ?? ''
		])
	);
	return [...elements(workbook, `${prefix}sheet`)]
		.filter((sheet) => (attribute(sheet, 'state') ?? 'visible') === 'visible')
		.map((sheet) => targets.get(attribute(sheet, '(?:\\w+:)?id')) ?? '')
		.map((target) => (target.startsWith('/') ? target.slice(1) : `xl/${target}`).toLowerCase());
}

/**
 * The first sheet of a workbook that holds a table, read as text: dates `jj/mm/aaaa`, decimal commas.
 * At most about twice `most` rows are looked at. `broken` for a file that is none, `tooLarge` for one
 * that unpacks to more than a phone should hold.
 */
export async function readWorkbook(
	bytes: Uint8Array,
	most: number,
	breathe: () => Promise<void>
): Promise<SheetRows | 'tooLarge' | 'broken'> {
	const parts = await unpack(bytes, breathe);
	if (typeof parts === 'string') return parts;
	const workbook = parts.get('xl/workbook.xml');
	if (workbook === undefined) return 'broken';
	const strings = parts.get('xl/sharedstrings.xml') ?? '';
	const styles = parts.get('xl/styles.xml') ?? '';
	const shared: string[] = [];
	for (const item of elements(strings, `${prefixOf(strings)}si`)) {
		shared.push(wordsIn(item.inside, prefixOf(strings)));
		await breathe();
	}
	const book: Book = {
		shared,
		looks: looksIn(styles, prefixOf(styles)),
		from1904: /date1904\s*=\s*["'](1|true)/.test(workbook)
	};
	let first: SheetRows | undefined;
	for (const name of sheetNames(parts)) {
		const rows = await rowsIn(parts.get(name) ?? '', book, most, breathe);
		if (rows.filter((row) => row.length > 1).length > 1) return rows;
		first ??= rows;
	}
	return first ?? 'broken';
}
