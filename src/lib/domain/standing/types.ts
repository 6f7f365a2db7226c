import type {
	AssociationId,
	BookingId,
	ClosureId,
	FactKey,
	LineId,
	OccurrenceId,
	OutageId,
	ResourceId
} from '../ids.ts';
import type { Places } from '../availability/places.ts';
import type { Scope, Wish } from '../booking/types.ts';
import type { Opening, Part, Policy, Turnaround } from '../resource/types.ts';
import type { Instant, Span, Zone } from '../time/types.ts';

/** BK2, as read from the log. `asked` belongs to the overlay and never appears here. */
export type Standing = 'held' | 'waiting' | 'confirmed' | 'refused' | 'withdrawn';

/** Which of the ways a claim needs a hand (BK8). */
export type SettleReason = 'overcommitted' | 'closed' | 'outOfService' | 'retired' | 'toldTwice';

/** Why a claim waits, or what to know about one that is held (RS5, RS6, RS10). */
export type Reason =
	| { readonly type: 'Taken'; readonly by: readonly BookingId[] }
	| { readonly type: 'OverCapacity'; readonly capacity: number }
	| { readonly type: 'Closed'; readonly closure: ClosureId }
	| { readonly type: 'NotOpen' }
	| { readonly type: 'NotThatDay' }
	| { readonly type: 'PackagesOnly' }
	| { readonly type: 'TooShort'; readonly minutes: number }
	| { readonly type: 'TooLong'; readonly minutes: number }
	| { readonly type: 'TooLate'; readonly minutes: number }
	| { readonly type: 'TooEarly'; readonly days: number }
	| { readonly type: 'SchoolHolidays' }
	| { readonly type: 'PublicHoliday' }
	| { readonly type: 'Retired' }
	| { readonly type: 'PastQuota'; readonly times: number };

/** Standing of one line on one date (BK2, BK7). */
export type ItemStanding = {
	readonly line: LineId;
	readonly occurrence: OccurrenceId;
	readonly resource: ResourceId;
	readonly quantity: number;
	readonly span: Span;
	readonly standing: Standing;
	/** RS6: `held` under self-confirmation is shown as confirmed. */
	readonly confirmsItself: boolean;
	readonly reasons: readonly Reason[];
	/** Claims it clashes with, whoever came first: for "who is in the way" and "à régler avec". */
	readonly clashesWith: readonly BookingId[];
	readonly settle: readonly SettleReason[];
	/** True when the wish that stands is older than the wish that is tried (BK6). */
	readonly changeWaits: boolean;
};

/** What judging claims needs to know of a resource. Terms are frozen at the claim's number (BK3a). */
export type ResourceTerms = {
	readonly capacity: number;
	readonly parts: readonly Part[];
	readonly turnaround: Turnaround;
	readonly opening: Opening;
	readonly policy: Policy;
	readonly retired: boolean;
};

/**
 * An item that somebody was told yes for, and to what. `final`: and needed no steward's answer any more.
 * `again`: what ended it here came back from that log, where it didn't: a no to a change alone (BK6), or
 * a withdrawing of what was there before. That may have waited (`waits`) instead.
 */
export type Told = Pick<ItemStanding, 'line' | 'occurrence' | 'resource' | 'quantity' | 'span'> & {
	readonly final: boolean;
	readonly again: boolean;
	readonly waits: boolean;
};

export type Outage = { readonly resource: ResourceId; readonly units: number } & Span;
export type Closure = { readonly resources: readonly ResourceId[] | 'all' } & Span;

/** A decision that had no effect, and why (R5, BK8). */
export type Effect =
	| { readonly type: 'done' }
	| { readonly type: 'olderWish'; readonly current: FactKey }
	| { readonly type: 'alreadySo' }
	| { readonly type: 'unknownBooking' }
	| { readonly type: 'nothingInScope' };

/** What one item takes of one resource or one of its parts (RS3): a row of the availability function (BK14). */
export type Taken = Span & {
	readonly line: LineId;
	readonly occurrence: OccurrenceId;
	/** The resource asked for, and each of its parts, down to the last. */
	readonly resource: ResourceId;
	readonly quantity: number;
	/** Without turnaround; `from` and `to` include it (RS4). */
	readonly span: Span;
	readonly standing: Standing;
};

/**
 * The book of claims: what the fold keeps of bookings and resources to derive standings (R3, BK2–BK8).
 * Pure but mutable; `fork` is cheap and lets the phone's unsent facts be tried on top of the log.
 * Calls come in the log's order; `number` is the log's number and serves as "now" (BK3a).
 * Every method is total: a wish for an unknown resource waits, nothing throws.
 */
export interface Book {
	/** What the availability function asks (BK14). */
	readonly places: Places;
	fork(): Book;
	setZone(zone: Zone): void;
	setResource(id: ResourceId, terms: ResourceTerms, number: Instant): void;
	/** `undefined` ends it. */
	setOutage(id: OutageId, outage: Outage | undefined, number: Instant): void;
	setClosure(id: ClosureId, closure: Closure | undefined, number: Instant): void;
	/**
	 * BK3: a new booking. One that is `reentered` after a restore keeps the standing it was told at
	 * its number; where another has been told yes since, both are to settle.
	 */
	ask(
		id: BookingId,
		association: AssociationId,
		wish: Wish,
		number: Instant,
		reentered?: boolean
	): void;
	/** BK6: the merged wish after a change. */
	change(id: BookingId, wish: Wish, number: Instant, reentered?: boolean): Effect;
	/**
	 * RS6: from now on its times count for another association, in what stands too. What a claim was
	 * told when it was held stays so (BK3a).
	 */
	transfer(id: BookingId, association: AssociationId): void;
	/** BK5. Withdrawn for good: lines and dates in scope. */
	withdraw(id: BookingId, scope: Scope, number: Instant): Effect;
	/** BK8 */
	confirm(id: BookingId, wish: FactKey, scope: Scope, number: Instant): Effect;
	refuse(id: BookingId, wish: FactKey, scope: Scope, number: Instant): Effect;
	/** BK8: the people concerned say it is settled as it stands. */
	settle(id: BookingId, scope: Scope, number: Instant): Effect;
	/**
	 * BK4: what was told yes in a log that this one was restored without stands, whether it fits or
	 * not; nothing that was named since (refused, withdrawn, wished otherwise) is touched.
	 */
	keepTold(id: BookingId, wish: FactKey, told: readonly Told[], number: Instant): void;
	/** Items in wish order: dates within lines. Empty when unknown. */
	standings(id: BookingId): readonly ItemStanding[];
	/** What its items take, part by part; nothing of what is refused or withdrawn. */
	taken(id: BookingId): readonly Taken[];
	/** Bookings whose items changed since last asked; clears the list. */
	takeTouched(): ReadonlySet<BookingId>;
}
