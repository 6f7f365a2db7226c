import { askIntl, askTemporal, type OffsetSegment, type ReadYear } from './clocks.ts';
import type { Instant, Zone } from './types.ts';

/**
 * A zone's clock changes, year by year, read once from the platform and kept: a season of bookings
 * asks for the same two changes thousands of times.
 */
class ZoneOffsets {
	private readonly years = new Map<number, readonly OffsetSegment[]>();
	private readonly read: ReadYear;

	constructor(zone: Zone) {
		this.read = readerOf(zone);
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
}

const zones = new Map<Zone, ZoneOffsets>();

function offsetsOf(zone: Zone): ZoneOffsets {
	let offsets = zones.get(zone);
	if (offsets === undefined) {
		offsets = new ZoneOffsets(zone);
		zones.set(zone, offsets);
	}
	return offsets;
}

/**
 * Temporal where there is one: the first date that Intl writes costs a phone a tenth of a second,
 * before anything is seen. A zone this platform doesn't know reads as UTC: a fact from elsewhere must
 * not break a screen.
 */
function readerOf(zone: Zone): ReadYear {
	try {
		return askTemporal(zone) ?? askIntl(zone);
	} catch {
		return (year) => [{ from: Date.UTC(year, 0, 1), offset: 0 }];
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
