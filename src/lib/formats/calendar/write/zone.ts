import type { OffsetSegment } from '../../../domain/time/clocks.ts';
import { segmentsFrom } from '../../../domain/time/offsets.ts';
import type { Instant, Zone } from '../../../domain/time/types.ts';
import { line } from './line.ts';

const MINUTE = 60_000;
const YEAR = 365 * 24 * 60 * MINUTE;

function offsetText(offset: number): string {
	const minutes = Math.abs(offset) / MINUTE;
	const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
	return `${offset < 0 ? '-' : '+'}${two(minutes / 60)}${two(minutes % 60)}`;
}

/** Wall time before the change, as the RFC wants it. */
const wall = (at: Instant, offset: number) =>
	new Date(at + offset).toISOString().slice(0, 19).replace(/[-:]/g, '');

function observance(
	kind: 'STANDARD' | 'DAYLIGHT',
	start: string,
	from: number,
	to: number,
	rule = ''
) {
	return (
		line('BEGIN', kind) +
		line('DTSTART', start) +
		line('TZOFFSETFROM', offsetText(from)) +
		line('TZOFFSETTO', offsetText(to)) +
		(rule === '' ? '' : line('RRULE', rule)) +
		line('END', kind)
	);
}

const HOUR = 60 * MINUTE;
/** The European Union's clocks since 1996, in Paris: what every calendar writes of it. */
const PARIS =
	observance('DAYLIGHT', '19960331T020000', HOUR, 2 * HOUR, 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU') +
	observance('STANDARD', '19961027T030000', 2 * HOUR, HOUR, 'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU');

/** Clock settings in force between two instants, each once. */
function settings(zone: Zone, from: Instant, to: Instant): readonly OffsetSegment[] {
	const found: OffsetSegment[] = [];
	for (let at = from; at <= to + YEAR; at += YEAR) {
		for (const segment of segmentsFrom(at, zone)) {
			if (found.at(-1)?.offset !== segment.offset && segment.from > (found.at(-1)?.from ?? -1))
				found.push(segment);
		}
	}
	return found;
}

function observances(zone: Zone, from: Instant, to: Instant): string {
	if (zone === 'Europe/Paris') return PARIS;
	const [first, ...changes] = settings(zone, from - YEAR, to);
	const usual = first?.offset ?? 0;
	const lowest = Math.min(usual, ...changes.map(({ offset }) => offset));
	let before = usual;
	const kind = (offset: number) => (offset > lowest ? 'DAYLIGHT' : 'STANDARD');
	return (
		observance(kind(usual), '19700101T000000', usual, usual) +
		changes
			.map(({ from: at, offset }) => {
				const told = observance(kind(offset), wall(at, before), before, offset);
				before = offset;
				return told;
			})
			.join('')
	);
}

/** What a zone's clocks do between two instants, for readers that know no zones by name. */
export const zoneText = (zone: Zone, from: Instant, to: Instant): string =>
	line('BEGIN', 'VTIMEZONE') +
	line('TZID', zone) +
	line('X-LIC-LOCATION', zone) +
	observances(zone, from, to) +
	line('END', 'VTIMEZONE');
