/** One element as it stands in a text: its attributes, and what is between its two tags. */
export type Element = { readonly attributes: string; readonly inside: string };

/** `x:` where a program writes `<x:worksheet>`, as some do. */
export const prefixOf = (text: string): string =>
	/<([A-Za-z_][\w.-]*:)?(?:worksheet|sst|styleSheet|workbook)[\s>]/.exec(text)?.[1] ?? '';

const ENDS = new Set([' ', '>', '/', '\t', '\n', '\r']);

/**
 * The elements of that name, one after the other; none is looked for inside another. Walks the text
 * once, whatever it holds: what is never closed ends the walk.
 */
export function* elements(text: string, name: string): Generator<Element> {
	const open = `<${name}`;
	const close = `</${name}>`;
	let at = text.indexOf(open);
	while (at >= 0) {
		const after = at + open.length;
		if (!ENDS.has(text.charAt(after))) {
			at = text.indexOf(open, after);
			continue;
		}
		const end = text.indexOf('>', after);
		if (end < 0) return;
		if (text.charAt(end - 1) === '/') {
			yield { attributes: text.slice(after, end - 1), inside: '' };
			at = text.indexOf(open, end);
			continue;
		}
		const closing = text.indexOf(close, end);
		if (closing < 0) return;
		yield { attributes: text.slice(after, end), inside: text.slice(end + 1, closing) };
		at = text.indexOf(open, closing + close.length);
	}
}

/** The first of that name. */
export const element = (text: string, name: string): Element | undefined => {
	for (const found of elements(text, name)) return found;
	return undefined;
};

const ATTRIBUTES = new Map<string, RegExp>();

export function attribute({ attributes }: Element, name: string): string | undefined {
	let form = ATTRIBUTES.get(name);
	if (!form) {
		form = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
		ATTRIBUTES.set(name, form);
	}
	const found = form.exec(attributes);
	return found ? plainText(found[1] ?? found[2] ?? '') : undefined;
}

const NAMED: ReadonlyMap<string, string> = new Map([
	['amp', '&'],
	['lt', '<'],
	['gt', '>'],
	['quot', '"'],
	['apos', "'"]
]);
const LAST_SIGN = 0x10ffff;

function entity(whole: string, name: string): string {
	if (!name.startsWith('#')) return NAMED.get(name) ?? whole;
	const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
	return code > 0 && code <= LAST_SIGN ? String.fromCodePoint(code) : whole;
}

/** Words as they were before they were written between tags. */
export const plainText = (written: string): string =>
	written
		.replace(/&(#?\w{1,10});/g, entity)
		.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
