import { ok, refused, type Refusal, type Result } from '../../domain/refusal.ts';
import { binaryKind } from './binary.ts';
import { detectDelimiter, type Delimiter } from './delimiter.ts';
import { decode, utf16, type Encoding } from './encoding.ts';
import { undefused } from './formula.ts';
import { MOST_UNPACKED } from './xlsx/limits.ts';

/** A file larger than this is no table of a village, and would fill a small phone. */
export const MOST_BYTES = 5 * 1024 * 1024;
export const MOST_ROWS = 12_000;
export const MOST_COLUMNS = 200;

/** Rows of cells as they stand in the file, headings among them; `line` counts records from 1. */
export type Table = {
	readonly records: readonly { readonly line: number; readonly cells: readonly string[] }[];
	/** Records without a single filled cell, left out of `records`. */
	readonly emptyLines: readonly number[];
	/** How a text was written; a workbook is no text. */
	readonly encoding: Encoding | undefined;
	readonly delimiter: Delimiter | undefined;
};

export type FileRefusal = Extract<Refusal, { type: `File${string}` }>;

/** Also said before the bytes are read, from the size alone. */
export const TOO_LARGE = {
	type: 'FileTooLarge',
	mostMegabytes: MOST_BYTES / 1024 / 1024
} as const satisfies FileRefusal;

const NEVER = () => Promise.resolve();

/**
 * Reads a delimited text file or an Excel workbook; everything that is neither is refused with its
 * reason. `breathe` is awaited between pieces of work; what it throws ends the reading.
 */
export async function readTable(
	bytes: Uint8Array,
	breathe: () => Promise<void> = NEVER
): Promise<Result<Table, FileRefusal>> {
	if (bytes.length === 0) return refused({ type: 'FileEmpty' });
	if (bytes.length > MOST_BYTES) return refused(TOO_LARGE);
	const looksLike = utf16(bytes) ? undefined : binaryKind(bytes);
	if (looksLike === 'spreadsheet' && bytes[0] === ZIP) return workbook(bytes, breathe);
	if (looksLike) return refused({ type: 'FileBinary', looksLike });
	const { text, encoding } = decode(bytes);
	if (text.trim() === '') return refused({ type: 'FileEmpty' });
	if (isMarkup(text)) return refused({ type: 'FileNotTable' });
	const delimiter = detectDelimiter(text);
	if (!delimiter) return refused({ type: 'FileNotTable' });
	const read = numbered(await split(text, delimiter, breathe));
	return read.ok ? ok({ ...read.value, encoding, delimiter }) : read;
}

/** `P`, the first byte of every ZIP. */
const ZIP = 0x50;

async function workbook(
	bytes: Uint8Array,
	breathe: () => Promise<void>
): Promise<Result<Table, FileRefusal>> {
	// Loaded here, like the parser below: nobody needs it before they have chosen a file.
	const { readWorkbook } = await import('./xlsx/read.ts');
	const rows = await readWorkbook(bytes, MOST_ROWS, breathe);
	if (rows === 'tooLarge') {
		return refused({ type: 'FileTooLarge', mostMegabytes: MOST_UNPACKED / 1024 / 1024 });
	}
	if (rows === 'broken') return refused({ type: 'FileBinary', looksLike: 'spreadsheet' });
	if (rows.length === 0) return refused({ type: 'FileEmpty' });
	const read = numbered(rows);
	return read.ok ? ok({ ...read.value, encoding: undefined, delimiter: undefined }) : read;
}

/** A saved web page or an XML file has delimiters too, but no rows. */
const isMarkup = (text: string) => /^\s*<(!doctype|html|\?xml|svg)/i.test(text);

/** Characters parsed in one go. */
const BLOCK = 64 * 1024;
const QUOTE = 34;

/** A text in pieces that each end with a line, quoted line breaks aside. */
function* blocks(text: string): Generator<string> {
	let from = 0;
	let quoted = false;
	for (let at = 0; at < text.length; at++) {
		const sign = text.charCodeAt(at);
		if (sign === QUOTE) quoted = !quoted;
		else if (sign === 10 && !quoted && at - from > BLOCK) {
			yield text.slice(from, at + 1);
			from = at + 1;
		}
	}
	if (from < text.length) yield text.slice(from);
}

async function split(
	text: string,
	delimiter: Delimiter,
	breathe: () => Promise<void>
): Promise<string[][]> {
	const { default: Papa } = await import('papaparse');
	const rows: string[][] = [];
	for (const block of blocks(text)) {
		// The line end at a piece's end is not an empty row.
		if (rows.at(-1)?.join('') === '') rows.pop();
		const { data } = Papa.parse<string[]>(block, { delimiter, skipEmptyLines: false });
		for (const cells of data) rows.push(cells.map(undefused));
		if (rows.length > MOST_ROWS * 2) break;
		await breathe();
	}
	if (rows.at(-1)?.join('') === '') rows.pop();
	return rows;
}

const isFilled = (cells: readonly string[]) => cells.some((cell) => cell.trim() !== '');

function numbered(
	rows: readonly (readonly string[])[]
): Result<Pick<Table, 'records' | 'emptyLines'>, FileRefusal> {
	const lines = rows.map((cells, at) => ({ line: at + 1, cells }));
	const records = lines.filter(({ cells }) => isFilled(cells));
	if (records.length > MOST_ROWS) return refused({ type: 'FileTooManyRows', most: MOST_ROWS });
	if (records.some(({ cells }) => cells.length > MOST_COLUMNS)) {
		return refused({ type: 'FileTooManyColumns', most: MOST_COLUMNS });
	}
	if (!records.some(({ cells }) => cells.length > 1)) return refused({ type: 'FileNotTable' });
	const emptyLines = lines.filter(({ cells }) => !isFilled(cells)).map(({ line }) => line);
	return ok({ records, emptyLines });
}
