import type { OccurrenceId } from '../../../domain/ids.ts';
import type { Season } from '../../../domain/time/season.ts';
import { plainLine } from './plain-line.ts';

export const SYSTEM = 'ics';
/** The register keeps 200 characters. */
const MOST = 190;

/** A number that differs where texts do: two long names that begin alike stay two. */
function sum(text: string): string {
	let value = 0;
	for (const letter of text) value = (Math.imul(value, 31) + (letter.codePointAt(0) ?? 0)) | 0;
	return (value >>> 0).toString(36);
}

/** An event's own name, as short and clean as the register wants it. */
export function sourceId(uid: string): string {
	const line = plainLine(uid);
	return line.length <= MOST ? line : `${line.slice(0, MOST - 8).trim()} ${sum(uid)}`;
}

/** One booking for each season of an event: a course that goes on for years never grows too long. */
export const sourceOf = (uid: string, season: Season) => ({
	system: SYSTEM,
	id: sourceId(uid),
	part: season
});

/** A date keeps its name when its hour changes: it is that of the moment it was first meant for. */
export const dateId = (part: string) => part.replaceAll(':', '') as OccurrenceId;
