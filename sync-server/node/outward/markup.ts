/** HTML that holds nothing but what was written as such or escaped. */
export class Markup {
	readonly text: string;

	constructor(text: string) {
		this.text = text;
	}
}

type Part = Markup | readonly Markup[] | string | number | undefined;

const SIGNS: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? '');

function textOf(part: Part): string {
	if (part === undefined) return '';
	if (part instanceof Markup) return part.text;
	if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
	return part.map(({ text }) => text).join('');
}

/** A piece of a page; whatever is put into it is text, unless it was made here too. */
export const markup = (pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
	new Markup(pieces.map((piece, at) => piece + textOf(parts[at])).join(''));
