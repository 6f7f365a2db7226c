const utf8 = new TextEncoder();
/** RFC 5545, 3.1: a line holds so many octets. */
const MOST_OCTETS = 75;

/** Text as a calendar writes it: what has a meaning of its own is escaped, what no line may hold goes. */
export const escaped = (text: string): string =>
	text
		.replace(/\r\n?/g, '\n')
		// Control characters are no part of any text (RFC 5545, 3.3.11).
		.replace(/[^\P{Cc}\n\t]/gu, '')
		.replace(/[\\;,]/g, (sign) => `\\${sign}`)
		.replace(/\n/g, '\\n');

/** One content line, folded at 75 octets without cutting a character, with its end. */
export function line(name: string, value: string): string {
	const text = `${name}:${value}`;
	if (utf8.encode(text).length <= MOST_OCTETS) return `${text}\r\n`;
	let folded = '';
	let octets = 0;
	for (const character of text) {
		const size = utf8.encode(character).length;
		if (octets + size > MOST_OCTETS) {
			folded += '\r\n ';
			octets = 1;
		}
		folded += character;
		octets += size;
	}
	return `${folded}\r\n`;
}
