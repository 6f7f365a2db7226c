import type { Instant, Zone } from './types.ts';

/** From `from` until the next segment's `from`, wall time is UTC plus `offset` ms. */
export type OffsetSegment = { readonly from: Instant; readonly offset: number };

const DAY = 86_400_000;
const MINUTE = 60_000;
/** No zone has kept a clock setting for less than this long since 1970. */
const STEP = 10 * DAY;

/**
 * A zone's clock changes, year by year, read once from the platform's Intl and kept: a season of
 * bookings asks for the same two changes thousands of times, and one formatting costs microseconds.
 */
class ZoneOffsets {
	private readonly years = new Map<number, readonly OffsetSegment[]>();
	private readonly format: Intl.DateTimeFormat;

	constructor(zone: Zone) {
		this.format = new Intl.DateTimeFormat('en-US', {
			timeZone: zone,
			hourCycle: 'h23',
			era: 'short',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric'
		});
	}

	/** Segments that cover the UTC year, in order, the first beginning with the year. */
	ofYear(year: number): readonly OffsetSegment[] {
		let segments = this.years.get(year);
		if (segments === undefined) {
			segments = this.read(year);
			this.years.set(year, segments);
		}
		return segments;
	}

	private read(year: number): readonly OffsetSegment[] {
		const end = Date.UTC(year + 1, 0, 1);
		let at = Date.UTC(year, 0, 1);
		let offset = this.measure(at);
		const segments: OffsetSegment[] = [{ from: at, offset }];
		while (at < end - MINUTE) {
			const next = Math.min(at + STEP, end - MINUTE);
			const then = this.measure(next);
			if (then !== offset) {
				let before = at;
				let after = next;
				while (after - before > MINUTE) {
					const middle = before + Math.floor((after - before) / MINUTE / 2) * MINUTE;
					if (this.measure(middle) === offset) before = middle;
					else after = middle;
				}
				segments.push({ from: after, offset: then });
				offset = then;
			}
			at = next;
		}
		return segments;
	}

	private measure(instant: Instant): number {
		const part: Record<string, string> = {};
		for (const { type, value } of this.format.formatToParts(instant)) part[type] = value;
		const wall = Date.UTC(
			Number(part['year']),
			Number(part['month']) - 1,
			Number(part['day']),
			Number(part['hour']),
			Number(part['minute']),
			Number(part['second'])
		);
		return wall - instant;
	}
}

const zones = new Map<Zone, ZoneOffsets>();

function offsetsOf(zone: Zone): ZoneOffsets {
	let offsets = zones.get(zone);
	if (offsets === undefined) {
		offsets = new ZoneOffsets(knownZone(zone));
		zones.set(zone, offsets);
	}
	return offsets;
}

/** A zone this platform doesn't know reads as UTC: a fact from elsewhere must not break a screen. */
function knownZone(zone: Zone): Zone {
	try {
		new Intl.DateTimeFormat('en-US', { timeZone: zone });
		return zone;
	} catch {
		return 'UTC' as Zone;
	}
}

const yearOf = (instant: Instant) => new Date(instant).getUTCFullYear();

/** Milliseconds to add to the instant to read its wall time in the zone. */
export function offsetAt(instant: Instant, zone: Zone): number {
	const segments = offsetsOf(zone).ofYear(yearOf(instant));
	let offset = 0;
	for (const segment of segments) {
		if (segment.from > instant) break;
		offset = segment.offset;
	}
	return offset;
}

/** Clock settings of the zone from the one in force at `instant` on, for at least the next year. */
export function segmentsFrom(instant: Instant, zone: Zone): readonly OffsetSegment[] {
	const offsets = offsetsOf(zone);
	const year = yearOf(instant);
	const both = [...offsets.ofYear(year), ...offsets.ofYear(year + 1)];
	const first = both.findLastIndex((segment) => segment.from <= instant);
	return both.slice(Math.max(first, 0));
}
