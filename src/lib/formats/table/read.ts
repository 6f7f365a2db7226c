import { ok, refused, type Refusal, type Result } from '../../domain/refusal.ts';
import { binaryKind } from './binary.ts';
import { detectDelimiter, type Delimiter } from './delimiter.ts';
import { decode, utf16, type Encoding } from './encoding.ts';

/** A file larger than this is not an inventory, and would freeze a small phone. */
export const MOST_BYTES = 5 * 1024 * 1024;
export const MOST_ROWS = 3000;

/** Rows of cells as they stand in the file, headings among them; `line` counts records from 1. */
export type Table = {
	readonly records: readonly { readonly line: number; readonly cells: readonly string[] }[];
	/** Records without a single filled cell, left out of `records`. */
	readonly emptyLines: readonly number[];
	readonly encoding: Encoding;
	readonly delimiter: Delimiter;
};

export type FileRefusal = Extract<Refusal, { type: `File${string}` }>;

/** Also said before the bytes are read, from the size alone. */
export const TOO_LARGE = {
	type: 'FileTooLarge',
	mostMegabytes: MOST_BYTES / 1024 / 1024
} as const satisfies FileRefusal;

/** Reads a delimited text file; everything that is not one is refused with its reason. */
export async function readTable(bytes: Uint8Array): Promise<Result<Table, FileRefusal>> {
	if (bytes.length === 0) return refused({ type: 'FileEmpty' });
	if (bytes.length > MOST_BYTES) return refused(TOO_LARGE);
	const looksLike = utf16(bytes) ? undefined : binaryKind(bytes);
	if (looksLike) return refused({ type: 'FileBinary', looksLike });
	const { text, encoding } = decode(bytes);
	if (text.trim() === '') return refused({ type: 'FileEmpty' });
	if (isMarkup(text)) return refused({ type: 'FileNotTable' });
	const delimiter = detectDelimiter(text);
	if (!delimiter) return refused({ type: 'FileNotTable' });
	return split(text, delimiter, encoding);
}

/** A saved web page or an XML file has delimiters too, but no rows. */
const isMarkup = (text: string) => /^\s*<(!doctype|html|\?xml|svg)/i.test(text);

async function split(
	text: string,
	delimiter: Delimiter,
	encoding: Encoding
): Promise<Result<Table, FileRefusal>> {
	// Loaded here: nobody needs a parser before they have chosen a file.
	const { default: Papa } = await import('papaparse');
	const { data } = Papa.parse<string[]>(text, { delimiter, skipEmptyLines: false });
	const numbered = data.map((cells, at) => ({ line: at + 1, cells }));
	// The line end at the end of the file is not an empty row of the inventory.
	if (numbered.at(-1)?.cells.join('') === '') numbered.pop();
	const isFilled = (row: { cells: readonly string[] }) => row.cells.some((cell) => cell.trim());
	const records = numbered.filter(isFilled);
	if (records.length > MOST_ROWS) return refused({ type: 'FileTooManyRows', most: MOST_ROWS });
	if (!records.some((row) => row.cells.length > 1)) return refused({ type: 'FileNotTable' });
	const emptyLines = numbered.filter((row) => !isFilled(row)).map((row) => row.line);
	return ok({ records, emptyLines, encoding, delimiter });
}
