import { unzipSync, strFromU8 } from 'fflate';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { Cents } from '../../domain/resource/types.ts';
import type { LocalDate, LocalTime } from '../../domain/time/types.ts';
import type { Cell, Sheet } from './cell.ts';
import { defused, undefused } from './formula.ts';
import { csvParts } from './write-csv.ts';
import { columnName, xlsxParts } from './xlsx/write.ts';

const sheet = (rows: readonly (readonly Cell[])[], headings = ['A', 'B', 'C']): Sheet => ({
	name: 'Inventaire',
	headings,
	rows
});
const csv = (rows: readonly (readonly Cell[])[]) => [...csvParts(sheet(rows))].join('');
const euros = (cents: number) => ({ cents: cents as Cents });

describe('a CSV for a French spreadsheet', () => {
	test('byte order mark, semicolons, decimal commas, jj/mm/aaaa, line ends of Windows', () => {
		const row = [12.5, euros(1250), { date: '2026-11-26' as LocalDate }];
		const more = [-3, { time: '14:30' as LocalTime }, undefined];
		expect(csv([row, more])).toBe('\uFEFFA;B;C\r\n12,5;12,50;26/11/2026\r\n-3;14:30;\r\n');
	});

	test('quotes, semicolons and line breaks stay in their cell', () => {
		expect(csv([['a;b', 'dit "oui"', 'un\ndeux']])).toContain('"a;b";"dit ""oui""";"un\ndeux"');
	});

	test.each(['=1+1', '+33612', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', "'=1"])(
		'%j is words, not a formula',
		(text) => {
			const [, first = ''] = csv([[text]]).split(/^.*\r\n/);
			expect(first.replace(/^"/, '').startsWith("'")).toBe(true);
			expect(undefused(defused(text))).toBe(text);
		}
	);

	test('numbers below zero stay numbers', () => {
		expect(csv([[-1, euros(-250), 'x']])).toContain('\r\n-1;-2,50;x\r\n');
	});

	test('whatever the words, another reader finds them again, and no cell of words would run', () => {
		const cell = fc.oneof(
			fc.string({ maxLength: 12 }),
			fc.string({ unit: fc.constantFrom(...`'=+-@;" ab\t\r\n`), maxLength: 6 })
		);
		const row = fc.array(cell, { minLength: 3, maxLength: 3 });
		fc.assert(
			fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
				const text = csv(rows).slice(1);
				const read = Papa.parse<string[]>(text, { delimiter: ';', newline: '\r\n' }).data;
				const cells = read.slice(1, -1);
				expect(cells.flat().filter((words) => /^[=+\-@\t\r\n]/.test(words))).toEqual([]);
				expect(cells.map((line) => line.map(undefused))).toEqual(rows);
			}),
			{ numRuns: 100 }
		);
	});
});

function partsOf(made: Sheet): Record<string, string> {
	const bytes = Buffer.concat([...xlsxParts([made])].flat());
	const files = unzipSync(Uint8Array.from(bytes));
	return Object.fromEntries(Object.entries(files).map(([name, part]) => [name, strFromU8(part)]));
}

describe('a workbook', () => {
	test('dates, times and sums are numbers with a look; words are words', () => {
		const parts = partsOf(
			sheet([
				['=1+1', { date: '2026-11-26' as LocalDate }, { time: '18:00' as LocalTime }],
				[-3, euros(1250), '<b>&"']
			])
		);
		const rows = parts['xl/worksheets/sheet1.xml'] ?? '';
		expect(rows).toContain('<c r="A2" s="1" t="inlineStr"><is><t xml:space="preserve">=1+1</t>');
		expect(rows).toContain('<c r="B2" s="4"><v>46352</v></c><c r="C2" s="5"><v>0.75</v></c>');
		expect(rows).toContain('<c r="A3"><v>-3</v></c><c r="B3" s="6"><v>12.5</v></c>');
		expect(rows).toContain('&lt;b&gt;&amp;&quot;');
		expect(rows).not.toMatch(/<f[ >]/);
		expect(rows).toContain('<autoFilter ref="A1:C3"/>');
	});

	test('signs that XML has no room for are written the way workbooks do', () => {
		const rows = partsOf(sheet([['\u0007', '_x0041_', 'a\rb']]))['xl/worksheets/sheet1.xml'];
		expect(rows).toContain('>_x0007_<');
		expect(rows).toContain('>_x005F_x0041_<');
		expect(rows).toContain('>a_x000D_b<');
	});

	test('the same table makes the same bytes', () => {
		const bytes = () => Buffer.concat([...xlsxParts([sheet([['a', 1, undefined]])])].flat());
		expect(bytes().equals(bytes())).toBe(true);
	});

	test('columns are named as in a spreadsheet', () => {
		expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual([
			'A',
			'Z',
			'AA',
			'AZ',
			'BA',
			'ZZ',
			'AAA'
		]);
	});
});
