import type { Instant, LocalDateTime, Range, Span, Zone } from '../../../domain/time/types.ts';
import { dateOf } from '../../../domain/time/date.ts';
import { instantOf, localOf } from '../../../domain/time/zoned.ts';

export type Lane = Span & { readonly title: string };

/** Two bookings over one ruler: what each takes, what both want, and hours to read it by. */
export type Clash = {
	readonly span: Span;
	readonly lanes: readonly [Lane, Lane];
	/** Undefined when they only touch or a rule, not the hours, sets them against each other. */
	readonly both: Span | undefined;
	readonly ticks: readonly { readonly at: Instant; readonly local: LocalDateTime }[];
};

const HOUR = 3_600_000;
/** Hours between ticks, by how long the ruler is: never more than seven words above it. */
const STEPS = [1, 2, 3, 6, 12, 24, 48, 96, 168];
const MOST_TICKS = 6;

export function clashOf(one: Lane, other: Lane, zone: Zone): Clash {
	const first = Math.min(one.from, other.from);
	const last = Math.max(one.to, other.to);
	const step = STEPS.find((hours) => (last - first) / (hours * HOUR) <= MOST_TICKS) ?? 24 * 30;
	const margin = (last - first) / 8;
	const span = { from: first - margin, to: last + margin };
	const from = Math.max(one.from, other.from);
	const to = Math.min(one.to, other.to);
	return {
		span,
		lanes: one.from <= other.from ? [one, other] : [other, one],
		both: from < to ? { from, to } : undefined,
		ticks: ticksIn(span, step, zone)
	};
}

/** Ticks on round hours of the wall clock, midnight first (T3). */
function ticksIn(span: Span, hours: number, zone: Zone): Clash['ticks'] {
	const midnight = instantOf(`${dateOf(localOf(span.from, zone))}T00:00` as LocalDateTime, zone);
	const ticks: { at: Instant; local: LocalDateTime }[] = [];
	for (let at = midnight; at <= span.to; at += hours * HOUR) {
		if (at >= span.from) ticks.push({ at, local: localOf(at, zone) });
	}
	return ticks;
}

/** How far along the ruler an instant lies, 0 to 1. */
export const along = ({ span }: Clash, at: Instant): number =>
	(at - span.from) / (span.to - span.from);

export const laneOf = (title: string, { from, to }: Range): Lane => ({ title, from, to });
