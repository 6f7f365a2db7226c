import type { ResourceId } from '../ids.ts';
import type { Instant, Span } from '../time/types.ts';
import { overlaps, type Places, type UnitsOut, type Use } from './places.ts';
import { freeUnits } from './usage.ts';

/**
 * Units of a resource that can be had during the whole of `[from, to)`, turnaround around it, its
 * scarcest part deciding (RS2–RS4). None when it or a part is closed meanwhile or retired. Opening
 * rules are another question: see `reasonsAgainst`.
 */
export function unitsFree(
	places: Places,
	resource: ResourceId,
	from: Instant,
	to: Instant
): number {
	let least = Infinity;
	for (const need of places.needsOf(resource)) {
		const terms = places.termsOf(need.resource);
		if (terms === undefined || terms.retired) return 0;
		if (places.closuresOf(need.resource).some((closure) => overlaps(closure, { from, to })))
			return 0;
		const begins = from - need.before;
		const ends = to + need.after;
		const uses = places.usesOver(need.resource, begins, ends);
		const outages = places.outagesOf(need.resource);
		const free = freeUnits(terms.capacity, uses, outages, begins, ends);
		least = Math.min(least, Math.floor(Math.max(0, free) / need.each));
	}
	return least;
}

/**
 * The stretches of `[from, to)` during which `quantity` units can be had, longest possible, in order.
 * A booking may take any part of one: turnaround of what lies around it has been left out.
 */
export function freeSpans(
	places: Places,
	resource: ResourceId,
	quantity: number,
	from: Instant,
	to: Instant
): Span[] {
	const busy: Span[] = [];
	for (const need of places.needsOf(resource)) {
		const terms = places.termsOf(need.resource);
		if (terms === undefined || terms.retired) return [];
		busy.push(...places.closuresOf(need.resource));
		const left = terms.capacity - need.each * quantity;
		if (left < 0) return [];
		const begins = from - need.before;
		const ends = to + need.after;
		const uses = places.usesOver(need.resource, begins, ends);
		const outages = places.outagesOf(need.resource);
		for (const span of spansAbove(left, uses, outages)) {
			// Its own turnaround keeps a booking that far from what is there already.
			busy.push({ from: span.from - need.after, to: span.to + need.before });
		}
	}
	return between(busy, from, to);
}

/** Where more than `most` units are taken or out of service. */
function spansAbove(most: number, uses: readonly Use[], outages: readonly UnitsOut[]): Span[] {
	if (most === 0 && outages.length === 0) return uses.slice();
	const steps: { at: Instant; by: number }[] = [];
	for (const { from, to, quantity } of uses) {
		steps.push({ at: from, by: quantity }, { at: to, by: -quantity });
	}
	for (const { from, to, units } of outages) {
		steps.push({ at: from, by: units }, { at: to, by: -units });
	}
	steps.sort((a, b) => a.at - b.at || a.by - b.by);
	const above: Span[] = [];
	let taken = 0;
	let since: Instant | undefined;
	for (const { at, by } of steps) {
		taken += by;
		if (taken > most) since ??= at;
		else if (since !== undefined) {
			if (since < at) above.push({ from: since, to: at });
			since = undefined;
		}
	}
	return above;
}

/** What is left of `[from, to)` beside the busy spans. */
function between(busy: Span[], from: Instant, to: Instant): Span[] {
	busy.sort((a, b) => a.from - b.from);
	const free: Span[] = [];
	let since = from;
	for (const span of busy) {
		if (span.from >= to) break;
		if (span.from > since) free.push({ from: since, to: span.from });
		if (span.to > since) since = span.to;
	}
	if (since < to) free.push({ from: since, to });
	return free;
}
