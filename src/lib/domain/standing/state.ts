import { needsOf, type Need } from '../availability/needs.ts';
import type { Places, Use } from '../availability/places.ts';
import type { AssociationId, BookingId, ClosureId, FactKey, OutageId, ResourceId } from '../ids.ts';
import type { Instant } from '../time/types.ts';
import type { Closure, Outage, ResourceTerms } from './types.ts';
import type { Moment, Take } from './claim.ts';
import type { Item } from './item.ts';
import { Layered } from './layered.ts';
import { SeasonsOf } from './quota.ts';
import { copyShelf, emptyShelf, type ClosedSpan, type Shelf } from './shelf.ts';

/** A booking as the book keeps it. Items are replaced, never changed in place. */
export type Entry = {
	/** The layer of the book that may write to it; others copy it first. */
	readonly owner: object;
	readonly id: BookingId;
	readonly association: AssociationId;
	readonly wish: FactKey;
	readonly together: boolean;
	/** In wish order: dates within lines. */
	readonly items: Item[];
};

/** What the book remembers, with the questions the availability function asks of it (BK14). */
export class BookState implements Places {
	readonly entries: Layered<BookingId, Entry>;
	readonly outages: Layered<OutageId, Outage>;
	readonly closures: Layered<ClosureId, Closure>;
	/** Closures of everything. */
	closedAll: readonly ClosedSpan[];
	/** The longest turnaround any resource ever had, ms: how far from its span a claim can reach. */
	widest: number;
	/** How many claims wait. */
	waiting: number;
	/** The highest number seen: what is past stays past when an older entry comes back. */
	highest: Instant;
	/** How many calls changed the book: its own clock. */
	turn: number;
	/** Shared by all layers: it only remembers names. */
	readonly seasons: SeasonsOf;
	/** Absent until somebody first asks: every booking of an undermost layer is news to them. */
	private touched: Set<BookingId> | undefined;
	private readonly shelves: Layered<ResourceId, Shelf>;
	/** The shelf last asked for: questions about one resource come in a row. */
	private last: Shelf | undefined;
	private known: Map<ResourceId, readonly Need[]>;

	constructor(below?: BookState) {
		this.entries = new Layered(below?.entries);
		this.outages = new Layered(below?.outages);
		this.closures = new Layered(below?.closures);
		this.shelves = new Layered(below?.shelves);
		this.closedAll = below?.closedAll ?? [];
		this.widest = below?.widest ?? 0;
		this.waiting = below?.waiting ?? 0;
		this.highest = below?.highest ?? 0;
		this.turn = below?.turn ?? 0;
		this.seasons = below?.seasons ?? new SeasonsOf();
		this.touched = below && new Set();
		// Shared until parts change in one of the two.
		this.known = below?.known ?? new Map();
	}

	/** The next moment, at this number of the log. */
	next(number: Instant, reentered = false): Moment {
		this.turn++;
		if (number > this.highest) this.highest = number;
		return { turn: this.turn, number, reentered };
	}

	/** Marks a booking as one whose standings may be others now. */
	touch(booking: BookingId): void {
		this.touched?.add(booking);
	}

	/** Bookings marked since this was last asked. */
	takeTouched(): ReadonlySet<BookingId> {
		const touched = this.touched ?? new Set(this.entries.keys());
		this.touched = new Set();
		return touched;
	}

	shelf(resource: ResourceId): Shelf | undefined {
		if (this.last?.resource === resource) return this.last;
		const found = this.shelves.get(resource);
		if (found !== undefined) this.last = found;
		return found;
	}

	/** The shelf of a resource, this layer's own, to write to. */
	ownShelf(resource: ResourceId): Shelf {
		const found = this.shelf(resource);
		if (found?.owner === this) return found;
		const shelf = found === undefined ? emptyShelf(this, resource) : copyShelf(this, found);
		this.shelves.set(resource, shelf);
		this.last = shelf;
		return shelf;
	}

	/** A booking, this layer's own, to write to. */
	ownEntry(booking: BookingId): Entry | undefined {
		const found = this.entries.get(booking);
		if (found === undefined || found.owner === this) return found;
		const entry = { ...found, owner: this, items: found.items.slice() };
		this.entries.set(booking, entry);
		return entry;
	}

	resources(): ResourceId[] {
		return this.shelves.keys();
	}

	/** Parts or turnaround have changed: what whole takes what is worked out anew. */
	forgetNeeds(): void {
		this.known = new Map();
	}

	termsOf(resource: ResourceId): ResourceTerms | undefined {
		return this.shelf(resource)?.terms;
	}

	needsOf(resource: ResourceId): readonly Need[] {
		return this.known.get(resource) ?? needsOf(resource, (id) => this.termsOf(id), this.known);
	}

	usesOver(resource: ResourceId, from: Instant, to: Instant): readonly Use[] {
		return this.takesOver(resource, from, to);
	}

	takesOver(resource: ResourceId, from: Instant, to: Instant): readonly Take[] {
		return this.shelf(resource)?.takes.over(from, to) ?? [];
	}

	outagesOf(resource: ResourceId) {
		return this.shelf(resource)?.outages ?? [];
	}

	closuresOf(resource: ResourceId): readonly ClosedSpan[] {
		const own = this.shelf(resource)?.closures ?? [];
		if (this.closedAll.length === 0) return own;
		return own.length === 0 ? this.closedAll : [...own, ...this.closedAll];
	}
}
