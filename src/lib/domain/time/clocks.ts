import type { Instant, Zone } from './types.ts';

/** From `from` until the next segment's `from`, wall time is UTC plus `offset` ms. */
export type OffsetSegment = { readonly from: Instant; readonly offset: number };

/** A zone's segments that cover a UTC year, in order, the first beginning with the year. */
export type ReadYear = (year: number) => readonly OffsetSegment[];

/** What is asked of Temporal. */
type Zoned = {
	readonly epochMilliseconds: number;
	readonly offsetNanoseconds: number;
	getTimeZoneTransition(direction: 'next'): Zoned | null;
};
declare const Temporal:
	| undefined
	| { Instant: { fromEpochMilliseconds(at: number): { toZonedDateTimeISO(zone: string): Zoned } } };

const DAY = 86_400_000;
const MINUTE = 60_000;
/** No zone has kept a clock setting for less than this long since 1970. */
const STEP = 10 * DAY;

const startOf = (year: number): Instant => Date.UTC(year, 0, 1);

/** Of a browser that has Temporal: it tells the changes themselves. Throws for a zone it doesn't know. */
export function askTemporal(zone: Zone): ReadYear | undefined {
	if (typeof Temporal === 'undefined') return undefined;
	const zoned = (at: Instant) =>
		Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
	zoned(0);
	return (year) => {
		const end = startOf(year + 1);
		const first = zoned(startOf(year));
		const segments = [segmentOf(first)];
		let next = first.getTimeZoneTransition('next');
		while (next && next.epochMilliseconds < end) {
			segments.push(segmentOf(next));
			next = next.getTimeZoneTransition('next');
		}
		return segments;
	};
}

const segmentOf = ({ epochMilliseconds, offsetNanoseconds }: Zoned): OffsetSegment => ({
	from: epochMilliseconds,
	offset: offsetNanoseconds / 1_000_000
});

/** Of any other: by looking at its clock every few days. Throws for a zone it doesn't know. */
export function askIntl(zone: Zone): ReadYear {
	const format = new Intl.DateTimeFormat('en-US', {
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

	function measure(instant: Instant): number {
		const part: Record<string, string> = {};
		for (const { type, value } of format.formatToParts(instant)) part[type] = value;
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

	return (year) => {
		const end = startOf(year + 1);
		let at = startOf(year);
		let offset = measure(at);
		const segments: OffsetSegment[] = [{ from: at, offset }];
		while (at < end - MINUTE) {
			const next = Math.min(at + STEP, end - MINUTE);
			const then = measure(next);
			if (then !== offset) {
				let before = at;
				let after = next;
				while (after - before > MINUTE) {
					const middle = before + Math.floor((after - before) / MINUTE / 2) * MINUTE;
					if (measure(middle) === offset) before = middle;
					else after = middle;
				}
				segments.push({ from: after, offset: then });
				offset = then;
			}
			at = next;
		}
		return segments;
	};
}
