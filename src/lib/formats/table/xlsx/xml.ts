/** Signs XML has no room for: a workbook writes them as `_x0007_`, and so what looks like that. */
const UNWRITABLE = /[\p{Cc}\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/gu;
const NAMED: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;'
};

const coded = (sign: string) =>
	sign === '\t' || sign === '\n'
		? sign
		: `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/** Words as they stand between two tags or in an attribute of a workbook's part. */
export const escaped = (words: string): string =>
	words.replace(UNWRITABLE, coded).replace(/[&<>"]/g, (sign) => NAMED[sign] ?? sign);
