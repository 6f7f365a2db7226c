import {
	idFrom,
	type AssociationId,
	type BookingId,
	type CatalogueId,
	type ClosureId,
	type FactKey,
	type FeedId,
	type InvitationId,
	type MemberId,
	type Nonce,
	type OutageId,
	type PersonId,
	type ResourceId,
	type SpaceId,
	type WordsId
} from '../../domain/ids.ts';
import type { Book } from '../../domain/standing/types.ts';
import type { Instant } from '../../domain/time/types.ts';
import type { Room } from '../facts/kinds.ts';
import { Table } from '../table.ts';
import { createTrust, forkTrust, type Trust } from '../trust/state.ts';
import type {
	AssociationEntity,
	Batch,
	BookingEntity,
	CatalogueEntity,
	ClosureEntity,
	FeedEntity,
	NoEffect,
	OutageEntity,
	PersonEntity,
	Quarantined,
	ResourceEntity,
	WordsEntity
} from './entities.ts';

/** Where the fold of a room stopped, and the rules it would take to go on. */
export type Stop = { readonly number: Instant; readonly rules: number };

/** Everything a space's log says. Tables are written by the fold alone; values are immutable. */
export type SpaceState = {
	readonly space: SpaceId;
	readonly trust: Trust;
	readonly book: Book;
	readonly associations: Table<AssociationId, AssociationEntity>;
	readonly people: Table<PersonId, PersonEntity>;
	readonly words: Table<WordsId, WordsEntity>;
	readonly resources: Table<ResourceId, ResourceEntity>;
	readonly outages: Table<OutageId, OutageEntity>;
	readonly closures: Table<ClosureId, ClosureEntity>;
	/** Closures of all that an association has. */
	readonly closuresOf: Table<AssociationId, readonly ClosureId[]>;
	readonly bookings: Table<BookingId, BookingEntity>;
	readonly feeds: Table<FeedId, FeedEntity>;
	readonly catalogues: Table<CatalogueId, CatalogueEntity>;
	readonly batches: Table<Nonce, Batch>;
	/** By association and source: the entity that an import made. */
	readonly sources: Table<string, ResourceId>;
	/** The same for bookings: who the event of a calendar became. */
	readonly bookingSources: Table<string, BookingId>;
	/** Keys of later imports of the same source, and the entity they went into. */
	readonly aliases: Table<FactKey, ResourceId>;
	/** R7: keys whose entries were taken away. */
	readonly erased: Table<FactKey, true>;
	readonly noEffect: Table<FactKey, NoEffect>;
	readonly quarantine: Table<FactKey, Quarantined>;
	/** Facts of unknown kinds that nobody said must be understood. */
	skipped: number;
	/** Highest number in each room; 0 before the first. What comes below it is re-entered. */
	readonly last: Record<Room, Instant>;
	readonly stopped: Record<Room, Stop | undefined>;
};

/** An empty space, before its founding fact. `book` must be empty too. */
export function createState(space: SpaceId, book: Book): SpaceState {
	return {
		space,
		trust: createTrust(space),
		book,
		associations: new Table(),
		people: new Table(),
		words: new Table(),
		resources: new Table(),
		outages: new Table(),
		closures: new Table(),
		closuresOf: new Table(),
		bookings: new Table(),
		feeds: new Table(),
		catalogues: new Table(),
		batches: new Table(),
		sources: new Table(),
		bookingSources: new Table(),
		aliases: new Table(),
		erased: new Table(),
		noEffect: new Table(),
		quarantine: new Table(),
		skipped: 0,
		last: { register: 0, people: 0 },
		stopped: { register: undefined, people: undefined }
	};
}

/** A lens for trying facts on top of the log; it holds until the original is appended to. */
export function forkState(state: SpaceState): SpaceState {
	return {
		space: state.space,
		trust: forkTrust(state.trust),
		book: state.book.fork(),
		associations: state.associations.fork(),
		people: state.people.fork(),
		words: state.words.fork(),
		resources: state.resources.fork(),
		outages: state.outages.fork(),
		closures: state.closures.fork(),
		closuresOf: state.closuresOf.fork(),
		bookings: state.bookings.fork(),
		feeds: state.feeds.fork(),
		catalogues: state.catalogues.fork(),
		batches: state.batches.fork(),
		sources: state.sources.fork(),
		bookingSources: state.bookingSources.fork(),
		aliases: state.aliases.fork(),
		erased: state.erased.fork(),
		noEffect: state.noEffect.fork(),
		quarantine: state.quarantine.fork(),
		skipped: state.skipped,
		last: { ...state.last },
		stopped: { ...state.stopped }
	};
}

/** What changed since last asked, by table. A booking is touched by its own facts or by a standing. */
export type Touched = {
	readonly space: boolean;
	readonly associations: ReadonlySet<AssociationId>;
	readonly people: ReadonlySet<PersonId>;
	readonly words: ReadonlySet<WordsId>;
	readonly resources: ReadonlySet<ResourceId>;
	readonly outages: ReadonlySet<OutageId>;
	readonly closures: ReadonlySet<ClosureId>;
	readonly bookings: ReadonlySet<BookingId>;
	/** What leaves the space: addresses to subscribe to, and pages for everybody. */
	readonly outward: boolean;
	readonly members: ReadonlySet<MemberId>;
	readonly invitations: ReadonlySet<InvitationId>;
	readonly noEffect: ReadonlySet<FactKey>;
};

export function takeTouched(state: SpaceState): Touched {
	return {
		space: takeInfoTouched(state.trust),
		associations: state.associations.takeTouched(),
		people: new Set([...state.people.takeTouched(), ...takeErased(state)]),
		words: state.words.takeTouched(),
		resources: state.resources.takeTouched(),
		outages: state.outages.takeTouched(),
		closures: state.closures.takeTouched(),
		bookings: new Set([...state.bookings.takeTouched(), ...state.book.takeTouched()]),
		outward: state.feeds.takeTouched().size + state.catalogues.takeTouched().size > 0,
		members: state.trust.members.takeTouched(),
		invitations: state.trust.invitations.takeTouched(),
		noEffect: state.noEffect.takeTouched()
	};
}

/** R7: whoever names somebody erased says so, had \`people\` been heard or not. */
const takeErased = ({ erased }: SpaceState): PersonId[] =>
	[...erased.takeTouched()].map((key) => idFrom<PersonId>(key));

function takeInfoTouched(trust: Trust): boolean {
	const { infoTouched } = trust;
	trust.infoTouched = false;
	return infoTouched;
}
