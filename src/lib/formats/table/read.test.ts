import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { MOST_BYTES, MOST_COLUMNS, MOST_ROWS, readTable } from './read.ts';

const fixture = readFileSync('tests/fixtures/inventaire-lauragais.csv');
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16be = (text: string) =>
	Uint8Array.from([0xfe, 0xff, ...Buffer.from(text, 'utf16le').swap16()]);
const utf16le = (text: string) => Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);

async function cells(bytes: Uint8Array) {
	const read = await readTable(bytes);
	if (!read.ok) throw new Error(read.refusal.type);
	return read.value;
}
async function refusal(bytes: Uint8Array) {
	const read = await readTable(bytes);
	return read.ok ? undefined : read.refusal;
}

describe('a table is read whatever program saved it', () => {
	test('Windows-1252 with semicolons, as in the shared fixture', async () => {
		const table = await cells(fixture);
		expect(table.encoding).toBe('windows-1252');
		expect(table.delimiter).toBe(';');
		expect(table.records).toHaveLength(25);
		expect(table.emptyLines).toEqual([20]);
		expect(table.records[0]?.cells[0]).toBe('Désignation');
		expect(table.records[1]?.cells[7]).toBe('');
		expect(table.records[1]?.cells[8]).toBe('400,00 €');
		expect(table.records[3]?.cells[13]).toBe(
			'Se réserve avec la grande salle ; four gaz, 2 frigos'
		);
		expect(table.records[10]?.cells[3]).toBe('Bibliothèque associative « Lire à Issus »');
	});

	const text = 'Nom;Quantité\r\nChaises;120\r\nÉtuve à œufs;2\r\n';
	test.each([
		['UTF-8', utf8(text), 'utf-8'],
		['UTF-8 with a byte order mark', utf8('\uFEFF' + text), 'utf-8'],
		['UTF-16 with a byte order mark', utf16le(text), 'utf-16le'],
		['UTF-16, the other way round', utf16be(text), 'utf-16be'],
		[
			'Windows-1252',
			Uint8Array.from(Buffer.from(text.replace('œ', '\u009c'), 'latin1')),
			'windows-1252'
		]
	])('%s', async (_, bytes, encoding) => {
		const table = await cells(bytes);
		expect(table.encoding).toBe(encoding);
		expect(table.records.map((row) => row.cells)).toEqual([
			['Nom', 'Quantité'],
			['Chaises', '120'],
			['Étuve à œufs', '2']
		]);
	});

	test.each([
		['semicolons with commas in the prices', 'Nom;Prix\nTable;2,50\nBanc;1,00\n', ';'],
		['commas', 'Nom,Quantité,Remarque\nTable,3,"pieds, plateau; vis"\nBanc,2,\n', ','],
		['tabs with commas in the words', 'Nom\tPrix\nTable, grande\t2,50\nBanc\t1,00\n', '\t'],
		['quotes that hide the other signs', 'a;b\n"x,y,z,t\nu,v,w,s";2\n"p,q,r,s";3\n', ';']
	])('told apart: %s', async (_, text, delimiter) => {
		expect((await cells(utf8(text))).delimiter).toBe(delimiter);
	});

	test('a long text is read in pieces, none of which cuts a line or a cell', async () => {
		const rows = Array.from({ length: 4000 }, (_, at) => `Chose ${at};"à ${at}\n""ménager"""`);
		const table = await cells(utf8(`Nom;Note\n${rows.join('\n')}\n`));
		expect(table.records).toHaveLength(4001);
		expect(table.records.at(-1)).toEqual({
			line: 4001,
			cells: ['Chose 3999', 'à 3999\n"ménager"']
		});
		expect(table.emptyLines).toEqual([]);
	});

	test('words that were kept from running are words again', async () => {
		const table = await cells(utf8("Nom;Note\n'=1+1;'+33 6\n"));
		expect(table.records[1]?.cells).toEqual(['=1+1', '+33 6']);
	});

	test('a quoted cell keeps its line break and its doubled quotes', async () => {
		const table = await cells(utf8('Nom;Note\nSono;"dit ""la grosse""\nà ménager"\n'));
		expect(table.records[1]).toEqual({ line: 2, cells: ['Sono', 'dit "la grosse"\nà ménager'] });
	});
});

describe('what is not a table is refused with its reason', () => {
	const pk = [0x50, 0x4b, 3, 4];
	test.each([
		['nothing at all', new Uint8Array(), { type: 'FileEmpty' }],
		['blanks', utf8('  \r\n\r\n '), { type: 'FileEmpty' }],
		['a letter', utf8('Chers amis,\nvoici la liste.\nBien à vous'), { type: 'FileNotTable' }],
		['a web page', utf8('<!doctype html>\n<p>a;b</p>\n<p>c;d</p>'), { type: 'FileNotTable' }],
		['a ZIP', Uint8Array.from(pk), { type: 'FileBinary', looksLike: 'archive' }],
		[
			'an Excel workbook',
			Uint8Array.from([...pk, ...utf8('....[Content_Types].xml')]),
			{ type: 'FileBinary', looksLike: 'spreadsheet' }
		],
		[
			'a LibreOffice sheet',
			Uint8Array.from([...pk, ...utf8('mimetypeapplication/vnd.oasis.opendocument.spreadsheet')]),
			{ type: 'FileBinary', looksLike: 'spreadsheet' }
		],
		['a PDF', utf8('%PDF-1.7\n'), { type: 'FileBinary', looksLike: 'pdf' }],
		['a photo', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), { type: 'FileBinary', looksLike: 'image' }],
		['bytes', Uint8Array.of(1, 0, 2, 0, 9), { type: 'FileBinary', looksLike: 'other' }],
		['too many bytes', new Uint8Array(MOST_BYTES + 1), { type: 'FileTooLarge', mostMegabytes: 5 }],
		[
			'too many rows',
			utf8('a;b\n'.repeat(MOST_ROWS + 1)),
			{ type: 'FileTooManyRows', most: MOST_ROWS }
		],
		[
			'a thousand columns',
			utf8(`${'a;'.repeat(1000)}\n`.repeat(3)),
			{ type: 'FileTooManyColumns', most: MOST_COLUMNS }
		]
	])('%s', async (_, bytes, expected) => {
		expect(await refusal(bytes)).toEqual(expected);
	});

	test('no bytes make it throw', async () => {
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
				const read = await readTable(bytes);
				if (read.ok) expect(read.value.records.length).toBeGreaterThan(0);
			}),
			{ numRuns: 300 }
		);
	});
	test('no text makes it throw, and no filled cell is lost', async () => {
		const cell = fc.string({ unit: 'grapheme', maxLength: 12 });
		await fc.assert(
			fc.asyncProperty(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 })), async (rows) => {
				const quoted = rows.map((row) => row.map((c) => `"${c.replaceAll('"', '""')}"`).join(';'));
				const read = await readTable(utf8(quoted.join('\n')));
				if (!read.ok) return;
				const found = new Set(read.value.records.flatMap((row) => row.cells));
				if (read.value.delimiter !== ';') return;
				for (const c of rows.flat()) if (c.trim()) expect(found).toContain(c);
			}),
			{ numRuns: 200 }
		);
	});
});
