/** One event or zone of a calendar file: its lines, unfolded, without its alarms. */
export type Blocks = {
	/** Properties of the calendar itself, by name. */
	readonly about: ReadonlyMap<string, string>;
	readonly events: readonly (readonly string[])[];
	readonly zones: readonly (readonly string[])[];
};

const BEGIN = /^BEGIN:([A-Z-]+)\s*$/i;
const END = /^END:([A-Z-]+)\s*$/i;
/** Nobody nests deeper than a zone's seasons in a calendar; what does is passed over. */
const DEEPEST = 8;

/**
 * The parts of a calendar's text that are read. Lines may be folded and end any way. Undefined when it
 * is no calendar at all; what is broken within one event breaks no other.
 */
export function blocksIn(text: string): Blocks | undefined {
	const about = new Map<string, string>();
	const events: string[][] = [];
	const zones: string[][] = [];
	const open: string[] = [];
	let lines: string[] = [];
	let calendars = 0;
	for (const line of unfold(text)) {
		const begins = BEGIN.exec(line)?.[1]?.toUpperCase();
		const ends = END.exec(line)?.[1]?.toUpperCase();
		if (begins !== undefined) {
			if (open.length >= DEEPEST) return undefined;
			open.push(begins);
			if (begins === 'VCALENDAR') calendars += 1;
			if (begins === 'VEVENT' || begins === 'VTIMEZONE') lines = [];
		}
		const inZone = open.includes('VTIMEZONE');
		if (inZone || open.at(-1) === 'VEVENT') lines.push(line);
		else if (open.length === 1 && begins === undefined && ends === undefined) note(about, line);
		if (ends === undefined || open.at(-1) !== ends) continue;
		open.pop();
		if (ends === 'VEVENT') events.push(lines);
		if (ends === 'VTIMEZONE') zones.push(lines);
	}
	return calendars === 0 ? undefined : { about, events, zones };
}

function unfold(text: string): string[] {
	const even = text.replace(/\r\n?/g, '\n').replace(/\n[ \t]/g, '');
	return even.split('\n').filter((line) => line.trim() !== '');
}

function note(about: Map<string, string>, line: string): void {
	const found = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/i.exec(line);
	const [, name = '', value = ''] = found ?? [];
	if (name !== '') about.set(name.toUpperCase(), plainText(value));
}

/** Text as it was before it was escaped. */
export const plainText = (value: string): string =>
	value.replace(/\\([\\;,nN])/g, (_, character: string) =>
		character.toLowerCase() === 'n' ? '\n' : character
	);
