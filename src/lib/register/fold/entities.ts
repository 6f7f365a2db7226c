import type { AssociationBody } from '../../domain/association/types.ts';
import type { CatalogueBody } from '../../domain/catalogue/types.ts';
import type { BookingBody, HandoverBody, ProposalBody, Wish } from '../../domain/booking/types.ts';
import type {
	AssociationId,
	BookingId,
	CatalogueId,
	ClosureId,
	DeviceId,
	FactKey,
	FeedId,
	HandoverId,
	LineId,
	MemberId,
	Nonce,
	OccurrenceId,
	OutageId,
	PersonId,
	ResourceId,
	UnitId,
	WordsId
} from '../../domain/ids.ts';
import type { FeedBody } from '../../domain/feed/types.ts';
import type { AttachedFile } from '../../domain/media/types.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { ResourceBody } from '../../domain/resource/types.ts';
import type { Instant } from '../../domain/time/types.ts';
import type { Body, Fact } from '../facts/fact.ts';
import type { FactKind, Room } from '../facts/kinds.ts';
import type { Unread } from '../text.ts';

/** One field before and after (R6). */
export type FieldChange = {
	readonly field: string;
	readonly was: unknown;
	readonly is: unknown;
};

/** A fact that had an effect on an entity, in the order it had it. */
export type Happening = {
	readonly key: FactKey;
	readonly number: Instant;
	readonly fact: Fact;
	readonly changed: readonly FieldChange[];
};

type Entity<Id> = {
	readonly id: Id;
	/** Number of the fact that created it. */
	readonly number: Instant;
	readonly history: readonly Happening[];
};

export type AssociationEntity = Entity<AssociationId> & {
	readonly body: AssociationBody;
	readonly batch: Nonce | undefined;
	/** Its batch was undone and nobody is in it: not to be offered any more. */
	readonly undone: boolean;
};

export type PersonEntity = Entity<PersonId> & {
	readonly body: Body<'person.added'>;
	readonly by: DeviceId | 'relay';
	readonly batch: Nonce | undefined;
	readonly undone: boolean;
};

export type WordsEntity = {
	readonly id: WordsId;
	readonly number: Instant;
	readonly by: DeviceId | 'relay';
	readonly at: Instant;
	readonly text: string;
};

export type ResourceEntity = Entity<ResourceId> & {
	readonly body: ResourceBody;
	/** RS8 */
	readonly retired: boolean;
	/** Retired because the batch that brought it was undone. */
	readonly undone: boolean;
	readonly batch: Nonce | undefined;
	/** Photos and papers, in the order they came. */
	readonly files: readonly AttachedFile[];
};

export type OutageEntity = Entity<OutageId> & {
	readonly body: Body<'outage.noted'>;
	readonly ended: boolean;
};

export type ClosureEntity = Entity<ClosureId> & {
	readonly body: Body<'closure.added'>;
	readonly lifted: boolean;
};

export type Comment = {
	readonly key: FactKey;
	readonly number: Instant;
	readonly at: Instant;
	readonly by: DeviceId | 'relay';
	readonly words: WordsId;
};

export type Proposal = ProposalBody & {
	readonly key: FactKey;
	readonly number: Instant;
	readonly at: Instant;
	readonly by: DeviceId | 'relay';
};

export type Handover = HandoverBody & {
	readonly id: HandoverId;
	readonly number: Instant;
	readonly at: Instant;
	readonly by: DeviceId | 'relay';
};

/** BK15 */
export type Joined = {
	readonly association: AssociationId;
	readonly places: number;
	readonly person: PersonId | undefined;
};

/** RS9 */
export type AssignedUnits = {
	readonly line: LineId;
	readonly occurrence: OccurrenceId;
	readonly units: readonly UnitId[];
};

export type BookingEntity = Entity<BookingId> & {
	/** All fields as they stand; lines and occurrences are those of the wish. */
	readonly body: BookingBody;
	/** BK6: what is tried. What stands is in the book. */
	readonly wish: Wish;
	readonly by: DeviceId | 'relay';
	readonly author: MemberId | undefined;
	readonly comments: readonly Comment[];
	readonly proposals: readonly Proposal[];
	readonly handovers: readonly Handover[];
	readonly joined: readonly Joined[];
	readonly units: readonly AssignedUnits[];
};

/** An address to subscribe to. */
export type FeedEntity = Entity<FeedId> & {
	readonly body: FeedBody;
	/** Who made it: it lives as long as they might make it. */
	readonly member: MemberId;
	readonly revoked: boolean;
};

/** A page for everybody. */
export type CatalogueEntity = Entity<CatalogueId> & {
	readonly body: CatalogueBody;
	readonly withdrawn: boolean;
};

/** A fact of the log without effect, and why (R5). */
export type NoEffect = {
	readonly key: FactKey;
	readonly number: Instant;
	readonly at: Instant;
	readonly by: DeviceId | 'relay';
	readonly kind: FactKind;
	readonly about: string | undefined;
	readonly refusal: Refusal;
};

/** A text of the log that is no fact (R5): counted, and kept to be exported. */
export type Quarantined = {
	readonly key: FactKey;
	readonly number: Instant;
	readonly room: Room;
	readonly text: string;
	readonly why: Unread;
};

/** The facts of one command, newest first, and who has undone theirs or everybody's. */
export type Batch = {
	readonly last: BatchLink | undefined;
	readonly undone: readonly Undone[];
};
export type Undone = {
	readonly number: Instant;
	readonly by: MemberId;
	readonly all: boolean;
};
export type BatchLink = {
	readonly key: FactKey;
	readonly fact: Fact;
	readonly before: BatchLink | undefined;
};
