/** One property of a calendar's event: `NAME;PARAM=value:value`. Names and parameters are upper case. */
export type Property = {
	readonly name: string;
	readonly params: ReadonlyMap<string, string>;
	/** As it stands, still escaped. */
	readonly value: string;
};

const NAME = /^[A-Z0-9-]+/i;
const PARAM = /;([A-Z0-9-]+)=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)/iy;

/** Undefined for a line that is no property. */
export function propertyIn(line: string): Property | undefined {
	const name = NAME.exec(line)?.[0];
	if (name === undefined) return undefined;
	const params = new Map<string, string>();
	let at = name.length;
	for (;;) {
		PARAM.lastIndex = at;
		const found = PARAM.exec(line);
		if (found === null) break;
		const [whole, param = '', value = ''] = found;
		params.set(param.toUpperCase(), value.replaceAll('"', ''));
		at += whole.length;
	}
	if (line[at] !== ':') return undefined;
	return { name: name.toUpperCase(), params, value: line.slice(at + 1) };
}
