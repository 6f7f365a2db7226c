import type { Places } from '../availability/places.ts';
import type { Scope, Wish } from '../booking/types.ts';
import type { AssociationId, BookingId, ClosureId, FactKey, OutageId, ResourceId } from '../ids.ts';
import type { Instant, Zone } from '../time/types.ts';
import type { Moment } from './claim.ts';
import { confirmItems, refuseItems, settleItems, withdrawItems } from './decide.ts';
import { describe } from './describe.ts';
import { setClosed, setTerms, setUnitsOut } from './grounds.ts';
import { keepTold } from './keep-told.ts';
import { BookState, type Entry } from './state.ts';
import { listTaken } from './taken.ts';
import { transferTo } from './transfer.ts';
import type {
	Book,
	Closure,
	Effect,
	ItemStanding,
	Outage,
	ResourceTerms,
	Taken,
	Told
} from './types.ts';
import { askFor, changeWish } from './wish.ts';

type Decide = (state: BookState, booking: Entry, scope: Scope, now: Moment) => Effect;

class BookOfClaims implements Book {
	private readonly state: BookState;

	constructor(state: BookState) {
		this.state = state;
	}

	get places(): Places {
		return this.state;
	}

	fork(): Book {
		return new BookOfClaims(new BookState(this.state));
	}

	/** Ranges carry their wall time and their instants: no rule here reads a zone (T1, T3). */
	setZone(_zone: Zone): void {}

	setResource(id: ResourceId, terms: ResourceTerms, number: Instant): void {
		setTerms(this.state, id, terms, this.state.next(number));
	}

	setOutage(id: OutageId, outage: Outage | undefined, number: Instant): void {
		setUnitsOut(this.state, id, outage, this.state.next(number));
	}

	setClosure(id: ClosureId, closure: Closure | undefined, number: Instant): void {
		setClosed(this.state, id, closure, this.state.next(number));
	}

	ask(
		id: BookingId,
		association: AssociationId,
		wish: Wish,
		number: Instant,
		reentered = false
	): void {
		if (this.state.entries.get(id) !== undefined) return;
		askFor(this.state, id, association, wish, this.state.next(number, reentered));
	}

	change(id: BookingId, wish: Wish, number: Instant, reentered = false): Effect {
		const entry = this.state.entries.get(id);
		if (entry === undefined) return { type: 'unknownBooking' };
		if (entry.wish === wish.key) return { type: 'alreadySo' };
		changeWish(this.state, entry, wish, this.state.next(number, reentered));
		return { type: 'done' };
	}

	transfer(id: BookingId, association: AssociationId): void {
		transferTo(this.state, id, association);
	}

	withdraw(id: BookingId, scope: Scope, number: Instant): Effect {
		return this.decide(id, undefined, scope, number, withdrawItems);
	}

	confirm(id: BookingId, wish: FactKey, scope: Scope, number: Instant): Effect {
		return this.decide(id, wish, scope, number, confirmItems);
	}

	refuse(id: BookingId, wish: FactKey, scope: Scope, number: Instant): Effect {
		return this.decide(id, wish, scope, number, refuseItems);
	}

	settle(id: BookingId, scope: Scope, number: Instant): Effect {
		return this.decide(id, undefined, scope, number, settleItems);
	}

	keepTold(id: BookingId, wish: FactKey, told: readonly Told[], number: Instant): void {
		const entry = this.state.entries.get(id);
		if (entry?.wish === wish) keepTold(this.state, id, told, this.state.next(number, true));
	}

	standings(id: BookingId): readonly ItemStanding[] {
		const entry = this.state.entries.get(id);
		return entry === undefined ? [] : describe(this.state, entry);
	}

	taken(id: BookingId): readonly Taken[] {
		const entry = this.state.entries.get(id);
		return entry === undefined ? [] : listTaken(this.state, entry);
	}

	takeTouched(): ReadonlySet<BookingId> {
		return this.state.takeTouched();
	}

	/** BK8: a decision that names another wish than the present one has no effect. */
	private decide(
		id: BookingId,
		wish: FactKey | undefined,
		scope: Scope,
		number: Instant,
		decide: Decide
	): Effect {
		const entry = this.state.entries.get(id);
		if (entry === undefined) return { type: 'unknownBooking' };
		if (wish !== undefined && wish !== entry.wish)
			return { type: 'olderWish', current: entry.wish };
		return decide(this.state, entry, scope, this.state.next(number));
	}
}

/** An empty book of claims. A fork is good until the book it was made from next changes. */
export function createBook(_zone: Zone): Book {
	return new BookOfClaims(new BookState());
}
