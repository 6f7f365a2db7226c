import { escaped } from './xml.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Which of `cellXfs` below a cell wears. */
export const STYLES = { words: 1, lines: 2, heading: 3, date: 4, time: 5, euros: 6 } as const;

/** Words have the format "text", so that what is typed over them is no formula either. */
const LOOKS = [
	'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
	'<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
	'<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
	'<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
	'<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
	'<xf numFmtId="20" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
	'<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
];

const FONT = '<sz val="11"/><name val="Calibri"/><family val="2"/>';

const styles = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.00\\ &quot;€&quot;"/></numFmts><fonts count="2"><font>${FONT}</font><font><b/>${FONT}</font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${LOOKS.length}">${LOOKS.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

const contentTypes = (sheets: number) =>
	`${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${each(sheets, (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPE}.worksheet+xml"/>`)}</Types>`;

const each = (count: number, written: (n: number) => string) =>
	Array.from({ length: count }, (_, at) => written(at + 1)).join('');

/** A workbook's sheets bear at most 31 signs, none of `[]:*?/\`, and no two the same. */
function sheetNames(names: readonly string[]): string[] {
	const taken = new Set<string>();
	return names.map((name, at) => {
		const fit = name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 28);
		const own = fit.trim() === '' || taken.has(fit.toLowerCase()) ? `${fit} ${at + 1}` : fit;
		taken.add(own.toLowerCase());
		return own;
	});
}

/** Everything in a workbook but its sheets: where it is in the file, and what it says. */
export const workbookParts = (names: readonly string[]): readonly (readonly [string, string])[] => [
	['[Content_Types].xml', contentTypes(names.length)],
	[
		'_rels/.rels',
		`${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	],
	[
		'xl/workbook.xml',
		`${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheetNames(names)
			.map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
			.join('')}</sheets></workbook>`
	],
	[
		'xl/_rels/workbook.xml.rels',
		`${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each(names.length, (n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rId${names.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`
	],
	['xl/styles.xml', styles]
];

/** What stands before a sheet's rows: the headings stay in sight, and columns are as wide as their words. */
export const sheetHead = (widths: readonly number[], first: boolean) =>
	`${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView${first ? ' tabSelected="1"' : ''} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths
		.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
		.join('')}</cols><sheetData>`;

export const sheetFoot = (corner: string) =>
	`</sheetData><autoFilter ref="A1:${corner}"/></worksheet>`;
