import type { BookingId, ClosureId, ResourceId } from '../ids.ts';
import type { ResourceTerms } from '../standing/types.ts';
import type { Holiday, Instant, LocalDateTime, Span } from '../time/types.ts';
import type { Need } from './needs.ts';

/** Something that takes units of a resource over a span, turnaround included. */
export type Use = Span & { readonly quantity: number; readonly booking: BookingId };
/** Units of a resource that are out of service (RS2). */
export type UnitsOut = Span & { readonly units: number };
export type Closed = Span & { readonly id: ClosureId };

/** One line on one date, as it is asked. */
export type Wanted = Span & {
	readonly resource: ResourceId;
	readonly quantity: number;
	/** Wall time of `from` and `to`: opening rules read clocks, not instants (T3). */
	readonly start: LocalDateTime;
	readonly end: LocalDateTime;
	readonly holiday: Holiday;
};

/**
 * What the availability function reads (BK14). The book of claims and the phone's rows both answer
 * these questions, so that a check and a screen can't differ.
 */
export interface Places {
	termsOf(resource: ResourceId): ResourceTerms | undefined;
	/** What one unit of a resource takes, itself and its parts (RS3). */
	needsOf(resource: ResourceId): readonly Need[];
	/** Uses that overlap `[from, to)`. */
	usesOver(resource: ResourceId, from: Instant, to: Instant): readonly Use[];
	outagesOf(resource: ResourceId): readonly UnitsOut[];
	/** Closures of this resource and those of everything. */
	closuresOf(resource: ResourceId): readonly Closed[];
}

export const overlaps = (one: Span, other: Span) => one.from < other.to && other.from < one.to;
