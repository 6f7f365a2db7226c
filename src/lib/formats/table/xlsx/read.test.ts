import { strToU8, zipSync, type Zippable } from 'fflate';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Cents } from '../../../domain/resource/types.ts';
import type { LocalDate, LocalTime } from '../../../domain/time/types.ts';
import { cellText, type Cell } from '../cell.ts';
import { MOST_COLUMNS, MOST_ROWS, readTable } from '../read.ts';
import { lookOf } from './number.ts';
import { columnOf } from './read.ts';
import { elements } from './tags.ts';
import { unpack } from './unpack.ts';
import { xlsxParts } from './write.ts';

async function cells(bytes: Uint8Array) {
	const read = await readTable(bytes);
	if (!read.ok) throw new Error(read.refusal.type);
	return read.value.records.map((record) => record.cells);
}
async function refusal(bytes: Uint8Array) {
	const read = await readTable(bytes);
	return read.ok ? undefined : read.refusal;
}
const workbook = (rows: readonly (readonly Cell[])[], headings = ['A', 'B', 'C']) =>
	Uint8Array.from(Buffer.concat([...xlsxParts([{ name: 'Essai', headings, rows }])].flat()));

const RELATIONS =
	'<Relationships><Relationship Id="r1" Target="/xl/worksheets/sheet1.xml"/></Relationships>';
const BOOK = '<x:workbook><x:sheets><x:sheet name="S" r:id="r1"/></x:sheets></x:workbook>';
/** A workbook of another hand: its sheet as given. */
const byHand = (sheet: string, others: Zippable = {}) =>
	zipSync({
		'[Content_Types].xml': strToU8('<Types/>'),
		'xl/workbook.xml': strToU8(BOOK),
		'xl/_rels/workbook.xml.rels': strToU8(RELATIONS),
		'xl/worksheets/sheet1.xml': strToU8(sheet),
		...others
	});

describe('a workbook is read as its table would be typed', () => {
	test('one that another program wrote: shared words, looks of dates and numbers, rich words', async () => {
		expect(await cells(readFileSync('tests/fixtures/classeur.xlsx'))).toEqual([
			// prettier-ignore
			['Désignation', 'Quantité', 'Valeur', 'Achat', 'Heure', 'Moment', 'Téléphone', 'Code postal', 'Calculé', 'Vide', 'Oui'],
			// prettier-ignore
			['Chaises & tables', '120', '549,9', '26/11/2026', '14:30', '01/03/2026 08:05', '0612345678', '01400', '0,3', '', 'oui'],
			['Deux\nlignes', '-3', '29/02/2024', 'Sono portable']
		]);
	});

	test('one with names before its tags, and cells that don’t say where they are', async () => {
		const sheet =
			'<x:worksheet><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>Nom</x:t></x:is></x:c><x:c t="str"><x:v>Prix</x:v></x:c></x:row><x:row><x:c t="str"><x:v>Caf&#233;</x:v></x:c><x:c><x:v>2.5</x:v></x:c></x:row></x:sheetData></x:worksheet>';
		expect(await cells(byHand(sheet))).toEqual([
			['Nom', 'Prix'],
			['Café', '2,5']
		]);
	});

	test('a sign nobody named stays as it stands, `constructor` too', async () => {
		const sheet =
			'<worksheet><sheetData><row><c t="str"><v>Nom</v></c><c t="str"><v>Note</v></c></row><row><c t="str"><v>Tables</v></c><c t="str"><v>&amp;&constructor;&nbsp;</v></c></row></sheetData></worksheet>';
		expect(await cells(byHand(sheet))).toEqual([
			['Nom', 'Note'],
			['Tables', '&&constructor;&nbsp;']
		]);
	});

	test.each([
		['dd/mm/yyyy', 'date'],
		['[$-40C]d mmmm yyyy;@', 'date'],
		['h"h"mm', 'time'],
		['[h]:mm', 'time'],
		['dd/mm/yyyy hh:mm', 'moment'],
		['#,##0.00 "€"', 'number'],
		['General', 'number'],
		['0.00%', 'number'],
		['0#" "##" "##" "##" "##', 'digits'],
		['00000', 'digits']
	])('the look %s', (code, is) => expect(lookOf(code).is).toBe(is));

	test('where a cell stands', () => {
		expect(['A1', 'Z9', 'AA10', 'XFD1', '1', undefined].map(columnOf)).toEqual([
			0,
			25,
			26,
			16383,
			undefined,
			undefined
		]);
	});

	test('what is written is found again', async () => {
		const filled = fc.oneof(
			fc.string({
				unit: fc.constantFrom(...'a é"&<>_x0041\t\n\u0007œ'),
				minLength: 1,
				maxLength: 8
			}),
			fc.integer({ min: -1_000_000, max: 1_000_000 }),
			fc.record({ cents: fc.integer({ min: 0, max: 10_000_000 }).map((n) => n as Cents) }),
			fc.constantFrom(
				{ date: '1999-12-31' as LocalDate },
				{ date: '2028-02-29' as LocalDate },
				{ time: '00:05' as LocalTime },
				{ time: '23:59' as LocalTime }
			)
		);
		const row = fc.tuple(filled, filled, filled);
		await fc.assert(
			fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 4 }), async (rows) => {
				const typed = (cell: Cell) =>
					typeof cell === 'object' && 'cents' in cell
						? String(cell.cents / 100).replace('.', ',')
						: cellText(cell);
				const kept = rows.filter((line) => line.some((cell) => typed(cell).trim() !== ''));
				fc.pre(kept.length === rows.length);
				expect((await cells(workbook(rows))).slice(1)).toEqual(rows.map((line) => line.map(typed)));
			}),
			{ numRuns: 60 }
		);
	});
});

describe('what would fill a phone is refused, and nothing hangs', () => {
	const megabyte = 1024 * 1024;
	const bomb = () => byHand('', { 'xl/worksheets/sheet2.xml': new Uint8Array(4 * megabyte) });
	const breathe = () => Promise.resolve();

	test('a few kilobytes that unpack to more than is held', async () => {
		expect(bomb().length).toBeLessThan(8_000);
		expect(await unpack(bomb(), breathe, megabyte)).toBe('tooLarge');
		expect(await unpack(bomb(), breathe, 5 * megabyte)).toBeInstanceOf(Map);
	});

	test('one that says it is small', async () => {
		const bytes = bomb();
		const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
		// The size of the part, wherever the file says it.
		for (let at = 0; at + 4 <= bytes.length; at++) {
			if (view.getUint32(at, true) === 4 * megabyte) view.setUint32(at, 10, true);
		}
		expect(await unpack(bytes, breathe, megabyte)).toBe('tooLarge');
	});

	test.each([
		['cut in the middle', workbook([['a', 'b', 'c']]).subarray(0, 900)],
		['without a sheet', byHand('')],
		['of a text editor', zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') })]
	])('a workbook %s', async (_, bytes) => {
		expect(['FileBinary', 'FileEmpty']).toContain((await refusal(bytes))?.type);
	});

	test('a thousand columns', async () => {
		const wide = Array.from({ length: 1000 }, (_, at) => `colonne ${at}`);
		expect(await refusal(workbook([wide], wide))).toEqual({
			type: 'FileTooManyColumns',
			most: MOST_COLUMNS
		});
	});

	test('more rows than are read', async () => {
		const rows = Array.from({ length: MOST_ROWS + 1 }, (_, at) => ['a', at, 'b']);
		expect(await refusal(workbook(rows))).toEqual({ type: 'FileTooManyRows', most: MOST_ROWS });
	});

	test('tags that are never closed are walked once', () => {
		const open = '<row><c><v>'.repeat(200_000);
		expect([...elements(open, 'row')]).toEqual([]);
		expect([...elements('<row'.repeat(200_000), 'row')]).toEqual([]);
	});

	test('a reading can be given up', async () => {
		const stopped = () => Promise.reject(new DOMException('', 'AbortError'));
		const bytes = workbook([['a', 'b', 'c']]);
		await expect(readTable(bytes, stopped)).rejects.toThrow(DOMException);
	});
});
